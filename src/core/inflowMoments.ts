import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import type { Settings } from './simulation.ts';

/**
 * Mean and standard deviation of the inflow I = max(N(μ, σ²), 0), and the share of steps in which it is 0.
 *
 * With r = μ/σ, φ and Φ those of the standard normal:
 *   E[I] = μ Φ(r) + σ φ(r),  P(I = 0) = Φ(-r),
 *   Var I = σ² (Φ(r) + r² Φ(r) Φ(-r) + r φ(r) (1 - 2 Φ(r)) - φ(r)²)
 */
export function inflowMoments({ mu, sigma }: Pick<Settings, 'mu' | 'sigma'>): {
  mean: number;
  standardDeviation: number;
  zeroShare: number;
} {
  if (sigma === 0) {
    return { mean: Math.max(mu, 0), standardDeviation: 0, zeroShare: mu <= 0 ? 1 : 0 };
  }
  const ratio = mu / sigma;
  const density = Math.exp((-ratio * ratio) / 2) / Math.sqrt(2 * Math.PI);
  const positive = normalCdf(ratio, 0, 1);
  const zeroShare = normalCdf(-ratio, 0, 1);
  const variance =
    positive +
    ratio * ratio * positive * zeroShare +
    ratio * density * (1 - 2 * positive) -
    density * density;
  return {
    mean: Math.max(mu * positive + sigma * density, 0),
    standardDeviation: sigma * Math.sqrt(Math.max(variance, 0)),
    zeroShare,
  };
}
