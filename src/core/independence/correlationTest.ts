import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import tCdf from '@stdlib/stats-base-dists-t-cdf';

/** Values from which on a correlation has a p: two alone always lie on a line. */
const LEAST_VALUES = 3;

/**
 * The chance that independent normals correlate at |r| or more, either sign:
 * t = r sqrt((n - 2) / (1 - r²)) has the t law with n - 2 degrees.
 *
 * @param n - values in each series; NaN for fewer than 3
 */
export function pOfCorrelation(r: number, n: number): number {
  if (n < LEAST_VALUES) return NaN;
  const t = Math.abs(r) * Math.sqrt((n - 2) / (1 - r * r));
  return 2 * tCdf(-t, n - 2);
}

/** The |r| from which on `pOfCorrelation` is below p, NaN if that is: found by halving, for it falls with |r|. */
export function criticalCorrelation(p: number, n: number): number {
  if (n < LEAST_VALUES) return NaN;
  let low = 0;
  let high = 1;
  for (let halving = 0; halving < 52; halving++) {
    const middle = (low + high) / 2;
    if (pOfCorrelation(middle, n) < p) high = middle;
    else low = middle;
  }
  return high;
}

/**
 * The least correlation of one pair among `pairCount` that is found with probability `power`:
 * r = tanh((q + q') / sqrt(n - 3)), q the normal's quantile at 1 - alpha / (2 pairs) and q' at the power.
 *
 * @param alpha - the level of the whole test
 * @see Fisher's z: atanh r is nearly normal with standard error 1 / sqrt(n - 3)
 */
export function detectableCorrelation(
  n: number,
  pairCount: number,
  alpha: number,
  power = 0.8,
): number {
  const q = -normalQuantile(alpha / (2 * pairCount), 0, 1);
  return Math.tanh((q + normalQuantile(power, 0, 1)) / Math.sqrt(n - 3));
}

/**
 * Holm's adjusted p-values: the k-th smallest of m times m - k + 1, but never less than one before it.
 * Those at or below a level are rejected, and the chance of any false one is at most that level.
 *
 * @param smallest - the smallest of all p-values, rising; the others need not be known
 * @param count - m, of all p-values
 * @see Holm (1979), A simple sequentially rejective multiple test procedure
 */
export function holm(smallest: readonly number[], count: number): number[] {
  let before = 0;
  return smallest.map((p, i) => (before = Math.max(before, Math.min(1, (count - i) * p))));
}
