import chisquareCdf from '@stdlib/stats-base-dists-chisquare-cdf';
import normalCdf from '@stdlib/stats-base-dists-normal-cdf';

/**
 * The chance that the squared correlations of independent normals sum to so much or more. A weak link
 * of all chunks, too weak to be seen in any pair, shows in this sum.
 *
 * With m = n - 1 each r² has the mean 1 / m, the variance 2 (m - 1) / (m² (m + 2)) and a third cumulant of its own, and
 * those of two pairs know nothing of one another; but three pairs of three series do, by 4 (m - 1) / (m³ (m + 2)²).
 * The sum's law is nearly that of a chi-square, stretched and shifted such that mean, variance and third cumulant agree;
 * for few pairs, or few values, it is far from normal.
 *
 * @param sumOfSquares - of r, over all pairs
 * @param seriesCount - of series, all pairs of which are in the sum
 * @param n - values in each series, from 3
 * @see Schott (2005), Testing for complete independence in high dimensions, for mean and variance; r² has the law
 *   Beta(1/2, (m - 1)/2), and for directions u, v, w in m dimensions E[(u·w)² (v·w)²] = (1 + 2 (u·v)²) / (m (m + 2))
 */
export function pOfCommonFactor(sumOfSquares: number, seriesCount: number, n: number): number {
  const m = n - 1;
  const pairs = (seriesCount * (seriesCount - 1)) / 2;
  if (sumOfSquares >= pairs) return 0; // series that are all the same
  const triples = (pairs * (seriesCount - 2)) / 3;
  const mean = pairs / m;
  const variance = (pairs * 2 * (m - 1)) / (m ** 2 * (m + 2));
  const ofPair = 15 / (m * (m + 2) * (m + 4)) - 9 / (m ** 2 * (m + 2)) + 2 / m ** 3;
  const ofTriple = (6 * 4 * (m - 1)) / (m ** 3 * (m + 2) ** 2);
  const third = pairs * ofPair + triples * ofTriple;
  // chi-square with k degrees has the mean k, the variance 2 k and the third cumulant 8 k
  const scale = third / (4 * variance);
  const degrees = variance / (2 * scale ** 2);
  return pOfChiSquare(degrees + (sumOfSquares - mean) / scale, degrees);
}

/** Beyond so many degrees the library's law is up to 0.013 off (0.3.1), and the cube root's below 1e-5. */
const MANY_DEGREES = 1000;

/** P(chi-square > x). @see Wilson & Hilferty (1931): its cube root is nearly normal */
function pOfChiSquare(x: number, degrees: number): number {
  if (x <= 0) return 1;
  if (degrees <= MANY_DEGREES) return Math.max(0, 1 - chisquareCdf(x, degrees));
  const variance = 2 / (9 * degrees);
  return normalCdf(-(Math.cbrt(x / degrees) - (1 - variance)) / Math.sqrt(variance), 0, 1);
}
