import { formatFixed, formatNumber, formatShare, plural } from '../../components/format.ts';
import { LEAST_FITTED } from '../../core/record/fittedLaw.ts';
import type { InflowRecord } from '../../core/record/InflowRecord.ts';
import type { RecordStatistics } from '../../core/record/recordStatistics.ts';
import type { StorageInterval } from '../../core/record/resampleStorage.ts';
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

/** The correlation of neighbours as the law takes it, where it differs from the law's by more than chance; else null. */
export function shownCorrelation(
  { moments: { lag1 }, lag1Bound }: RecordStatistics,
  rho: number,
): number | null {
  if (lag1 === null || Math.abs(lag1 - rho) <= boundAt(rho, lag1Bound)) return null;
  const shown = lawCorrelation(lag1);
  return shown === rho ? null : shown;
}

/** What r₁ of so many steps that correlate by ρ is off by in one of twenty records: √(1 − ρ²) of that of independent ones (Bartlett 1946). */
function boundAt(rho: number, lag1Bound: number): number {
  return lag1Bound * Math.sqrt(1 - rho * rho);
}

/** As the law takes it, in the digits in which it is set. */
export function lawCorrelation(lag1: number): number {
  return Number(Math.min(Math.max(lag1, -MOST_RHO), MOST_RHO).toPrecision(4));
}

/** Times as much that are told: less is no difference. */
const LEAST_FACTOR = 1.01;

/**
 * That successive years are correlated otherwise than the law takes them, and what that does to the storage required; null
 * where nothing shows it.
 *
 * @param rho - of the law
 * @param needed - active storages with the law's ρ and the record's; null until they are known
 */
export function dependenceText(
  record: InflowRecord,
  statistics: RecordStatistics,
  rho: number,
  needed: { readonly present: number | null; readonly correlated: number | null } | null,
): string | null {
  const shown = shownCorrelation(statistics, rho);
  if (shown === null) return null;
  const steps = `${periodWord(record)}s`;
  const law = rho === 0 ? 'independent ones' : `a law with ρ = ${formatNumber(rho)}`;
  const found = `${steps[0]!.toUpperCase()}${steps.slice(1)} in a row correlate by r₁ = ${formatFixed(statistics.moments.lag1 ?? shown, 2)}, further than ±${formatFixed(boundAt(rho, statistics.lag1Bound), 2)} from ${law}.`;
  const { present = null, correlated = null } = needed ?? {};
  const isTold =
    present !== null &&
    correlated !== null &&
    present > 0 &&
    Math.abs(Math.log(correlated / present)) > Math.log(LEAST_FACTOR);
  if (isTold) {
    return `${found} With ρ = ${formatFixed(shown, 2)} the storage required is ${volumeText(correlated)}, ${formatNumber(correlated / present, 2)} times that of the law ${rho === 0 ? 'without it' : 'as it is'}.`;
  }
  return `${found} The storage that the law requires is ${shown > rho ? 'too small' : 'too large'}.`;
}

/** How far records like this one lead to other storages, or why that is not told. */
export function intervalText(
  record: InflowRecord,
  { rho, found }: { readonly rho: number; readonly found: StorageInterval | 'unsolved' | null },
): string {
  const { length } = record.values.filter((value) => value !== null);
  const count = plural(length, periodWord(record));
  if (length < LEAST_FITTED) return `${count} of record are too few to tell how well they know it.`;
  if (rho !== 0) return 'How well the record knows it is told for ρ = 0 only.';
  if (found === null) return '';
  if (found === 'unsolved') {
    return 'Records resampled from it lead to storages that cannot be solved for: how well it knows them is not told.';
  }
  const { storages, low, high } = found;
  const unmet = storages.filter((storage) => storage === Infinity).length;
  if (unmet > storages.length / 2) {
    return `Of records resampled from it ${formatShare(unmet / storages.length)} do not reach the target with any storage.`;
  }
  const upper = high === Infinity ? 'beyond any storage' : resampledText(high);
  return `${count} of record do not tell the storage better than this: from ${resampledText(low)} to ${upper}, the 5 and 95 % points of ${storages.length} records resampled from it.`;
}

/** In the digits that some hundred resamples bear. */
const resampledText = (volume: number) => formatNumber(volume, 2);

/** That the curves are not of the law that is fitted to the record. */
export const OTHER_LAW =
  'The curves are of μ and σ as they are set; the record’s own are offered under “The record”.';
