import type { Settings } from '../settings/Settings.ts';
import { conditionName } from './Comparison.ts';
import type { HistoryEntry } from './HistoryEntry.ts';
import { PARTS, type Parts } from './Timing.ts';

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
  'K',
  'mu',
  'sigma',
  'target',
  'seed',
  'cores',
  'clockStepMs',
  'wallMs',
  ...PARTS,
] as const;

/** The cells of a row by column, in any order; null is an empty one. */
type Row = Readonly<Record<(typeof COLUMNS)[number], string | number | boolean | null>>;
type Sample = Pick<Row, 'condition' | 'round' | 'workers' | 'steps'> & Parts;

/**
 * Every timed run of the measurements as a row of CSV text (RFC 4180), in the order given; times in
 * ms, numbers the shortest that read back the same. What does not apply is an empty cell: the
 * condition of a speed-up, settings where nothing is simulated, of a comparison the cores, and
 * the clock where it was not noted.
 */
export function samplesCsv(entries: readonly HistoryEntry[]): string {
  const rows = entries.flatMap(rowsOf);
  const lines = [COLUMNS, ...rows.map((row) => COLUMNS.map((column) => cell(row[column])))];
  return lines.map((cells) => `${cells.join(',')}\r\n`).join('');
}

function rowsOf({ date, environment, settings, timing, comparison }: HistoryEntry): Row[] {
  const { userAgent, hardwareConcurrency, crossOriginIsolated } = environment;
  const where = { date, userAgent, hardwareConcurrency, crossOriginIsolated };
  const row = (what: string, of: Settings | null, sample: Sample): Row => ({
    ...where,
    what,
    chunks: of?.chunks ?? null,
    generator: of?.generator ?? null,
    boundary: of?.boundary ?? null,
    seeding: of?.seeding ?? null,
    K: of?.K ?? null,
    mu: of?.mu ?? null,
    sigma: of?.sigma ?? null,
    target: of?.target ?? null,
    seed: of?.seed ?? null,
    cores: timing?.cores ?? null,
    clockStepMs: timing?.clockStepMs ?? comparison?.clockStepMs ?? null,
    ...sample,
  });
  const rounds = timing?.rounds.map((round) =>
    row(
      'speed-up',
      { ...settings, chunks: timing.chunks },
      { ...round, condition: null, steps: timing.steps },
    ),
  );
  const samples = comparison?.samples.map((sample) => {
    const condition = comparison.conditions[sample.condition]!;
    const { workers, steps } = condition;
    const own = { ...sample, condition: conditionName(condition), workers, steps };
    return row(comparison.kind, condition.settings, own);
  });
  return [...(rounds ?? []), ...(samples ?? [])];
}

/** What a text must not begin with: a spreadsheet would take it for a formula. */
const FORMULA = /^[=+\-@\t\r\n]/;

function cell(value: Row[keyof Row]): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value); // a number may begin with -
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
