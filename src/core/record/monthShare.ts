import type { InflowRecord } from './InflowRecord.ts';
import { monthsOfValues } from './calendar.ts';

/**
 * How much of the variance of months or days the calendar month explains: the sum of squares between the months, of all.
 * Where it is much, such values are no independent draws of one law.
 *
 * @returns null without spread
 */
export function monthShare(record: InflowRecord): number | null {
  const months = monthsOfValues(record);
  const sums = new Float64Array(12);
  const counts = new Float64Array(12);
  let [sum, count] = [0, 0];
  record.values.forEach((value, i) => {
    if (value === null) return;
    sums[months[i]! % 12]! += value;
    counts[months[i]! % 12]!++;
    sum += value;
    count++;
  });
  const mean = sum / count;
  const all = record.values.reduce<number>(
    (squares, value) => squares + (value === null ? 0 : (value - mean) ** 2),
    0,
  );
  const between = sums.reduce(
    (squares, each, i) =>
      squares + (counts[i]! > 0 ? counts[i]! * (each / counts[i]! - mean) ** 2 : 0),
    0,
  );
  return all > 0 ? between / all : null;
}
