import { RecordError } from '../RecordReading.ts';
import type { InflowRecord } from '../InflowRecord.ts';
import { dateOfDays, daysOfDate } from '../civilDays.ts';
import type { PlainDate } from './timeFormats.ts';

/** A value with its time, and the line where both stand. */
export interface Entry {
  readonly date: PlainDate;
  readonly line: number;
  readonly value: number | null;
}

/** Values in order, one for each step of time. */
export interface Sequence {
  readonly values: readonly (number | null)[];
  readonly firstTime: string | null;
  readonly step: InflowRecord['step'];
  readonly wasSorted: boolean;
}

type Step = NonNullable<InflowRecord['step']>;

/** Steps of each length since a beginning that does not matter. */
const COUNTS: Readonly<Record<Step, (date: PlainDate) => number>> = {
  year: (date) => Math.floor(date / 10000),
  month: (date) => Math.floor(date / 10000) * 12 + monthOfDate(date) - 1,
  day: (date) => daysOfDate(Math.floor(date / 10000), monthOfDate(date), date % 100),
};

function monthOfDate(date: PlainDate): number {
  return Math.floor(date / 100) % 100;
}

const twoDigits = (part: number) => String(part).padStart(2, '0');

/** How times are told. */
const LABELS: Readonly<Record<Step, (count: number) => string>> = {
  year: String,
  month: (count) => `${Math.floor(count / 12)}-${twoDigits((count % 12) + 1)}`,
  day: (count) => {
    const [year, month, day] = dateOfDays(count);
    return `${year}-${twoDigits(month)}-${twoDigits(day)}`;
  },
};

/** Puts values in the order of time, and fills the gaps. @throws RecordError where a time comes twice */
export function sequenceOf(entries: readonly Entry[]): Sequence {
  // as fine as the coarsest of them
  const finest: Step = entries.some(({ date }) => date % 10000 === 0)
    ? 'year'
    : entries.some(({ date }) => date % 100 === 0)
      ? 'month'
      : 'day';
  const wasSorted = entries.some(({ date }, i) => i > 0 && date < entries[i - 1]!.date);
  const sorted = wasSorted ? entries.toSorted((a, b) => a.date - b.date) : entries;
  refuseTwice(sorted, finest);
  const step = stepOf(sorted, finest);
  if (step === null) {
    return { values: sorted.map(({ value }) => value), firstTime: null, step, wasSorted };
  }
  if (step !== finest) refuseTwice(sorted, step);
  const count = COUNTS[step];
  const first = count(sorted[0]!.date);
  const values = Array.from<number | null>({ length: count(sorted.at(-1)!.date) - first + 1 }).fill(
    null,
  );
  for (const { date, value } of sorted) values[count(date) - first] = value;
  return { values, firstTime: LABELS[step](first), step, wasSorted };
}

function refuseTwice(sorted: readonly Entry[], step: Step): void {
  const count = COUNTS[step];
  sorted.forEach(({ date, line }, i) => {
    const before = sorted[i - 1];
    if (before === undefined || count(before.date) !== count(date)) return;
    const lines = [before.line, line].toSorted((a, b) => a - b).join(' and ');
    throw new RecordError(`${LABELS[step](count(date))} occurs twice, in lines ${lines}`);
  });
}

/** What most values are apart, by the median. */
function stepOf(sorted: readonly Entry[], finest: Step): Step | null {
  const counts = sorted.map(({ date }) => COUNTS[finest](date));
  const distances = counts.slice(1).map((count, i) => count - counts[i]!);
  distances.sort((a, b) => a - b);
  const median = distances[Math.floor((distances.length - 1) / 2)] ?? 1;
  switch (finest) {
    case 'year':
      return median === 1 ? 'year' : null;
    case 'month':
      return median === 1 ? 'month' : median === 12 ? 'year' : null;
    case 'day':
      if (median === 1) return 'day';
      if (median >= 28 && median <= 31) return 'month';
      return median === 365 || median === 366 ? 'year' : null;
  }
}
