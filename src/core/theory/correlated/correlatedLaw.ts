import { inflowLaw } from '../inflowLaw.ts';
import type { StationaryLaw, StepMean } from '../law.ts';
import { atomsToTarget } from '../stationaryLaw.ts';
import type { CorrelatedReservoir } from './CorrelatedReservoir.ts';
import {
  correlatedNumbers,
  resilienceOf,
  startBiases,
  type CorrelatedNumber,
} from './correlatedNumbers.ts';
import { failed } from './measures.ts';
import { solveChecked } from './solveCorrelated.ts';

const EFFORT = { leftOut: 1e-2, mostPolynomials: 100, mostUnknowns: 8000, mostNodes: 400 };

/** Two solutions whose numbers differ by less of them are as near as is asked for. */
const ENOUGH = 1e-6;

/** What they may differ by where a number is still told. */
const MOST_ERROR = 1e-4;

/** Shares below this are lost in round-off: they are told only to be 0 where they must be. */
const LEAST_SHARE = 1e-9;

/**
 * The stationary law of the storage where successive steps are correlated, by `CorrelatedCarryOver`. What is not known of
 * it, or not to four digits, is NaN: correlations in time, and the variances that rest on them.
 *
 * @returns null where it cannot be solved well
 */
export function correlatedLaw(reservoir: CorrelatedReservoir): StationaryLaw | null {
  const { K, target } = reservoir;
  const atom = atomsToTarget(K, target);
  const solved = solveChecked(reservoir, EFFORT, ENOUGH, (carryOver) =>
    correlatedNumbers(carryOver, atom),
  );
  if (solved === null) return null;
  const { carryOver, numbers, errors } = solved;
  const names = Object.keys(numbers) as CorrelatedNumber[];
  const isTold = (name: CorrelatedNumber) => {
    const isShare = name === 'full' || name === 'empty' || name === 'deficit';
    if (isShare && !(numbers[name] > LEAST_SHARE)) return false;
    return errors[name] <= MOST_ERROR * Math.abs(numbers[name]);
  };
  if (!isTold('mean') || !isTold('release')) return null;
  const told = { ...numbers };
  for (const name of names) if (!isTold(name)) told[name] = NaN;
  if (carryOver.inflow.zeroShare === 0) told.empty = 0;

  const G = carryOver.G!;
  const biases = startBiases(carryOver) ?? {};
  const ofStep = (mean: number, startBias = NaN): StepMean => ({ mean, variance: NaN, startBias });
  const cdf = (s: number) => carryOver.share(s, G)[0]!;
  const inflow = inflowLaw(reservoir);
  const relative = names.filter(isTold).map((name) => errors[name] / Math.abs(numbers[name]));
  return {
    ...told,
    inflow: inflow.mean,
    tau: NaN,
    startBias: biases.storage ?? NaN,
    errorIndicator: Math.max(...relative),
    cdf,
    stepMeans: {
      storage: ofStep(told.mean, biases.storage),
      square: ofStep(told.standardDeviation ** 2),
      release: ofStep(told.release, biases.release),
      spill: ofStep(told.spill, biases.spill),
      inflow,
      full: ofStep(told.full, biases.full),
      empty: ofStep(told.empty, biases.empty),
      // that of a target which is met exactly is another
      deficit: ofStep(told.deficit, atom === null ? biases.deficit : NaN),
    },
    cells: (cuts) => {
      const shares = [...cuts.map(cdf), 1];
      return shares.map((share, i) => ofStep(Math.max(share - (shares[i - 1] ?? 0), 0)));
    },
    autocorrelations: () => null,
    resilience: Number.isNaN(told.deficit)
      ? null
      : resilienceOf(carryOver, failed(carryOver, G, atom)),
  };
}
