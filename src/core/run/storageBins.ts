import { correlationOf } from '../reservoir/nextNormal.ts';
import { inflowOf } from '../reservoir/inflow.ts';
import type { Settings } from '../settings/Settings.ts';

/** Capacities that cannot be divided. */
const LEAST_CAPACITY = 1e-300;

/** Bins of a histogram, about. */
const BINS = 100;

/** Targets so small are not what bins are made of: there would be too many. */
const MOST_BINS = 300;

/** Atoms inside [0, K] that are counted at most: each costs the law a solution. And the least share that is worth it. */
const MOST_ATOMS = 64;
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

export const END_MARGIN = 1e-9;

/** The bin of a storage, in [0, `count`]: the last one may be passed by round-off. */
export function binOf({ width }: StorageBins, K: number): (storage: number) => number {
  const perVolume = 1 / width;
  return (storage) => ((K - storage) * perVolume + END_MARGIN) | 0;
}

/** The upper end of a bin. */
export function binEnd({ width }: Pick<StorageBins, 'width'>, K: number, bin: number): number {
  return K - (bin - END_MARGIN) * width;
}

export function storageBins(settings: Settings): StorageBins {
  const { K, target } = settings;
  if (K < LEAST_CAPACITY) return { width: K, count: 1, atoms: [] };
  const divides = target > K / MOST_BINS;
  const width = divides ? target / Math.max(1, Math.round((BINS * target) / K)) : K / BINS;
  const atoms: number[] = [];
  if (divides) {
    const zero = inflowOf(settings).zeroShare;
    const again = zero ** nextDryPower(settings);
    let share = zero; // at most
    const least = 1e-9 * K; // 0 but for round-off
    for (let at = K - target; at > least && share > LEAST_ATOM; at -= target, share *= again) {
      if (atoms.length === MOST_ATOMS) break;
      atoms.push(at);
    }
  }
  return { width, count: Math.max(1, Math.ceil((K / width) * (1 - 1e-12))), atoms };
}

/** Of the correlation of successive years, what makes dry ones likelier to follow: a negative one does not. */
function persistenceOf(settings: Settings): number {
  return Math.max(correlationOf(settings), 0);
}

/**
 * Each further year without inflow makes a row of them rarer by at least P(I = 0) to this power: 1 for independent years.
 *
 * @see Nelson (1973), the free Markoff field: E[f(X_t) g(X_(t+1))] <= ‖f‖ ‖g‖ in the norms of 1 + ρ
 */
function nextDryPower(settings: Settings): number {
  const rho = persistenceOf(settings);
  return (1 - rho) / (1 + rho);
}

/** A part of [0, K]. */
export interface StorageRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Where bins hold atoms that are not told apart: from the lowest of them that can be seen to the highest, each of
 * the probability P(I = 0)^j P(full), or with ρ > 0 of at most (P(I = 0) P(full))^(1 / (1 + ρ)) P(I = 0)^((j - 1) (1 - ρ) / (1 + ρ)).
 *
 * @param full - P(full)
 * @returns null if there are none
 */
export function unsplitAtoms(settings: Settings, full: number): StorageRange | null {
  const { K, target } = settings;
  if (target === 0 || full <= LEAST_ATOM) return null;
  const zero = inflowOf(settings).zeroShare;
  if (zero === 0) return null;
  const root = 1 / (1 + persistenceOf(settings));
  const further = Math.log(LEAST_ATOM / (zero * full) ** root);
  const end = zero === 1 ? Infinity : 1 + further / (nextDryPower(settings) * Math.log(zero));
  const first = storageBins(settings).atoms.length + 1;
  const last = Math.ceil(Math.min(end, (K / target) * (1 - 1e-9))) - 1;
  return last < first ? null : { from: K - last * target, to: K - first * target };
}
