import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import type { RecordDraw, Settings } from '../settings/Settings.ts';

/** The inflow of a step, as the settings fix it: what runs draw and exact values are of. */
export interface Inflow {
  readonly mean: number;
  readonly standardDeviation: number;
  /** P(I = 0) */
  readonly zeroShare: number;
  /** P(I >= volume), of a volume above 0 */
  readonly shareFrom: (volume: number) => number;
  /** the inflow that a shock makes: a draw from the standard normal, or a value of a record */
  readonly draw: (shock: number) => number;
}

/** What an inflow can be drawn from: the law of μ and σ, or a record. */
export type InflowName = 'normal' | 'record';

type InflowSettings = Pick<Settings, 'mu' | 'sigma'> & Partial<Pick<Settings, 'record'>>;

/** What the inflows of a run are drawn from. */
export function inflowName({ record = null }: InflowSettings): InflowName {
  return record === null ? 'normal' : 'record';
}

export function inflowOf(settings: InflowSettings): Inflow {
  const { record = null } = settings;
  return record === null ? censoredNormal(settings) : ofRecord(record);
}

/** I = max(v, 0), v the value drawn, each of the record as likely as any other. */
function ofRecord({ values }: RecordDraw): Inflow {
  const draw = (value: number) => (value > 0 ? value : 0);
  const meanOf = (of: (inflow: number) => number) =>
    values.reduce((sum, value) => sum + of(draw(value)), 0) / values.length;
  const shareFrom = (volume: number) => meanOf((inflow) => (inflow >= volume ? 1 : 0));
  // found when they are asked for: whoever draws does not need them
  return {
    get mean() {
      return meanOf((inflow) => inflow);
    },
    get standardDeviation() {
      const { mean } = this;
      return Math.sqrt(meanOf((inflow) => (inflow - mean) ** 2));
    },
    get zeroShare() {
      return meanOf((inflow) => (inflow === 0 ? 1 : 0));
    },
    shareFrom,
    draw,
  };
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
