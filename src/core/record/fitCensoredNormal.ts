import { inflowOf } from '../reservoir/inflow.ts';

/** A coefficient of variation below which nothing is cut off: 25 spreads lie below the mean. */
const UNCUT = 0.04;

/** Where z = μ/σ is looked for. */
const [LEAST, GREATEST] = [-6, 40];

/**
 * The normal that, cut at 0, has the mean and standard deviation given: its coefficient of variation falls with
 * z = μ/σ, so that there is one z, by bisection; then σ = mean / E[max(z + X, 0)] and μ = z σ.
 *
 * @param mean - above 0
 * @param sd - from 0
 * @returns null where the spread is so large that hardly ever anything flows
 */
export function fitCensoredNormal(
  mean: number,
  sd: number,
): { readonly mu: number; readonly sigma: number } | null {
  const cv = sd / mean;
  if (cv < UNCUT) return { mu: mean, sigma: sd };
  const cvAt = (z: number) => {
    const inflow = inflowOf({ mu: z, sigma: 1 });
    return inflow.standardDeviation / inflow.mean;
  };
  if (!(mean > 0) || cv > cvAt(LEAST)) return null;
  let [low, high] = [LEAST, GREATEST];
  for (;;) {
    const z = (low + high) / 2;
    if (z === low || z === high) break;
    if (cvAt(z) > cv) low = z;
    else high = z;
  }
  const sigma = mean / inflowOf({ mu: high, sigma: 1 }).mean;
  return { mu: high * sigma, sigma };
}
