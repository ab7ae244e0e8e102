import type { InflowRecord } from './InflowRecord.ts';

/** Moments of the values that are there. */
export interface Moments {
  readonly n: number;
  readonly mean: number;
  /** with divisor n - 1 */
  readonly sd: number;
  /** sd / mean */
  readonly cv: number;
  /** adjusted for bias; null for fewer than three values or no spread */
  readonly skew: number | null;
  /** of neighbours, r1; null for no spread or no neighbours */
  readonly lag1: number | null;
  readonly min: number;
  readonly max: number;
}

export interface RecordStatistics {
  readonly moments: Moments;
  readonly missing: number;
  /** the longest run without a gap: from which value of the record on, and how many */
  readonly run: { readonly first: number; readonly values: readonly number[] };
  /** what r1 of independent values exceeds in one of twenty records: 1.96 / sqrt(n) */
  readonly lag1Bound: number;
}

/** What a record says by itself; negative values count as they are. */
export function recordStatistics(_record: InflowRecord): RecordStatistics {
  throw new Error('not yet');
}
