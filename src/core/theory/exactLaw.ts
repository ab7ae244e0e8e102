import type { Settings } from '../simulation.ts';
import { releaseOf } from '../waterBalance.ts';
import { CensoredNormal } from './CensoredNormal.ts';
import { stationaryLaw, type StationaryLaw } from './stationaryLaw.ts';

/** What two solutions may differ by where the law is still shown. */
const MOST_ERROR = 1e-8;

/**
 * The law that the storage of a reservoir comes to from full: by closed forms where it is simple, else
 * solved.
 *
 * @returns null where it cannot be solved well, so that nothing false is shown
 */
export function exactLaw(settings: Settings): StationaryLaw | null {
  const { K, sigma, target } = settings;
  if (sigma === 0) return withoutSpread(settings);
  if (target === 0) return withoutRelease(settings);
  if (target === K) return withoutCarryOver(settings);
  const law = stationaryLaw(settings);
  return law !== null && law.errorIndicator <= MOST_ERROR ? law : null;
}

/** Every step is alike: full if the inflow is the target or more, else down to the inflow. */
function withoutSpread(settings: Settings): StationaryLaw {
  const { K, mu, target } = settings;
  const inflow = Math.max(mu, 0);
  const end = inflow >= target ? (target < K ? K : Math.min(inflow, K)) : inflow;
  const release = releaseOf(settings, end);
  // K - t d at step t, as long as the storage before was the target or more
  const fall = target - inflow;
  const steps = end === K ? 0 : Math.floor((K - target) / fall) + 1;
  return {
    ...certain(K, end),
    deficit: end < target ? 1 : 0,
    release,
    spill: inflow - release,
    inflow,
    startBias: steps * (K - end) - (fall * steps * (steps + 1)) / 2,
  };
}

/** What is full stays full. */
function withoutRelease({ K, mu, sigma }: Settings): StationaryLaw {
  const inflow = new CensoredNormal({ mu, sigma }).meanAbove(0);
  return { ...certain(K, K), deficit: 0, release: 0, spill: inflow, inflow, startBias: 0 };
}

/** Nothing is carried over: S = min(I, K), one step knows nothing of another. */
function withoutCarryOver({ K, mu, sigma }: Settings): StationaryLaw {
  const inflow = new CensoredNormal({ mu, sigma });
  const spill = inflow.meanAbove(K);
  const mean = inflow.meanAbove(0) - spill;
  const full = inflow.above(K);
  return {
    mean,
    standardDeviation: Math.sqrt(inflow.squareUpTo(K) - mean * mean),
    full,
    empty: inflow.zeroShare,
    deficit: 1 - full,
    release: mean,
    spill,
    inflow: inflow.meanAbove(0),
    tau: 1,
    startBias: 0,
    errorIndicator: 0,
    cdf: (s) => inflow.below(s),
  };
}

/** A storage that is always the same. */
function certain(K: number, storage: number) {
  return {
    mean: storage,
    standardDeviation: 0,
    full: storage === K ? 1 : 0,
    empty: storage === 0 ? 1 : 0,
    tau: 1,
    errorIndicator: 0,
    cdf: (s: number) => (s >= storage ? 1 : 0),
  };
}
