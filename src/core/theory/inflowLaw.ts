import { inflowOf } from '../reservoir/inflow.ts';
import type { Settings } from '../settings/Settings.ts';
import { partsBelow } from './correlated/hermite.ts';
import { correlatedVariance } from './correlated/correlatedVariance.ts';
import type { StepMean } from './law.ts';

/** Polynomials beyond which 0.95^n leaves nothing. */
const MOST_POLYNOMIALS = 300;

/** The inflow of each step, which knows of the others by ρ alone. */
export function inflowLaw({ mu, sigma, rho }: Pick<Settings, 'mu' | 'sigma' | 'rho'>): StepMean {
  const { mean, standardDeviation } = inflowOf({ mu, sigma });
  const ofStep = standardDeviation ** 2;
  if (rho === 0 || sigma === 0) return { mean, variance: ofStep, startBias: 0 };
  // E[I h_n(X)] by parts: σ / √n E[1{I > 0} h_(n-1)(X)]
  const below = partsBelow(-mu / sigma, 1, MOST_POLYNOMIALS);
  const parts = below.map((_, n) =>
    n === 0 ? 0 : (sigma * ((n === 1 ? 1 : 0) - below[n - 1]!)) / Math.sqrt(n),
  );
  return { mean, variance: correlatedVariance(ofStep, parts, rho), startBias: 0 };
}
