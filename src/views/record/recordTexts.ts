import { formatFixed, formatNumber, plural } from '../../components/format.ts';
import type { InflowRecord } from '../../core/record/InflowRecord.ts';
import type { RecordStatistics } from '../../core/record/recordStatistics.ts';
import { timeAt } from '../../core/record/recordTimes.ts';

/** Digits in which volumes of a record are told. */
const DIGITS = 4;

export const volumeText = (volume: number) => formatNumber(volume, DIGITS);

/** What a value is of: a year, a month, a day. */
export function stepWord({ step }: Pick<InflowRecord, 'step'>): string {
  return step ?? 'value';
}

/** What a step of the reservoir is: of a record without times a year, as the page takes it. */
export function periodWord({ step }: Pick<InflowRecord, 'step'>): string {
  return step ?? 'year';
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

/** Correlations that the law takes. */
const MOST_RHO = 0.95;

/** The correlation of neighbours as the law takes it, where it is more than chance; else null. */
export function shownCorrelation({
  moments: { lag1 },
  lag1Bound,
}: RecordStatistics): number | null {
  if (lag1 === null || Math.abs(lag1) <= lag1Bound) return null;
  return lawCorrelation(lag1);
}

/** As the law takes it, in the digits in which it is set. */
export function lawCorrelation(lag1: number): number {
  return Number(Math.min(Math.max(lag1, -MOST_RHO), MOST_RHO).toPrecision(4));
}

/** Times as much that are told: less is no difference. */
const LEAST_FACTOR = 1.01;

/**
 * That successive years are correlated, and what that does to the storage required by a law that does not know it; null where
 * nothing shows it.
 *
 * @param needed - active storages without and with the correlation; null until they are known
 */
export function dependenceText(
  record: InflowRecord,
  statistics: RecordStatistics,
  needed: { readonly independent: number | null; readonly correlated: number | null } | null,
): string | null {
  const rho = shownCorrelation(statistics);
  if (rho === null) return null;
  const steps = `${periodWord(record)}s`;
  const found = `${steps[0]!.toUpperCase()}${steps.slice(1)} in a row correlate: r₁ = ${formatFixed(statistics.moments.lag1 ?? rho, 2)}, beyond the ±${formatFixed(statistics.lag1Bound, 2)} of independent ones.`;
  const { independent = null, correlated = null } = needed ?? {};
  const isTold =
    independent !== null &&
    correlated !== null &&
    independent > 0 &&
    Math.abs(Math.log(correlated / independent)) > Math.log(LEAST_FACTOR);
  if (isTold) {
    return `${found} With ρ = ${formatFixed(rho, 2)} the storage required is ${volumeText(correlated)}, ${formatNumber(correlated / independent, 2)} times that of the law without it. Set ρ.`;
  }
  const error = rho > 0 ? 'too small' : 'too large';
  return `${found} The law takes them as independent: the storage that it requires is ${error}. Set ρ.`;
}

/** What a resampled record says of the storage: that this record says no more. */
export function intervalText(record: InflowRecord, low: number, high: number): string {
  const upper = high === Infinity ? 'beyond any storage' : volumeText(high);
  const count = record.values.filter((value) => value !== null).length;
  return `${plural(count, periodWord(record))} of record do not tell the storage better than this: from ${volumeText(low)} to ${upper}, the 5 and 95 % points of records resampled from it.`;
}
