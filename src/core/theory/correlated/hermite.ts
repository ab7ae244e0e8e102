import normalCdf from '@stdlib/stats-base-dists-normal-cdf';

const ROOT = (2 * Math.PI) ** -0.25;

/**
 * Hermite functions r^n h_n(x) √φ(x), n from 0: h_n are the polynomials that are orthonormal under the normal density φ,
 * h_(n+1) = (x h_n - √n h_(n-1)) / √(n+1).
 *
 * @param out - filled from `at` on
 */
export function hermite(
  x: number,
  r: number,
  count: number,
  out: Float64Array,
  at: number,
  factor = 1,
): void {
  let before = 0;
  let value = factor * ROOT * Math.exp((-x * x) / 4);
  out[at] = value;
  for (let n = 1; n < count; n++) {
    const next = (r * (x * value - r * Math.sqrt(n - 1) * before)) / Math.sqrt(n);
    before = value;
    value = next;
    out[at + n] = value;
  }
}

/** r^n times the integral of h_n φ below x, n from 0: Φ(x), then -h_(n-1)(x) φ(x) / √n. */
export function partsBelow(x: number, r: number, count: number): Float64Array {
  const parts = new Float64Array(count);
  hermite(x, r, count, parts, 0, ROOT * Math.exp((-x * x) / 4));
  for (let n = count - 1; n > 0; n--) parts[n] = (-r * parts[n - 1]!) / Math.sqrt(n);
  parts[0] = normalCdf(x, 0, 1);
  return parts;
}

/**
 * r^(n+m) times the integrals of h_n h_m φ below x, row by row: by h_n' = √n h_(n-1) and (φ h_n')' = -n φ h_n,
 *
 *   (m - n) ∫ h_n h_m φ = φ (h_n' h_m - h_n h_m'),  ∫ h_n² φ = ∫ h_(n-1)² φ - φ h_(n-1) h_n / √n
 */
export function productsBelow(x: number, r: number, count: number): Float64Array {
  const e = new Float64Array(count);
  hermite(x, r, count, e, 0);
  const slope = e.map((_, n) => (n === 0 ? 0 : r * Math.sqrt(n) * e[n - 1]!));
  const products = new Float64Array(count * count);
  let diagonal = normalCdf(x, 0, 1);
  for (let n = 0; n < count; n++) {
    if (n > 0) diagonal = r * r * diagonal - (r * e[n - 1]! * e[n]!) / Math.sqrt(n);
    products[n * count + n] = diagonal;
    for (let m = 0; m < n; m++) {
      const product = (slope[n]! * e[m]! - e[n]! * slope[m]!) / (m - n);
      products[n * count + m] = product;
      products[m * count + n] = product;
    }
  }
  return products;
}
