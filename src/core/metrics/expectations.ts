import { streamOffset } from '../rng/stream.ts';
import { chunkSteps } from '../rows.ts';
import type { Settings } from '../simulation.ts';
import type { LawTable } from '../theory/LawTable.ts';
import type { Measure } from '../theory/law.ts';
import type { Expectation } from './Metric.ts';

/** Autocorrelation times that a run from one start must last, for theory's standard errors to hold. */
const LEAST_TIMES = 10;

/** Standard errors that an estimate must be from where it cannot go, to be about normal. */
const LEAST_ROOM = 5;

/** Standard errors that are smaller, of what an estimate may be or squared, are lost in round-off. */
const LEAST_ERROR = 1e-12;
const LEAST_SQUARE = 1e-280;

/** Whether an estimate is about normal, and its standard error more than round-off. */
function isNormal(
  { settings, numbers }: LawTable,
  greatest: number,
  room: number,
  standardError: number,
): boolean {
  return (
    !isTooShort(settings, numbers.tau) &&
    room >= LEAST_ROOM * standardError &&
    standardError > LEAST_ERROR * (greatest === Infinity ? settings.K : greatest) &&
    standardError ** 2 > LEAST_SQUARE
  );
}

/** Steps of the shortest path that starts full. */
export function stepsFromStart(settings: Settings): number {
  return settings.boundary === 'restart' ? chunkSteps(settings, settings.chunks - 1) : settings.T;
}

/** Whether a run is too short for its own memory to tell much. */
export function isTooShort(settings: Settings, tau: number): boolean {
  return stepsFromStart(settings) < LEAST_TIMES * tau;
}

/** Steps with shocks of their own: chunks that draw one stream tell hardly more than one of them. */
export function independentSteps(settings: Settings): number {
  if (settings.seeding === 'distinct') return settings.T;
  const last = settings.chunks - 1;
  return Math.min(settings.T, streamOffset(settings, last) + chunkSteps(settings, 0));
}

/** Of the mean of a measure over a run. */
export function ofMean(
  law: LawTable,
  { mean, variance, startBias }: Measure,
  least: number,
  greatest: number,
): Expectation {
  const { settings } = law;
  const standardError = Math.sqrt(Math.max(variance, 0) / independentSteps(settings));
  const room = Math.min(mean - least, greatest - mean);
  return {
    exact: mean,
    expected: mean + (starts(settings) * startBias) / settings.T,
    standardError,
    isNormal: isNormal(law, greatest, room, standardError),
  };
}

/** Of the standard deviation, by (S - E[S])²; the mean of the run, from which it is taken, strays too. */
export function ofSpread(law: LawTable): Expectation {
  const { settings, numbers, measures } = law;
  const { standardDeviation } = numbers;
  const { square, storage } = measures;
  const slope = standardDeviation > 0 ? 1 / (2 * standardDeviation) : 0;
  const standardError =
    slope * Math.sqrt(Math.max(square.variance, 0) / independentSteps(settings));
  const bias =
    (starts(settings) * square.startBias) / settings.T -
    storage.variance / independentSteps(settings);
  return {
    exact: standardDeviation,
    expected: standardDeviation + slope * bias,
    standardError,
    isNormal: isNormal(law, settings.K, standardDeviation, standardError),
  };
}

/** Paths that start full. */
export function starts({ boundary, chunks }: Settings): number {
  return boundary === 'restart' ? chunks : 1;
}
