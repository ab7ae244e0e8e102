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
 * @throws RecordError where a time comes twice
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

/** What most values are apart, by the median. */
function stepOf(sorted: readonly Entry[], finest: Step): Step | null {
  const counts = sorted.map(({ date }) => countOfDate(finest, date));
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
