import normalCdf from '@stdlib/stats-base-dists-normal-cdf';

/** P(Z < z) */
export function below(z) {
  return normalCdf(z, 0, 1);
}

/** P(Z > z), exact far out too. */
export function above(z) {
  return normalCdf(-z, 0, 1);
}

/** z of a number of hits among `trials` that each hit with probability p. */
export function zOfHits(hits, trials, p) {
  return (hits - trials * p) / Math.sqrt(trials * p * (1 - p));
}

/** Chi-square of counts that should all be alike. */
export function chiSquare(counts) {
  const expected = sum(counts) / counts.length;
  return counts.reduce((total, count) => total + (count - expected) ** 2, 0) / expected;
}

/** z of a chi-square with k degrees of freedom: its cube root is nearly normal (Wilson & Hilferty 1931). */
export function zOfChiSquare(chi, k) {
  const variance = 2 / (9 * k);
  return (Math.cbrt(chi / k) - (1 - variance)) / Math.sqrt(variance);
}

/** Kolmogorov and Smirnov's distance of n uniforms, seen at the edges of cells that are fine beside it. */
export function ksDistance(counts) {
  const n = sum(counts);
  let distance = 0;
  let fraction = 0;
  counts.forEach((count, cell) => {
    fraction += count / n;
    distance = Math.max(distance, Math.abs(fraction - (cell + 1) / counts.length));
  });
  return distance;
}

/** Mean of √n D: √(π / 2) log 2 */
export const KS_MEAN = Math.sqrt(Math.PI / 2) * Math.LN2;

/** P(√n D > x) for large n: 2 (exp(-2 x²) - exp(-8 x²) + exp(-18 x²) - …), Kolmogorov 1933. */
export function pOfKs(x) {
  if (x < 0.3) return 1; // by less than 1e-5
  let p = 0;
  for (let k = 1; k <= 20; k++) p += 2 * (-1) ** (k - 1) * Math.exp(-2 * (k * x) ** 2);
  return p;
}

/** P(the largest of n normals is above z in size). */
export function pOfLargest(z, n) {
  return -Math.expm1(n * Math.log1p(-2 * above(z)));
}

/** The mean of the largest size of n normals: the integral of P(largest > z). */
export function expectedLargest(n) {
  const step = 0.01;
  let integral = 0;
  for (let z = step / 2; z < 10; z += step) integral += step * pOfLargest(z, n);
  return integral;
}

/** P(at least `count` hits) where `expected` hits are expected, and few. */
export function pOfRareHits(count, expected) {
  let term = Math.exp(-expected);
  for (let k = 1; k <= count; k++) term *= expected / k;
  let p = 0;
  for (let k = count; k < count + 100; k++) {
    p += term;
    term *= expected / (k + 1);
  }
  return p;
}

export function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
