import type { ResampledTimes } from './bootstrap.ts';
import { doesFit, lackOfFit } from './lackOfFit.ts';
import { median } from './spread.ts';
import type { Plateau } from './Timing.ts';

/** Numbers of workers that must be as fast as one another. */
const FEWEST_FLAT = 3;
/** The share of a linear speed-up that must be reached before, and of the cores after: a kink, not a bend. */
const LEAST_EFFICIENCY = 0.85;

/**
 * That speed-ups rise with the workers as far as some cores go, and then stay, as on a machine with fewer cores than it
 * reports. Curves that only flatten rise less before, or stay lower.
 *
 * @param counts - the numbers of workers, rising from 1
 * @param groups - their times, and medians in every resample
 * @returns null if it is not so, or less than 2 cores
 */
export function findPlateau(
  counts: readonly number[],
  groups: readonly ResampledTimes[],
): Plateau | null {
  const medians = groups.map(({ times }) => median(times));
  for (let first = 1; first <= counts.length - FEWEST_FLAT; first++) {
    const lack = lackOfFit(groups.slice(first), constant);
    if (lack === null || !doesFit(lack)) continue;
    const from = counts[first]!;
    const speedup = medians[0]! / constant(medians.slice(first))[0]!;
    const cores = Math.round(speedup);
    const isLinear = medians
      .slice(0, first)
      .every((ms, i) => medians[0]! / ms >= LEAST_EFFICIENCY * counts[i]!);
    // the page's own thread and others may hold back as many workers as there are cores
    const isKink = cores === from || cores === from - 1;
    const isReached = speedup >= LEAST_EFFICIENCY * cores;
    return cores >= 2 && isKink && isLinear && isReached ? { from, cores } : null;
  }
  return null;
}

/** The one time that misses all of some times by the least squares of shares. */
function constant(times: readonly number[]): number[] {
  const sum = (power: number) => times.reduce((all, ms) => all + ms ** -power, 0);
  const best = sum(1) / sum(2);
  return times.map(() => best);
}
