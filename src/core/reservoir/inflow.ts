import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import type { Settings } from '../settings/Settings.ts';

/** The inflow of a step, as the settings fix it: what runs draw and exact values are of. */
export interface Inflow {
  readonly mean: number;
  readonly standardDeviation: number;
  /** P(I = 0) */
  readonly zeroShare: number;
  /** P(I >= volume), of a volume above 0 */
  readonly shareFrom: (volume: number) => number;
  /** the inflow that a shock, a draw from the standard normal, makes */
  readonly draw: (shock: number) => number;
}

/** The laws that an inflow can follow. */
export type InflowName = 'normal';

/** The one that it follows. */
export const INFLOW: InflowName = 'normal';

type InflowSettings = Pick<Settings, 'mu' | 'sigma'>;

const INFLOWS: Readonly<Record<InflowName, (settings: InflowSettings) => Inflow>> = {
  normal: censoredNormal,
};

export function inflowOf(settings: InflowSettings): Inflow {
  return INFLOWS[INFLOW](settings);
}

/**
 * I = max(μ + σ z, 0), z the shock.
 *
 * With r = μ/σ, φ and Φ those of the standard normal:
 *   E[I] = μ Φ(r) + σ φ(r),  P(I = 0) = Φ(-r),
 *   Var I = σ² (Φ(r) + r² Φ(r) Φ(-r) + r φ(r) (1 - 2 Φ(r)) - φ(r)²)
 */
function censoredNormal({ mu, sigma }: InflowSettings): Inflow {
  const draw = (shock: number) => {
    const inflow = mu + sigma * shock;
    return inflow > 0 ? inflow : 0;
  };
  if (sigma === 0) {
    return {
      mean: Math.max(mu, 0),
      standardDeviation: 0,
      zeroShare: mu <= 0 ? 1 : 0,
      shareFrom: (volume) => (mu >= volume ? 1 : 0),
      draw,
    };
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
    shareFrom: (volume) => normalCdf((mu - volume) / sigma, 0, 1),
    draw,
  };
}
