import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import type { Settings } from './simulation.ts';

/**
 * Mean of the inflow I = max(N(μ, σ²), 0), and the share of steps in which it is 0.
 *
 * E[I] = μ Φ(μ/σ) + σ φ(μ/σ),  P(I = 0) = Φ(-μ/σ), φ and Φ those of the standard normal.
 */
export function inflowMoments({ mu, sigma }: Pick<Settings, 'mu' | 'sigma'>): {
  mean: number;
  zeroShare: number;
} {
  if (sigma === 0) return { mean: Math.max(mu, 0), zeroShare: mu <= 0 ? 1 : 0 };
  const ratio = mu / sigma;
  const density = Math.exp((-ratio * ratio) / 2) / Math.sqrt(2 * Math.PI);
  return {
    mean: Math.max(mu * normalCdf(ratio, 0, 1) + sigma * density, 0),
    zeroShare: normalCdf(-ratio, 0, 1),
  };
}
