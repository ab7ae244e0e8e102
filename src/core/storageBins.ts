import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import type { Settings } from './simulation.ts';

/** Bins of a histogram, about. */
const BINS = 100;

/** Targets so small are not what bins are made of: there would be too many. */
const MOST_BINS = 300;

/** Atoms inside [0, K] that are counted at most, and the least share that one has of the one above it, in all. */
const MOST_ATOMS = 8;
const LEAST_ATOM = 1e-4;

/**
 * How storages are counted. Bin i holds K - (i + 1) width < S <= K - i width, the last one also what is left
 * down to 0. A storage of exactly K, of 0, or of K - j S̄ (full, then j steps without inflow) has a probability
 * of its own: bins end there, so that none straddles such an atom, and the atoms are counted apart.
 */
export interface StorageBins {
  readonly width: number;
  readonly count: number;
  /** K - j S̄ for j = 1, 2, ..., as a path comes to them */
  readonly atoms: readonly number[];
}

export function storageBins({ K, mu, sigma, target }: Settings): StorageBins {
  const divides = target > K / MOST_BINS;
  const width = divides ? target / Math.max(1, Math.round((BINS * target) / K)) : K / BINS;
  const zeroShare = sigma === 0 ? (mu <= 0 ? 1 : 0) : normalCdf(-mu / sigma, 0, 1);
  const atoms: number[] = [];
  if (divides) {
    let share = zeroShare;
    for (let at = K - target; at > 0 && share > LEAST_ATOM; at -= target, share *= zeroShare) {
      if (atoms.length === MOST_ATOMS) break;
      atoms.push(at);
    }
  }
  return { width, count: Math.max(1, Math.ceil((K / width) * (1 - 1e-12))), atoms };
}
