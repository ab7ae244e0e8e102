import { greatestOf, leastOf } from '../statistics/extremes.ts';
import type { InflowRecord } from './InflowRecord.ts';

/** Moments of the values that are there. */
export interface Moments {
  readonly n: number;
  readonly mean: number;
  /** with divisor n - 1; 0 of one value */
  readonly sd: number;
  /** sd / mean; null where the mean is 0 */
  readonly cv: number | null;
  /** n / ((n - 1) (n - 2)) Σ ((q - mean) / sd)³; null for fewer than three values, or without spread */
  readonly skew: number | null;
  /** r1, of values and their next ones; null without spread or without such pairs */
  readonly lag1: number | null;
  readonly min: number;
  readonly max: number;
}

/** What a record says by itself. */
export interface RecordStatistics {
  readonly moments: Moments;
  readonly missing: number;
  /** the longest run without a gap, the first of equals: from which value of the record on, and its values */
  readonly run: { readonly first: number; readonly values: readonly number[] };
  /** what |r1| of independent values exceeds in one of twenty records */
  readonly lag1Bound: number;
}

/** @param record - at least one value is there */
export function recordStatistics({ values }: Pick<InflowRecord, 'values'>): RecordStatistics {
  const there = values.filter((value) => value !== null);
  return {
    moments: momentsOf(values, there),
    missing: values.length - there.length,
    run: longestRun(values),
    lag1Bound: 1.96 / Math.sqrt(there.length),
  };
}

/** In two passes: differences from the mean keep their digits. */
function momentsOf(values: InflowRecord['values'], there: readonly number[]): Moments {
  const n = there.length;
  const mean = there.reduce((sum, value) => sum + value, 0) / n;
  const power = (p: number) => there.reduce((sum, value) => sum + (value - mean) ** p, 0);
  const squares = power(2);
  const min = leastOf(there);
  const max = greatestOf(there);
  const hasSpread = max > min;
  const sd = hasSpread ? Math.sqrt(squares / (n - 1)) : 0;
  return {
    n,
    mean,
    sd,
    cv: mean === 0 ? null : sd / mean,
    skew: hasSpread && n > 2 ? (n / ((n - 1) * (n - 2))) * (power(3) / sd ** 3) : null,
    lag1: hasSpread ? lag1Of(values, mean, squares / (n - 1)) : null,
    min,
    max,
  };
}

/** Σ d_t d_(t+1) / Σ d_t²; where values are missing, of the pairs that there are, as if they were all. */
function lag1Of(values: InflowRecord['values'], mean: number, variance: number): number | null {
  let sum = 0;
  let pairs = 0;
  for (let t = 1; t < values.length; t++) {
    const before = values[t - 1]!;
    const value = values[t]!;
    if (before === null || value === null) continue;
    sum += (before - mean) * (value - mean);
    pairs++;
  }
  return pairs === 0 ? null : sum / pairs / variance;
}

function longestRun(values: InflowRecord['values']): RecordStatistics['run'] {
  let [first, most] = [0, 0];
  let count = 0;
  values.forEach((value, t) => {
    count = value === null ? 0 : count + 1;
    if (count > most) [first, most] = [t - count + 1, count];
  });
  return { first, values: values.slice(first, first + most).filter((value) => value !== null) };
}
