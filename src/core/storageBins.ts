import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import type { Settings } from './simulation.ts';

/** Capacities that cannot be divided. */
const LEAST_CAPACITY = 1e-300;

/** Bins of a histogram, about. */
const BINS = 100;

/** Targets so small are not what bins are made of: there would be too many. */
const MOST_BINS = 300;

/** Atoms inside [0, K] that are counted at most, and the least share that one has of the one above it, in all. */
const MOST_ATOMS = 8;
const LEAST_ATOM = 1e-4;

/**
 * How storages are counted. Bin i holds K - (i + 1) width < S <= K - i width, the last one also what is left
 * down to 0; ends are moved up by `END_MARGIN` of a bin, so that what lies on one but for round-off is below it. A storage of exactly K, of 0, or of K - j S̄ (full, then j steps without inflow) has a probability
 * of its own: bins end there, so that none straddles such an atom, and the atoms are counted apart.
 */
export interface StorageBins {
  readonly width: number;
  readonly count: number;
  /** K - j S̄ for j = 1, 2, ..., as a path comes to them */
  readonly atoms: readonly number[];
}

const END_MARGIN = 1e-9;

/** The bin of a storage, in [0, `count`]: the last one may be passed by round-off. */
export function binOf({ width }: StorageBins, K: number): (storage: number) => number {
  const perVolume = 1 / width;
  return (storage) => ((K - storage) * perVolume + END_MARGIN) | 0;
}

/** The upper end of a bin. */
export function binEnd({ width }: StorageBins, K: number, bin: number): number {
  return K - (bin - END_MARGIN) * width;
}

export function storageBins({ K, mu, sigma, target }: Settings): StorageBins {
  if (K < LEAST_CAPACITY) return { width: K, count: 1, atoms: [] };
  const divides = target > K / MOST_BINS;
  const width = divides ? target / Math.max(1, Math.round((BINS * target) / K)) : K / BINS;
  const zeroShare = sigma === 0 ? (mu <= 0 ? 1 : 0) : normalCdf(-mu / sigma, 0, 1);
  const atoms: number[] = [];
  if (divides) {
    let share = zeroShare;
    const least = 1e-9 * K; // 0 but for round-off
    for (let at = K - target; at > least && share > LEAST_ATOM; at -= target, share *= zeroShare) {
      if (atoms.length === MOST_ATOMS) break;
      atoms.push(at);
    }
  }
  return { width, count: Math.max(1, Math.ceil((K / width) * (1 - 1e-12))), atoms };
}
