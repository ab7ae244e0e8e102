import type { ChunkComparison, PairComparison } from './ChunkComparison.ts';

/**
 * What the correlation of a pair's storages is worth, in independent steps; null where there is none, or where
 * it is rather one of what they started from.
 *
 * @param rho - the autocorrelations rho_1, rho_2, … of the storage, if they are known
 */
export function effectiveSteps(
  { stepCount, startCounts }: Pick<ChunkComparison, 'stepCount' | 'startCounts'>,
  { storageR }: Pick<PairComparison, 'storageR'>,
  rho: ArrayLike<number> | null,
): number | null {
  return startCounts || Number.isNaN(storageR) ? null : effectiveSampleSize(stepCount, rho);
}

/**
 * How many independent steps the correlation of two independent autocorrelated series is worth:
 * n / (1 + 2 sum_k (1 - k/n) rho_k²).
 *
 * @param rho - the autocorrelations rho_1, rho_2, … of each series, as far as they matter
 * @returns null where it means nothing: `rho` is not known, or n is below 10 tau, tau = 1 + 2 sum rho_k
 * @see Bartlett (1935), Some aspects of the time-correlation problem
 */
export function effectiveSampleSize(n: number, rho: ArrayLike<number> | null): number | null {
  if (rho === null) return null;
  let tau = 1;
  let inflation = 1;
  for (let k = 1; k <= rho.length && k < n; k++) {
    const own = rho[k - 1]!;
    tau += 2 * own;
    inflation += 2 * (1 - k / n) * own * own;
  }
  return n < 10 * tau ? null : n / inflation;
}
