import { inflowMoments } from '../inflowMoments.ts';
import { releaseOf } from '../waterBalance.ts';
import type { Reservoir } from './CarryOver.ts';
import { CensoredNormal } from './CensoredNormal.ts';
import type { StepMean, StepMeanName, StationaryLaw } from './law.ts';
import { powerBelowTarget } from './quadrature.ts';

/** A spread of 0: every step is alike: full if the inflow is the target or more, else down to the inflow. */
export function withoutSpread(reservoir: Reservoir): StationaryLaw {
  const { K, mu, target } = reservoir;
  const inflow = Math.max(mu, 0);
  const end = inflow >= target ? (target < K ? K : Math.min(inflow, K)) : inflow;
  // K - t d at step t, as long as the storage before was the target or more
  const fall = target - inflow;
  const steps = end === K ? 0 : Math.floor((K - target) / fall) + 1;
  const startBias = steps * (K - end) - (fall * steps * (steps + 1)) / 2;
  return certain(reservoir, end, { inflow, variance: 0, startBias });
}

/** No release: what is full stays full. */
export function withoutRelease(reservoir: Reservoir): StationaryLaw {
  const inflow = new CensoredNormal(reservoir);
  const mean = inflow.meanAbove(0);
  const variance = inflowMoments(reservoir).standardDeviation ** 2;
  return certain(reservoir, reservoir.K, { inflow: mean, variance, startBias: 0 });
}

/** A target of K: nothing is carried over, S = min(I, K), and one step knows nothing of another. */
export function withoutCarryOver(reservoir: Reservoir): StationaryLaw {
  const { K } = reservoir;
  const inflow = new CensoredNormal(reservoir);
  const spill = inflow.meanAbove(K);
  const meanInflow = inflow.meanAbove(0);
  const mean = meanInflow - spill;
  const full = inflow.above(K);
  const empty = inflow.zeroShare;
  const power = (n: number) => powerBelowTarget(reservoir, (s) => inflow.below(s), mean, n);
  const variance = power(2);
  const independent = (value: number, varianceOfOne: number): StepMean => ({
    mean: value,
    variance: varianceOfOne,
    startBias: 0,
  });
  const share = (probability: number) => independent(probability, probability * (1 - probability));
  return {
    mean,
    standardDeviation: Math.sqrt(variance),
    full,
    empty,
    deficit: 1 - full,
    release: mean,
    spill,
    inflow: meanInflow,
    tau: 1,
    startBias: 0,
    errorIndicator: 0,
    cdf: (s) => inflow.below(s),
    stepMeans: {
      storage: independent(mean, variance),
      square: independent(variance, power(4) - variance ** 2),
      release: independent(mean, variance),
      spill: independent(spill, inflow.squareAbove(K) - spill ** 2),
      inflow: independent(meanInflow, inflowMoments(reservoir).standardDeviation ** 2),
      full: share(full),
      empty: share(empty),
      deficit: share(1 - full),
    },
    cells: (cuts) => cellShares(cuts, (s) => inflow.below(s)).map(share),
    autocorrelations: () => new Float64Array(0),
  };
}

/** A storage that is always the same. */
function certain(
  reservoir: Reservoir,
  storage: number,
  inflow: { readonly inflow: number; readonly variance: number; readonly startBias: number },
): StationaryLaw {
  const { K, target } = reservoir;
  const release = releaseOf(reservoir, storage);
  const cdf = (s: number) => (s >= storage ? 1 : 0);
  const numbers = {
    mean: storage,
    full: storage === K ? 1 : 0,
    empty: storage === 0 ? 1 : 0,
    deficit: storage < target ? 1 : 0,
    release,
    spill: inflow.inflow - release,
    inflow: inflow.inflow,
  };
  const always = (mean: number): StepMean => ({ mean, variance: 0, startBias: 0 });
  const stepMeans = {
    storage: { ...always(storage), startBias: inflow.startBias },
    square: always(0),
    release: always(release),
    full: always(numbers.full),
    empty: always(numbers.empty),
    deficit: always(numbers.deficit),
    // what comes in spills
    inflow: { ...always(inflow.inflow), variance: inflow.variance },
    spill: { ...always(numbers.spill), variance: inflow.variance },
  } satisfies Record<StepMeanName, StepMean>;
  return {
    ...numbers,
    standardDeviation: 0,
    tau: 1,
    startBias: inflow.startBias,
    errorIndicator: 0,
    cdf,
    stepMeans,
    cells: (cuts) => cellShares(cuts, cdf).map(always),
    autocorrelations: () => new Float64Array(0),
  };
}

function cellShares(cuts: readonly number[], cdf: (s: number) => number): number[] {
  const shares = [...cuts.map(cdf), 1];
  return shares.map((share, i) => share - (shares[i - 1] ?? 0));
}
