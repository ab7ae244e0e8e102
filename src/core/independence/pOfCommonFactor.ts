import chisquareCdf from '@stdlib/stats-base-dists-chisquare-cdf';
import normalCdf from '@stdlib/stats-base-dists-normal-cdf';

/**
 * The chance that the squared correlations of independent normals sum to so much or more. A weak link
 * of all chunks, too weak to be seen in any pair, shows in this sum.
 *
 * Each r² has the mean 1 / (n - 1) and the variance 2 (n - 2) / ((n + 1) (n - 1)²), and those of two
 * pairs are uncorrelated. The sum's law is nearly c times chi-square with k degrees, c and k such that
 * mean and variance agree; for few pairs it is far from normal.
 *
 * @param sumOfSquares - of r, over all pairs
 * @param n - values in each series, from 3
 * @see Schott (2005), Testing for complete independence in high dimensions, for the moments
 */
export function pOfCommonFactor(sumOfSquares: number, pairCount: number, n: number): number {
  const mean = pairCount / (n - 1);
  const variance = (pairCount * 2 * (n - 2)) / ((n + 1) * (n - 1) ** 2);
  const scale = variance / (2 * mean);
  return pOfChiSquare(sumOfSquares / scale, (2 * mean * mean) / variance);
}

/** Beyond so many degrees the library's law is up to 0.013 off (0.3.1), and the cube root's below 1e-5. */
const MANY_DEGREES = 1000;

/** P(chi-square > x). @see Wilson & Hilferty (1931): its cube root is nearly normal */
function pOfChiSquare(x: number, degrees: number): number {
  if (degrees <= MANY_DEGREES) return Math.max(0, 1 - chisquareCdf(x, degrees));
  const variance = 2 / (9 * degrees);
  return normalCdf(-(Math.cbrt(x / degrees) - (1 - variance)) / Math.sqrt(variance), 0, 1);
}
