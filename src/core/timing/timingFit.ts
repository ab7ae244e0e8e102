import { intervalAround, ratioOfMedians, resampleMedians } from './bootstrap.ts';
import { fitScaling } from './fitScaling.ts';
import { median } from './spread.ts';
import { FEWEST_ROUNDS, isOpen, isReliable, onCores } from './steadiness.ts';
import type { ScalingFit, Timing, TimingRound } from './Timing.ts';

/** The share of a linear speed-up that the cut must allow, or what is fitted is the cut. */
export const LEAST_IDEAL = 0.97;

/**
 * What the medians of some rounds tell of contention and coherency. Numbers of workers above the cores
 * are left out: sharing a core would look like coherency.
 *
 * @param ideal - the greatest speed-up that the cut allows, for 1, 2, ... workers
 * @returns null if there is nothing to fit, the cut limits the speed-up, fewer than 5 rounds are
 *   complete, or the most workers cannot be told from no speed-up, of which any law would be noise
 */
export function timingFit(
  rounds: readonly TimingRound[],
  cores: number,
  ideal: readonly number[],
): ScalingFit | null {
  const fitted = rounds.filter(({ workers }) => workers <= cores);
  const resampled = resampleMedians(fitted, ({ workers }) => workers);
  const counts = [...resampled.keys()];
  if (counts.some((workers) => ideal[workers - 1]! < LEAST_IDEAL * workers)) return null;
  if (completeRounds(fitted, counts.length) < FEWEST_ROUNDS) return null;

  const groups = [...resampled.values()];
  const gain = groups.length > 1 ? ratioOfMedians(groups[0]!, groups.at(-1)!) : null;
  if (gain === null || isOpen(gain)) return null;
  const points = groups.map(({ times }, i) => ({ workers: counts[i]!, wallMs: median(times) }));
  const law = fitScaling(points);
  if (law === null) return null;
  const resamples = groups[0]!.medians.length;
  const contentions = new Float64Array(resamples);
  const coherencies = new Float64Array(resamples);
  for (let i = 0; i < resamples; i++) {
    for (const [place, point] of points.entries()) point.wallMs = groups[place]!.medians[i]!;
    const drawn = fitScaling(points); // null where one of them is in no round of this resample
    contentions[i] = drawn?.contention ?? NaN;
    coherencies[i] = drawn?.coherency ?? NaN;
  }
  const { model, contention, coherency } = law;
  const coherencyInterval = intervalAround(coherency, coherencies);
  return {
    model,
    contention,
    ...intervalAround(contention, contentions),
    coherency,
    coherencyLow: coherencyInterval.low,
    coherencyHigh: coherencyInterval.high,
  };
}

/** The fit, if what was measured carries it: none of rounds that differ too much, or that may be of no speed-up. */
export function toldFit(timing: Pick<Timing, 'medians' | 'cores' | 'rounds' | 'fit'>) {
  const { speedupLow = null, speedupHigh = null } = onCores(timing).at(-1) ?? {};
  if (speedupLow === null || speedupHigh === null || !isReliable(timing)) return null;
  return isOpen({ low: speedupLow, high: speedupHigh }) ? null : timing.fit;
}

/** Rounds in which all numbers of workers were timed. */
function completeRounds(rounds: readonly TimingRound[], conditions: number): number {
  const timed = new Map<number, Set<number>>();
  for (const { round, workers } of rounds) {
    timed.set(round, (timed.get(round) ?? new Set()).add(workers));
  }
  return [...timed.values()].filter(({ size }) => size === conditions).length;
}
