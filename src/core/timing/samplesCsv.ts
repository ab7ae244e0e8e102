import type { Comparison, ComparisonKind } from './Comparison.ts';
import type { HistoryEntry } from './HistoryEntry.ts';
import type { Parts, Timing } from './Timing.ts';

const COLUMNS = [
  'date',
  'userAgent',
  'hardwareConcurrency',
  'crossOriginIsolated',
  'what',
  'condition',
  'round',
  'workers',
  'steps',
  'chunks',
  'generator',
  'boundary',
  'seeding',
  'wallMs',
  'startMs',
  'computeMs',
  'handOverMs',
  'mergeMs',
  'waitMs',
] as const;

/** The cells of a row by column, in any order; null is an empty one. */
type Row = Readonly<Record<(typeof COLUMNS)[number], string | number | boolean | null>>;
type Sample = Parts & Pick<Row, 'condition' | 'round' | 'workers' | 'steps' | 'chunks'>;

/**
 * Every timed run of the measurements as a row of CSV text (RFC 4180), in the order given; times in
 * ms, numbers the shortest that read back the same. What does not apply is an empty cell: the
 * condition of a speed-up, the model's settings where nothing is simulated, and generator and
 * seeding where the condition names them.
 */
export function samplesCsv(entries: readonly HistoryEntry[]): string {
  const rows = entries.flatMap(rowsOf);
  const lines = [COLUMNS, ...rows.map((row) => COLUMNS.map((column) => cell(row[column])))];
  return lines.map((cells) => `${cells.join(',')}\r\n`).join('');
}

function rowsOf({ date, environment, settings, timing, comparison }: HistoryEntry): Row[] {
  const { userAgent, hardwareConcurrency, crossOriginIsolated } = environment;
  const where = { date, userAgent, hardwareConcurrency, crossOriginIsolated };
  const { generator, boundary, seeding } = settings;
  const model = { generator, boundary, seeding };
  const rows: Row[] = [];
  for (const sample of timing === null ? [] : timingSamples(timing)) {
    rows.push({ ...where, what: 'speed-up', ...model, ...sample });
  }
  if (comparison === null) return rows;
  const { kind } = comparison;
  for (const sample of comparisonSamples(comparison)) {
    rows.push({ ...where, what: kind, ...model, ...sample, ...inapplicable(kind) });
  }
  return rows;
}

function timingSamples({ rounds, steps, chunks }: Timing): Sample[] {
  return rounds.map((round) => ({ ...round, condition: null, steps, chunks }));
}

function comparisonSamples({ samples, conditions }: Comparison): Sample[] {
  return samples.map((sample) => {
    const { name, workers, steps, chunks } = conditions[sample.condition]!;
    return { ...sample, condition: name, workers, steps, chunks };
  });
}

function inapplicable(kind: ComparisonKind): Partial<Row> {
  switch (kind) {
    case 'hand-over':
      return { generator: null, boundary: null, seeding: null };
    case 'kernel':
    case 'generator':
      return { generator: null, seeding: null };
    case 'scaling':
    case 'start':
      return {};
  }
}

/** What a text must not begin with: a spreadsheet would take it for a formula. */
const FORMULA = /^[=+\-@\t\r\n]/;

function cell(value: Row[keyof Row]): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value); // a number may begin with -
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
