import { inflowLaw } from '../inflowLaw.ts';
import type { StationaryLaw, StepMean } from '../law.ts';
import { atomsToTarget } from '../stationaryLaw.ts';
import { CorrelatedCarryOver } from './CorrelatedCarryOver.ts';
import type { CorrelatedReservoir } from './CorrelatedReservoir.ts';
import {
  correlatedNumbers,
  resilienceOf,
  startBiases,
  type CorrelatedNumber,
} from './correlatedNumbers.ts';
import { correlatedCells } from './correlatedCells.ts';
import { solveChecked } from './solveCorrelated.ts';
import { stepVariances } from './stepVariances.ts';

const EFFORT = { leftOut: 1e-2, mostPolynomials: 100, mostUnknowns: 4000, mostNodes: 400 };

/** Two solutions whose numbers differ by less of them are as near as is asked for. */
const ENOUGH = 1e-6;

/** What they may differ by where a number is still told. */
const MOST_ERROR = 1e-4;

/** A capacity above a multiple of the target, of it, is told apart from it, and does nothing else. */
const JUST_ABOVE = 2 ** -42;

/** Unknowns beyond which variances would take seconds. */
const MOST_OF_VARIANCES = 2000;

const MEANS = ['storage', 'release', 'spill', 'full', 'empty'] as const;

/** Shares below this are lost in round-off: they are told only to be 0 where they must be. */
const LEAST_SHARE = 1e-9;

/**
 * The stationary law of the storage where successive steps are correlated, by `CorrelatedCarryOver`. What is not known of
 * it, or not to four digits, is NaN.
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
  const Z = carryOver.solve(G);
  const biases = Z === null ? {} : startBiases(carryOver, Z);
  // of a capacity a little larger a storage of exactly the target is none: what fails there fails here
  const above =
    atom === null
      ? carryOver
      : CorrelatedCarryOver.of(
          { ...reservoir, K: K * (1 + JUST_ABOVE) },
          carryOver.count,
          EFFORT.mostNodes,
        );
  const failures = above === null || above.G === null ? null : failuresOf(above, numbers);
  const variances =
    carryOver.size > MOST_OF_VARIANCES ? {} : stepVariances(carryOver, numbers, MEANS);
  const ofStep = (mean: number, startBias = NaN, variance = NaN): StepMean => ({
    mean,
    variance,
    startBias,
  });
  const cdf = (s: number) => carryOver.share(s, G)[0]!;
  const inflow = inflowLaw(reservoir);
  const relative = names.filter(isTold).map((name) => errors[name] / Math.abs(numbers[name]));
  return {
    ...told,
    inflow: inflow.mean,
    tau: (variances.storage ?? NaN) / numbers.standardDeviation ** 2,
    startBias: biases.storage ?? NaN,
    errorIndicator: Math.max(...relative),
    cdf,
    stepMeans: {
      storage: ofStep(told.mean, biases.storage, variances.storage),
      square: ofStep(told.standardDeviation ** 2),
      release: ofStep(told.release, biases.release, variances.release),
      spill: ofStep(told.spill, biases.spill, variances.spill),
      inflow,
      full: ofStep(told.full, biases.full, variances.full),
      empty: ofStep(told.empty, biases.empty, variances.empty),
      deficit: ofStep(told.deficit, failures?.startBias, failures?.variance),
    },
    cells: (cuts) => correlatedCells(carryOver, cuts, Z),
    autocorrelations: () => null,
    resilience: Number.isNaN(told.deficit) ? null : (failures?.resilience ?? null),
  };
}

/** What is said of failures of a reservoir of which no atom lies on the target. */
function failuresOf(carryOver: CorrelatedCarryOver, numbers: Record<CorrelatedNumber, number>) {
  const G = carryOver.G!;
  const Z = carryOver.solve(G);
  return {
    resilience: resilienceOf(carryOver, carryOver.share(carryOver.target, G)),
    startBias: Z === null ? NaN : startBiases(carryOver, Z).deficit,
    variance:
      carryOver.size > MOST_OF_VARIANCES
        ? NaN
        : stepVariances(carryOver, numbers, ['deficit']).deficit,
  };
}
