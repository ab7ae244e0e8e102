import type { ResampledTimes } from './bootstrap.ts';
import { median } from './spread.ts';

/** The chance below which noise alone is no explanation of what a law misses. */
export const FIT_LEVEL = 0.01;

/** What a law may be off every median, as a share of it, whatever the chance: as much as the cut may add to a time. */
export const MOST_MISSED = 0.03;

/** How far a law is off the medians, and what noise makes of that. */
export interface LackOfFit {
  /** the most that it is off a median, as a share of that */
  readonly mostMissed: number;
  /** the chance that noise alone makes as much of a true law */
  readonly chance: number;
}

/**
 * Tests a law by what it leaves of the medians, as shares of them: the sum of squares, beside what it leaves where
 * the law is true. For that the law's own times get the noise of the resamples, and it is fitted to each again. Rounds are
 * drawn whole, so what is common to a round, or to all numbers of workers by the time of one, is noise as it was.
 *
 * @param groups - the times of what was timed, and their medians in every resample
 * @param fit - the law's times for such medians; null where it cannot be fitted
 * @returns null where it cannot be fitted to the medians
 */
export function lackOfFit(
  groups: readonly ResampledTimes[],
  fit: (medians: readonly number[]) => readonly number[] | null,
): LackOfFit | null {
  const medians = groups.map(({ times }) => median(times));
  const fitted = fit(medians);
  if (fitted === null) return null;
  const left = squaresMissed(medians, fitted);
  const noisy = fitted.slice();
  let drawn = 0;
  let asMuch = 0;
  for (let i = 0; i < (groups[0]?.medians.length ?? 0); i++) {
    for (let place = 0; place < noisy.length; place++) {
      noisy[place] = (fitted[place]! * groups[place]!.medians[i]!) / medians[place]!;
    }
    const refitted = fit(noisy);
    if (refitted === null) continue; // one of them is in no round of this resample
    drawn++;
    if (squaresMissed(noisy, refitted) >= left) asMuch++;
  }
  const mostMissed = Math.max(...medians.map((each, i) => Math.abs(1 - fitted[i]! / each)));
  return { mostMissed, chance: (asMuch + 1) / (drawn + 1) };
}

/** Whether a law may be told: noise explains what it misses, or that is little. */
export function doesFit({ mostMissed, chance }: LackOfFit): boolean {
  return chance >= FIT_LEVEL || mostMissed <= MOST_MISSED;
}

/** The sum of squares of what fitted times are off medians, as shares of those. */
function squaresMissed(medians: readonly number[], fitted: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < medians.length; i++) {
    const missed = 1 - fitted[i]! / medians[i]!;
    sum += missed * missed;
  }
  return sum;
}
