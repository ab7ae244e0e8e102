import { formatCount, formatNumber, formatShare, plural } from '../../components/format.ts';
import { peakWorkers, predictedSpeedup } from '../../core/timing/fitScaling.ts';
import { LEAST_IDEAL } from '../../core/timing/timingFit.ts';
import type { ScalingFit, Timing } from '../../core/timing/Timing.ts';
import { mostOnCores } from './timingVerdict.ts';

/** Karp and Flatt's fraction of the article's 5.04 s and 2.63 s, and what their rounding allows. */
const ARTICLE = 'The article’s two times give 4.4 % (4.1 to 4.7 from their rounding alone).';

/**
 * What the fitted law says, in words; null where there is nothing to say.
 *
 * @param ideal - the greatest speed-up that the cut allows, for 1, 2, ... workers
 */
export function fitText(timing: Timing, ideal: readonly number[]): string | null {
  const { fit } = timing;
  if (fit === null) return coarseCut(timing, ideal);
  if (fit.model !== 'karp-flatt' && fit.contention > 1) {
    return 'More workers were slower than one: no serial part explains that (messages may, or noise).';
  }
  switch (fit.model) {
    case 'karp-flatt':
      return `${karpFlattText(fit, timing)} ${ARTICLE}`;
    case 'amdahl':
      return amdahlText(fit);
    case 'usl':
      return uslText(fit);
  }
}

/** That the cut alone keeps workers idle: the number of workers that it holds back most. */
function coarseCut({ medians, cores }: Timing, ideal: readonly number[]): string | null {
  const held = medians
    .filter(({ workers, speedup }) => workers > 1 && workers <= cores && speedup !== null)
    .map(({ workers }) => ({ workers, most: ideal[workers - 1] ?? workers }))
    .sort((a, b) => a.most / a.workers - b.most / b.workers)[0];
  if (held === undefined || held.most >= LEAST_IDEAL * held.workers) return null;
  const allowed = held.most > 1 ? `no more than ${formatNumber(held.most)} times` : 'no speed-up';
  return `No law is fitted: the cut alone allows ${allowed} with ${plural(held.workers, 'worker')}.`;
}

/** " (95 %: 2.2 to 4.0)", in percent; none below 0. */
function interval(low: number, high: number): string {
  const percent = (share: number) => (Math.max(0, share) * 100).toFixed(1);
  return ` (95 %: ${percent(low)} to ${percent(high)})`;
}

function noSerialPart({ high }: ScalingFit): string {
  return `No serial part can be told from this: 0 to ${formatShare(Math.max(0, high))} of the work (95 %).`;
}

function karpFlattText(fit: ScalingFit, timing: Timing): string {
  const { workers, speedup } = mostOnCores(timing) ?? {};
  const times = formatNumber(speedup ?? NaN);
  if (fit.contention < 0) {
    return `Faster than ${formatNumber(workers ?? NaN)} times: ${times}. No serial part explains that (caches may, or noise).`;
  }
  if (fit.contention > 1) {
    return `Slower than one worker: ${times} times as fast. No serial part explains that (messages may, or noise).`;
  }
  if (fit.low <= 0) return `${noSerialPart(fit)} One pair of points cannot tell more.`;
  return (
    `If Amdahl’s law holds, ${formatShare(fit.contention)} of the work is serial` +
    `${interval(fit.low, fit.high)}; one pair of points cannot tell more.`
  );
}

function amdahlText(fit: ScalingFit): string {
  if (fit.low <= 0 || fit.contention <= 0) return noSerialPart(fit);
  const limit = (share: number) => formatNumber(1 / Math.min(1, share), 2);
  return (
    `About ${formatShare(fit.contention)} of the work is serial${interval(fit.low, fit.high)}: by Amdahl’s law ` +
    `never more than ${limit(fit.contention)} times as fast (${limit(fit.high)} to ${limit(fit.low)}), with any number of workers.`
  );
}

function uslText(fit: ScalingFit): string {
  const { contention, coherency, coherencyLow, coherencyHigh } = fit;
  if (coherency <= 0) return `${amdahlText(fit)} No cost of keeping workers in step was found.`;
  const serial =
    fit.low <= 0
      ? noSerialPart(fit)
      : `About ${formatShare(contention)} of the work is serial${interval(fit.low, fit.high)}.`;
  const percent = (share: number) => formatNumber(100 * Math.max(0, share), 2);
  const cost =
    `Keeping in step costs ${percent(coherency)} % of the work for each further worker ` +
    `(95 %: ${percent(coherencyLow)} to ${percent(coherencyHigh)})`;
  const peak = fastestCount(fit);
  const reach =
    peak === 1
      ? 'more than 1 worker would make it slower'
      : `at best ${formatNumber(predictedSpeedup(fit, peak), 2)} times as fast, with ${plural(peak, 'worker')}; more than ${formatCount(peak)} would make it slower`;
  const doubt =
    coherencyLow > 0 ? '' : ' That cost may also be none, and then there is no such peak.';
  return `${serial} ${cost}: ${reach}.${doubt}`;
}

/** The whole number of workers next to p* = sqrt((1 - contention) / coherency) that is fastest. */
export function fastestCount(fit: ScalingFit): number {
  const below = Math.floor(peakWorkers(fit));
  return predictedSpeedup(fit, below + 1) > predictedSpeedup(fit, below) ? below + 1 : below;
}
