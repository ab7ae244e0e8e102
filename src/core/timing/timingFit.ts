import {
  intervalAround,
  ratioOfMedians,
  resampleMedians,
  type ResampledTimes,
} from './bootstrap.ts';
import { fitTimes, predictedSpeedup, type ScalingLaw } from './fitScaling.ts';
import { doesFit, lackOfFit } from './lackOfFit.ts';
import { findPlateau } from './plateau.ts';
import { median } from './spread.ts';
import { FEWEST_ROUNDS, isOpen, toldSpeedup } from './steadiness.ts';
import type { NoLaw, ScalingFit, Timing, TimingRound } from './Timing.ts';

/** The share of a linear speed-up that the cut must allow, or what is fitted is the cut. */
export const LEAST_IDEAL = 0.97;

/** A law that fits, or that none does; neither where none was tried. */
export type ToldLaw = Pick<Timing, 'fit' | 'noLaw'>;

const NEITHER: ToldLaw = { fit: null, noLaw: null };

/**
 * What the medians of some rounds tell of contention and coherency. Numbers of workers above the cores
 * are left out: sharing a core would look like coherency.
 *
 * @param ideal - the greatest speed-up that the cut allows, for 1, 2, ... workers
 * @returns neither a law nor that there is none if there is nothing to fit, the cut limits the speed-up, fewer than 5
 *   rounds are complete, or the most workers cannot be told from no speed-up, of which any law would be noise
 */
export function timingFit(
  rounds: readonly TimingRound[],
  cores: number,
  ideal: readonly number[],
): ToldLaw {
  const fitted = rounds.filter(({ workers }) => workers <= cores);
  const resampled = resampleMedians(fitted, ({ workers }) => workers);
  const counts = [...resampled.keys()];
  if (counts.some((workers) => ideal[workers - 1]! < LEAST_IDEAL * workers)) return NEITHER;
  if (completeRounds(fitted, counts.length) < FEWEST_ROUNDS) return NEITHER;

  const groups = [...resampled.values()];
  const gain = groups.length > 1 ? ratioOfMedians(groups[0]!, groups.at(-1)!) : null;
  if (gain === null || isOpen(gain)) return NEITHER;
  const law = fitTimes(
    counts,
    groups.map(({ times }) => median(times)),
  );
  if (law === null) return NEITHER;
  const noLaw = lawMissed(law, counts, groups);
  return noLaw === null ? { fit: withIntervals(law, counts, groups), noLaw } : { fit: null, noLaw };
}

/** That a law misses its medians by more than noise does; null if it does not, or goes through all by itself. */
function lawMissed(
  { model }: ScalingLaw,
  counts: readonly number[],
  groups: readonly ResampledTimes[],
): NoLaw | null {
  if (model === 'karp-flatt') return null;
  const lack = lackOfFit(groups, (medians) => {
    const law = fitTimes(counts, medians);
    return law && counts.map((workers) => law.scale / predictedSpeedup(law, workers));
  });
  if (lack === null || doesFit(lack)) return null;
  return { model, ...lack, plateau: findPlateau(counts, groups) };
}

function withIntervals(
  { model, contention, coherency }: ScalingLaw,
  counts: readonly number[],
  groups: readonly ResampledTimes[],
): ScalingFit {
  const resamples = groups[0]!.medians.length;
  const contentions = new Float64Array(resamples);
  const coherencies = new Float64Array(resamples);
  for (let i = 0; i < resamples; i++) {
    const drawn = fitTimes(
      counts,
      groups.map(({ medians }) => medians[i]!),
    ); // null where one of them is in no round of this resample
    contentions[i] = drawn?.contention ?? NaN;
    coherencies[i] = drawn?.coherency ?? NaN;
  }
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

/** What rounds told of a law, if they carry it: nothing if they differ too much, or may be of no speed-up. */
export function toldLaw(
  timing: Pick<Timing, 'medians' | 'cores' | 'rounds' | 'clockStepMs' | 'fit' | 'noLaw'>,
): ToldLaw {
  return toldSpeedup(timing) === null ? NEITHER : timing;
}

/** The law that is told of what was measured; null if none is. */
export function toldFit(timing: Parameters<typeof toldLaw>[0]): ScalingFit | null {
  return toldLaw(timing).fit;
}

/** Rounds in which all numbers of workers were timed. */
function completeRounds(rounds: readonly TimingRound[], conditions: number): number {
  const timed = new Map<number, Set<number>>();
  for (const { round, workers } of rounds) {
    timed.set(round, (timed.get(round) ?? new Set()).add(workers));
  }
  return [...timed.values()].filter(({ size }) => size === conditions).length;
}
