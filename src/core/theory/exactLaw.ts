import { inflowName, type InflowName } from '../reservoir/inflow.ts';
import type { Settings } from '../settings/Settings.ts';
import { withoutCarryOver, withoutRelease, withoutSpread } from './closedForms.ts';
import type { CorrelatedReservoir } from './correlated/CorrelatedReservoir.ts';
import { correlatedLaw } from './correlated/correlatedLaw.ts';
import { inflowLaw } from './inflowLaw.ts';
import type { StationaryLaw } from './law.ts';
import { stationaryLaw } from './stationaryLaw.ts';

/** What two solutions may differ by where the law is still shown. */
const MOST_ERROR = 1e-8;

/** Targets that are smaller, of the capacity, are lost in round-off. */
const LEAST_TARGET = 1e-9;

/** A volume that is so many times another is as good as infinite beside it: nothing that can be seen changes beyond. */
const FARTHEST = 2 ** 80;

/** Of each law of the inflow, how that of the storage is found. */
const LAWS: Readonly<Record<InflowName, (settings: Settings) => StationaryLaw | null>> = {
  normal: ofNormal,
  record: () => null, // too much for a page: a state for every volume that values can add up to
};

/**
 * The law that the storage of a reservoir comes to from full: by closed forms where it is simple, else
 * solved.
 *
 * @param settings - volumes in a unit in which their squares are numbers (see `unitOf`)
 * @returns null where it cannot be solved well, so that nothing false is shown
 */
export function exactLaw(settings: Settings): StationaryLaw | null {
  return LAWS[inflowName(settings)](settings);
}

function ofNormal(settings: Settings): StationaryLaw | null {
  const { K, sigma, target } = settings;
  if (sigma === 0) return withoutSpread(settings);
  if (target === 0) return withoutRelease(settings);
  const near = withoutFar(settings);
  const law = target === K ? withoutCarryOver(near) : solved(near);
  if (law === null || near === settings) return law;

  // a far inflow fills all there is, or is none: what spills is the rest of it
  const inflow = inflowLaw(settings);
  if (near.K !== settings.K) return law;
  const spill = inflow.mean - law.release;
  const stepMeans = { ...law.stepMeans, inflow, spill: { ...inflow, mean: spill } };
  return { ...law, inflow: inflow.mean, spill, stepMeans };
}

function solved(reservoir: CorrelatedReservoir): StationaryLaw | null {
  if (reservoir.target < LEAST_TARGET * reservoir.K) return null;
  if (reservoir.rho !== 0) return correlatedLaw(reservoir);
  const law = stationaryLaw(reservoir);
  return law !== null && law.errorIndicator <= MOST_ERROR ? law : null;
}

/**
 * A reservoir with the same law of storage, of which no volume is too far from the others: an inflow far larger than
 * the capacity comes whole or not at all, and a capacity that no inflow reaches might be any.
 */
function withoutFar(settings: Settings): CorrelatedReservoir {
  const { K, mu, sigma, target } = settings;
  const inflow = Math.max(Math.abs(mu), sigma);
  if (target === K && K > FARTHEST * inflow) {
    return { ...settings, K: FARTHEST * inflow, target: FARTHEST * inflow };
  }
  if (Math.max(sigma / K, Math.abs(mu) / Math.max(K, sigma)) <= FARTHEST) return settings;
  const spread = Math.min(sigma, FARTHEST * K);
  // P(I = 0) is that of mu / sigma
  const most = FARTHEST * Math.max(K, spread);
  const mean = Math.min(Math.max((mu / sigma) * spread, -most), most);
  return { ...settings, mu: mean, sigma: spread };
}
