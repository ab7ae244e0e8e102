import { RecordError } from '../RecordReading.ts';
import type { InflowRecord } from '../InflowRecord.ts';
import { countOf, timeOf, type Step } from '../recordTimes.ts';
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

/** The number of the step that a date is in. */
function countOfDate(step: Step, date: PlainDate): number {
  return countOf(step, Math.floor(date / 10000), monthOfDate(date), date % 100);
}

function monthOfDate(date: PlainDate): number {
  return Math.floor(date / 100) % 100;
}

/**
 * Puts values in the order of time, and fills the gaps.
 *
 * @param hasClock - whether lines have a time of day
 * @throws RecordError where a time comes twice, or steps are shorter than a year and neither days nor months
 */
export function sequenceOf(entries: readonly Entry[], hasClock: boolean): Sequence {
  // as fine as the coarsest of them
  const finest: Step = entries.some(({ date }) => date % 10000 === 0)
    ? 'year'
    : entries.some(({ date }) => date % 100 === 0)
      ? 'month'
      : 'day';
  const wasSorted = entries.some(({ date }, i) => i > 0 && date < entries[i - 1]!.date);
  const sorted = wasSorted ? entries.toSorted((a, b) => a.date - b.date) : entries;
  refuseTwice(sorted, finest, hasClock);
  const step = stepOf(sorted, finest);
  if (step === null) {
    return { values: sorted.map(({ value }) => value), firstTime: null, step, wasSorted };
  }
  if (step !== finest) refuseTwice(sorted, step, hasClock);
  const first = countOfDate(step, sorted[0]!.date);
  const length = countOfDate(step, sorted.at(-1)!.date) - first + 1;
  const values = Array.from<number | null>({ length }).fill(null);
  for (const { date, value } of sorted) values[countOfDate(step, date) - first] = value;
  return { values, firstTime: timeOf(step, first), step, wasSorted };
}

function refuseTwice(sorted: readonly Entry[], step: Step, hasClock: boolean): void {
  sorted.forEach(({ date, line }, i) => {
    const before = sorted[i - 1];
    if (before === undefined) return;
    const count = countOfDate(step, date);
    if (countOfDate(step, before.date) !== count) return;
    const lines = [before.line, line].toSorted((a, b) => a - b).join(' and ');
    const why = hasClock && step === 'day' ? ': steps shorter than a day are not read' : '';
    throw new RecordError(`${timeOf(step, count)} occurs twice, in lines ${lines}${why}`);
  });
}

/** Parts of a year below which times that are uneven are no years. */
const LEAST_YEAR = { day: 300, month: 10 } as const;

/** What most values are apart, by the median. */
function stepOf(sorted: readonly Entry[], finest: Step): Step | null {
  const counts = sorted.map(({ date }) => countOfDate(finest, date));
  const distances = counts.slice(1).map((count, i) => count - counts[i]!);
  distances.sort((a, b) => a - b);
  const median = distances[Math.floor((distances.length - 1) / 2)] ?? 1;
  const step = stepApart(median, finest);
  if (step !== null || finest === 'year' || median >= LEAST_YEAR[finest]) return step;
  throw new RecordError(
    `its times are mostly ${median} ${finest}s apart, and days, months and years are read: sum the values to years`,
  );
}

function stepApart(distance: number, finest: Step): Step | null {
  switch (finest) {
    case 'year':
      return distance === 1 ? 'year' : null;
    case 'month':
      return distance === 1 ? 'month' : distance === 12 ? 'year' : null;
    case 'day':
      if (distance === 1) return 'day';
      if (distance >= 28 && distance <= 31) return 'month';
      return distance === 365 || distance === 366 ? 'year' : null;
  }
}
