import { releaseOf } from '../reservoir/waterBalance.ts';
import { CensoredNormal } from './CensoredNormal.ts';
import type { CorrelatedReservoir } from './correlated/CorrelatedReservoir.ts';
import { partsBelow } from './correlated/hermite.ts';
import { inflowLaw } from './inflowLaw.ts';
import type { StepMean, StepMeanName, StationaryLaw } from './law.ts';
import { powerBelowTarget } from './quadrature.ts';

/** Steps on the way down from full that no run lasts, and doubles do not add up. */
const ENDLESS = 1e15;

/** In the normal: beyond, 0.95^n leaves nothing. */
const POLYNOMIALS = 300;

/** A spread of 0: every step is alike: full if the inflow is the target or more, else down to the inflow. */
export function withoutSpread(reservoir: CorrelatedReservoir): StationaryLaw {
  const { K, mu, target } = reservoir;
  const inflow = Math.max(mu, 0);
  const end = inflow >= target ? (target < K ? K : Math.min(inflow, K)) : inflow;
  const steadily = { mean: inflow, variance: 0, startBias: 0 };
  if (inflow >= target) return certain(reservoir, end, steadily, {});

  // K - t d at step t, as long as the storage before was the target or more
  const fall = target - inflow;
  const steps = Math.floor((K - target) / fall) + 1;
  const height = K - end;
  const sums =
    steps > ENDLESS
      ? { storage: Infinity, square: Infinity }
      : {
          storage: steps * height - (fall * steps * (steps + 1)) / 2,
          square:
            steps * height ** 2 -
            height * fall * steps * (steps + 1) +
            (fall ** 2 * steps * (steps + 1) * (2 * steps + 1)) / 6,
        };
  return certain(reservoir, end, steadily, {
    ...sums,
    release: K - target, // what was carried over
    deficit: 1 - steps, // the last of these steps is the first to fail
    empty: end === 0 ? Number(K - steps * fall === 0) - steps : 0,
  });
}

/** No release: what is full stays full. */
export function withoutRelease(reservoir: CorrelatedReservoir): StationaryLaw {
  return certain(reservoir, reservoir.K, inflowLaw(reservoir), {});
}

/**
 * A target of K: nothing is carried over, S = min(I, K), and one step knows nothing of another but by ρ. With ρ other than 0
 * correlations in time are left unknown.
 */
export function withoutCarryOver(reservoir: CorrelatedReservoir): StationaryLaw {
  const { K, mu, sigma, rho } = reservoir;
  const inflow = new CensoredNormal(reservoir);
  const spill = inflow.meanAbove(K);
  const meanInflow = inflow.meanAbove(0);
  const mean = inflow.meanUpTo(K);
  const full = inflow.above(K);
  const empty = inflow.zeroShare;
  const power = (n: number) => powerBelowTarget(reservoir, (s) => inflow.below(s), mean, n);
  const variance = power(2);
  const independent = (value: number, varianceOfOne: number): StepMean => ({
    mean: value,
    variance: rho === 0 ? varianceOfOne : NaN,
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
    tau: rho === 0 ? 1 : NaN,
    startBias: 0,
    errorIndicator: 0,
    cdf: (s) => inflow.below(s),
    stepMeans: {
      storage: independent(mean, variance),
      square: independent(variance, power(4) - variance ** 2),
      release: independent(mean, variance),
      spill: independent(spill, inflow.squareAbove(K) - spill ** 2),
      inflow: inflowLaw(reservoir),
      full: share(full),
      empty: share(empty),
      deficit: share(1 - full),
    },
    cells: (cuts) => cellShares(cuts, (s) => inflow.below(s)).map(share),
    autocorrelations: () => (rho === 0 ? new Float64Array(0) : null),
    resilience: rho === 0 ? null : resilienceOf((K - mu) / sigma, rho),
  };
}

/** The chance that the next normal is `least` or more after one that is below it. */
function resilienceOf(least: number, rho: number): number | null {
  const r = Math.sqrt(Math.abs(rho));
  const parts = partsBelow(least, r, POLYNOMIALS);
  const sign = Math.sign(rho);
  const again = parts.reduce((sum, part, n) => sum + sign ** n * part * part, 0);
  return parts[0]! > 0 ? Math.max(1 - again / parts[0]!, 0) : null;
}

/**
 * A storage that is always the same, but perhaps on the way down to it.
 *
 * @param biases - what the way from full adds to the sum of each measure
 */
function certain(
  reservoir: CorrelatedReservoir,
  storage: number,
  inflow: StepMean,
  biases: Partial<Record<StepMeanName, number>>,
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
    spill: inflow.mean - release,
    inflow: inflow.mean,
  };
  const always = (mean: number, startBias = 0): StepMean => ({ mean, variance: 0, startBias });
  const stepMeans = {
    storage: always(storage, biases.storage),
    square: always(0, biases.square),
    release: always(release, biases.release),
    full: always(numbers.full),
    empty: always(numbers.empty, biases.empty),
    deficit: always(numbers.deficit, biases.deficit),
    inflow,
    spill: { ...inflow, mean: numbers.spill }, // what comes in spills
  } satisfies Record<StepMeanName, StepMean>;
  return {
    ...numbers,
    standardDeviation: 0,
    tau: 1,
    startBias: stepMeans.storage.startBias,
    errorIndicator: 0,
    cdf,
    stepMeans,
    cells: (cuts) => cellShares(cuts, cdf).map((share) => always(share)),
    autocorrelations: () => new Float64Array(0),
  };
}

function cellShares(cuts: readonly number[], cdf: (s: number) => number): number[] {
  const shares = [...cuts.map(cdf), 1];
  return shares.map((share, i) => share - (shares[i - 1] ?? 0));
}
