import { formatFixed, formatNumber, formatShare, plural } from '../../../components/format.ts';
import { peakWorkers, predictedSpeedup } from '../../../core/timing/fitScaling.ts';
import { FIT_LEVEL } from '../../../core/timing/lackOfFit.ts';
import { LEAST_IDEAL, toldFit, toldLaw } from '../../../core/timing/timingFit.ts';
import type { NoLaw, ScalingFit, Timing } from '../../../core/timing/Timing.ts';
import { onCores, mostOnCores } from '../../../core/timing/steadiness.ts';

/** Karp and Flatt's fraction of the article's 5.04 s and 2.63 s, and what their rounding allows. */
const ARTICLE =
  'The article’s two times give 4.4 % (4.1 to 4.7 from their rounding alone): never more than 23 times.';

/**
 * What the fitted law says, in words; null where there is nothing to say.
 *
 * @param ideal - the greatest speed-up that the cut allows, for 1, 2, ... workers
 * @param isKept - it may have been measured in another browser
 */
export function fitText(timing: Timing, ideal: readonly number[], isKept = false): string | null {
  const { fit, noLaw } = toldLaw(timing);
  if (noLaw !== null) return noLawText(noLaw, timing, isKept);
  if (fit === null) return coarseCut(timing, ideal);
  switch (fit.model) {
    case 'karp-flatt':
      return `${karpFlattText(fit, timing)} ${ARTICLE}`;
    case 'amdahl':
      return fit.low > 1 ? SLOWER : amdahlText(fit);
    case 'usl':
      return fit.low > 1 ? SLOWER : uslText(fit, timing);
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

const LAWS = { amdahl: 'Amdahl’s law', usl: 'the Universal Scalability Law' } as const;

/** That no law fits, by how much, and what the times look like instead. */
function noLawText(
  { model, mostMissed, plateau }: NoLaw,
  { cores }: Timing,
  isKept: boolean,
): string {
  const missed =
    `No law of scaling fits these times: ${LAWS[model]} is up to ${formatShare(mostMissed)} off the medians, ` +
    `which noise as in these rounds brings about in less than ${FIT_LEVEL * 100} of 100 measurements.`;
  if (plateau === null) return `${missed} So no serial part is told.`;
  return (
    `From ${plural(plateau.from, 'worker')} on no faster: ${isKept ? 'that' : 'this'} browser seems to get ` +
    `${plural(plateau.cores, 'core')}, though ${formatNumber(cores)} logical cores are reported. ${missed}`
  );
}

const SLOWER =
  'More workers were slower than one: no serial part explains that (messages may, or noise).';

/** A share of the work, whatever noise makes of it. */
function asShare(value: number): number {
  return Math.min(1, Math.max(0, value));
}

/** " (95 %: 2.2 to 4.0)", in percent. */
function interval(low: number, high: number): string {
  const percent = (share: number) => formatFixed(asShare(share) * 100, 1);
  return ` (95 %: ${percent(low)} to ${percent(high)})`;
}

/** Amdahl's limit of a serial share: "33". */
function limitOf(share: number): string {
  const limit = 1 / asShare(share);
  return formatNumber(limit, limit < 10 ? 3 : 2); // what was measured may be near, with three digits
}

/** "never more than 33 times as fast (25 to 45)". */
function limitText({ contention, low, high }: ScalingFit): string {
  return `never more than ${limitOf(contention)} times as fast (${limitOf(high)} to ${limitOf(low)}), with any number of workers`;
}

function noSerialPart({ high }: ScalingFit): string {
  const limit =
    high > 0 ? `, and the limit by Amdahl’s law is ${limitOf(high)} times as fast or more` : '';
  return `No serial part can be told from this: 0 to ${formatShare(asShare(high))} of the work (95 %)${limit}.`;
}

function karpFlattText(fit: ScalingFit, timing: Timing): string {
  const { workers, speedup } = mostOnCores(timing) ?? {};
  const times = formatNumber(speedup ?? NaN);
  if (fit.high < 0) {
    return `Faster than ${formatNumber(workers ?? NaN)} times: ${times}. No serial part explains that (caches may, or noise).`;
  }
  if (fit.low > 1) {
    return `Slower than one worker: ${times} times as fast. No serial part explains that (messages may, or noise).`;
  }
  if (fit.low <= 0) return `${noSerialPart(fit)} One pair of points cannot tell more.`;
  return (
    `If Amdahl’s law holds, ${formatShare(fit.contention)} of the work is serial` +
    `${interval(fit.low, fit.high)}: ${limitText(fit)}. But one pair of points tells little.`
  );
}

function amdahlText(fit: ScalingFit): string {
  if (fit.low <= 0) return noSerialPart(fit);
  return (
    `About ${formatShare(asShare(fit.contention))} of the work is serial${interval(fit.low, fit.high)}: ` +
    `by Amdahl’s law ${limitText(fit)}.`
  );
}

function uslText(fit: ScalingFit, timing: Timing): string {
  const { contention, coherency, coherencyLow, coherencyHigh } = fit;
  if (coherency <= 0) return `${amdahlText(fit)} No cost of keeping workers in step was found.`;
  const serial =
    fit.low <= 0
      ? noSerialPart(fit)
      : `About ${formatShare(asShare(contention))} of the work is serial${interval(fit.low, fit.high)}.`;
  const percent = (share: number) => formatNumber(100 * Math.max(0, share), 2);
  const cost =
    `Keeping in step costs ${percent(coherency)} % of the work for each further worker ` +
    `(95 %: ${percent(coherencyLow)} to ${percent(coherencyHigh)})`;
  const peak = fastestCount(fit);
  // the law may miss what was measured, and the best is no less than that
  const measured = onCores(timing);
  const fastest = Math.max(
    predictedSpeedup(fit, peak),
    ...measured.map(({ speedup }) => speedup ?? 0),
  );
  const most = measured.at(-1)?.workers ?? 1;
  const beyond = peak > most ? `, if the law holds beyond the ${formatNumber(most)} measured` : '';
  const reach =
    peak === 1
      ? 'more than 1 worker would make it slower'
      : `at best about ${formatNumber(fastest)} times as fast, with about ${plural(peak, 'worker')}${beyond}; many more would make it slower`;
  const doubt =
    coherencyLow > 0 ? '' : ' That cost may also be none, and then there is no such peak.';
  return `${serial} ${cost}: ${reach}.${doubt}`;
}

/** The whole number of workers next to p* = sqrt((1 - contention) / coherency) that is fastest. */
export function fastestCount(fit: ScalingFit): number {
  const below = Math.floor(peakWorkers(fit));
  return predictedSpeedup(fit, below + 1) > predictedSpeedup(fit, below) ? below + 1 : below;
}

const NAMES = { 'karp-flatt': 'Karp-Flatt', amdahl: 'Amdahl', usl: 'USL' } as const;

/** The serial share of the law that is told, and whose it is; bounds where there may be none. */
export function serialShare(
  timing: Timing,
  format: (share: number) => string,
): { readonly share: string; readonly law: string } | null {
  const fit = toldFit(timing);
  // faster than linear, or slower than one: no share of the work explains that
  if (fit === null || fit.high < 0 || fit.low > 1) return null;
  const told = fit.low <= 0 ? `0 to ${format(asShare(fit.high))}` : format(asShare(fit.contention));
  return { share: told, law: NAMES[fit.model] };
}
