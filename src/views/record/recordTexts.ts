import { formatFixed, formatNumber, plural } from '../../components/format.ts';
import type { InflowRecord } from '../../core/record/InflowRecord.ts';
import type { RecordStatistics } from '../../core/record/recordStatistics.ts';
import { timeAt } from './recordTimes.ts';

/** Digits in which volumes of a record are told. */
const DIGITS = 4;

export const volumeText = (volume: number) => formatNumber(volume, DIGITS);

/** What a value is of: a year, a month, a day. */
export function stepWord({ step }: Pick<InflowRecord, 'step'>): string {
  return step ?? 'value';
}

/** How many, from when to when, and how many of them are missing. */
export function extentText(record: InflowRecord): string {
  const { values } = record;
  const missing = values.filter((value) => value === null).length;
  const [first, last] = [timeAt(record, 0), timeAt(record, values.length - 1)];
  const span = first === null ? '' : `, ${first} to ${last}`;
  return `${plural(values.length, stepWord(record))}${span}, ${missing === 0 ? 'none' : formatNumber(missing)} missing`;
}

/** "mean 919.4, Cv 0.184, lag-one correlation 0.50" */
export function momentsText({ moments }: RecordStatistics): string {
  const { mean, cv, lag1 } = moments;
  const correlation = lag1 === null ? '' : `, lag-one correlation ${formatFixed(lag1, 2)}`;
  const spread = cv === null ? '' : `, Cv ${formatNumber(cv)}`;
  return `mean ${volumeText(mean)}${spread}${correlation}`;
}

/** A record in one sentence. */
export function recordText(record: InflowRecord, statistics: RecordStatistics): string {
  return `${extentText(record)}; ${momentsText(statistics)}.`;
}

/** Skew from which a record is called skewed at all, in the words for it. */
const SKEWS = [
  { from: 1, words: 'much' },
  { from: 0.5, words: 'clearly' },
  { from: 0.2, words: 'a little' },
] as const;

/** How far a record is from a normal, in words: r_Q beside what one normal record in twenty is below. */
export function normalText(
  correlation: number | null,
  bound: number | null,
  skew: number | null,
): string {
  if (correlation === null)
    return 'All values are equal: there is nothing to hold against a normal.';
  const told = `the points correlate by ${formatFixed(correlation, 4)}`;
  if (bound === null)
    return `${told[0]!.toUpperCase()}${told.slice(1)}; 1 would be a straight line.`;
  const beside = `one normal record in twenty of this length is below ${formatFixed(bound, 4)}`;
  if (correlation >= bound)
    return `No further from a normal than chance would make it: ${told}; ${beside}.`;
  const by = SKEWS.find(({ from }) => Math.abs(skew ?? 0) >= from);
  const how =
    by === undefined
      ? 'Not quite as a normal, though not skewed'
      : `${by.words[0]!.toUpperCase()}${by.words.slice(1)} more skewed than normal${(skew ?? 0) < 0 ? ', to the dry side' : ', to the wet side'}`;
  return `${how}: ${told}, and ${beside}.`;
}

/** That years know of one another, and what that means; null where nothing shows it. */
export function dependenceText(
  record: InflowRecord,
  { moments: { lag1 }, lag1Bound }: RecordStatistics,
  rho: number,
): string | null {
  if (lag1 === null || Math.abs(lag1) <= lag1Bound) return null;
  const steps = `${stepWord(record)}s`;
  const found = `${steps[0]!.toUpperCase()}${steps.slice(1)} in a row correlate: r₁ = ${formatFixed(lag1, 2)}, beyond the ±${formatFixed(lag1Bound, 2)} of independent ones.`;
  if (rho !== 0) return `${found} The law has ρ = ${formatNumber(rho)}.`;
  const error = lag1 > 0 ? 'too small' : 'too large';
  return `${found} The law takes them as independent: every storage that it requires is ${error}. Set ρ.`;
}

/** What a resampled record says of the storage: that this record says no more. */
export function intervalText(record: InflowRecord, low: number, high: number): string {
  const upper = high === Infinity ? 'beyond any storage' : volumeText(high);
  return `${plural(record.values.length, stepWord(record))} of record do not tell the storage better than this: from ${volumeText(low)} to ${upper}.`;
}
