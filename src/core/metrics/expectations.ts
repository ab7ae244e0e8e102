import { SHIFT_STEPS } from '../rng/stream.ts';
import { chunkSteps } from '../job/rows.ts';
import type { Settings } from '../settings/Settings.ts';
import type { LawTable } from '../theory/LawTable.ts';
import type { StepMean } from '../theory/law.ts';
import type { Expectation } from './Metric.ts';

/** Autocorrelation times that a run from one start must last, for theory's standard errors to hold. */
const LEAST_TIMES = 10;

/** Standard errors that an estimate must be from where it cannot go, to be about normal. */
const LEAST_ROOM = 5;

/** Standard errors that are smaller, of the size of an estimate, are lost in round-off. */
const LEAST_ERROR = 1e-12;

/** Spreads that are smaller, of the target, leave the inflow few numbers about it to be: theory knows all. */
const LEAST_SPREAD = 1e-10;

/** Standard errors are so many times what the law may be off, for z to be told. */
const LEAST_OFF = 10;

/** What numbers of the law may be off, of them: with ρ that can be seen beside long runs. */
function errorOf({ settings, numbers }: LawTable): number {
  return settings.rho === 0 ? 0 : numbers.errorIndicator;
}

/** Whether inflows about the target are as fine as theory takes them for. */
export function isFine({ sigma, target }: Settings): boolean {
  return sigma > LEAST_SPREAD * target;
}

/**
 * Whether an estimate is about normal, and its standard error more than round-off.
 *
 * @param size - what is added up for it, about
 */
function isNormal(law: LawTable, size: number, room: number, standardError: number): boolean {
  return (
    isFine(law.settings) && room >= LEAST_ROOM * standardError && standardError > LEAST_ERROR * size
  );
}

/** Steps of the shortest path that starts full. */
export function stepsFromStart(settings: Settings): number {
  return settings.boundary === 'restart' ? chunkSteps(settings, settings.chunks - 1) : settings.T;
}

/**
 * Steps that a path from full must last for theory to tell what to expect: ten times τ, and what normals remember, and
 * ten times what it takes to forget the start.
 */
export function stepsNeeded({ settings, numbers }: LawTable): number {
  const { mean, tau, startBias } = numbers;
  const { K, sigma, rho } = settings;
  const start = K - mean;
  // where ρ is below 0, τ is less than what normals remember, for they make up for one another
  const ofNormals = sigma === 0 ? 0 : (1 + Math.abs(rho)) / (1 - Math.abs(rho));
  const memory = rho === 0 ? tau : Math.max(Number.isNaN(tau) ? 0 : tau, ofNormals);
  const steps = Math.max(memory, start > 0 ? startBias / start : 0);
  return Number.isNaN(steps) ? Infinity : Math.ceil(LEAST_TIMES * steps);
}

/** Whether a run is too short for its own memory to tell much. */
export function isTooShort(law: LawTable): boolean {
  return stepsFromStart(law.settings) < stepsNeeded(law);
}

/** What a start from full may add to a path's mean, of the mean itself or of what is left to its other end. */
const MOST_ADDED = 0.5;

/**
 * Steps after which a start from full adds no more to a path's mean than chance does, and little of all there
 * is; before, paths stray more than in the long run, and the standard error would be too small.
 *
 * @param room - from the mean to where no step can be
 */
export function stepsToForget({ variance, startBias }: StepMean, room: number): number {
  if (startBias === 0) return 0;
  const bias = Math.abs(startBias);
  return Math.max(
    variance > 0 ? bias ** 2 / variance : Infinity,
    room > 0 ? bias / (MOST_ADDED * room) : 0,
  );
}

/** Whether theory's standard error of a step mean holds: no path is too short, and each forgets its start. */
export function isSettled(law: LawTable, measure: StepMean, room: number): boolean {
  return !isTooShort(law) && stepsFromStart(law.settings) >= stepsToForget(measure, room);
}

/** Steps with shocks of their own: chunks that draw one stream tell hardly more than one of them. */
export function independentSteps(settings: Settings): number {
  const { seeding, chunks, T } = settings;
  const steps = chunkSteps(settings, 0);
  switch (seeding) {
    case 'distinct':
      return T;
    case 'same':
      return steps;
    case 'shifted': {
      // (sum w)² / sum w² for shocks that w chunks draw: w rises from 1 to its greatest, stays, and falls
      const [most, others] = [steps / SHIFT_STEPS, chunks].toSorted((a, b) => a - b) as [
        number,
        number,
      ];
      if (most <= 1) return T;
      const squares = most ** 2 * (others - most + 1) + ((most - 1) * most * (2 * most - 1)) / 3;
      return (steps * chunks) ** 2 / (SHIFT_STEPS * squares);
    }
  }
}

/** Of a step mean over a run. */
export function ofMean(
  law: LawTable,
  measure: StepMean,
  least: number,
  greatest: number,
): Expectation {
  const { settings } = law;
  const { mean, variance } = measure;
  const standardError = Math.sqrt(Math.max(variance, 0) / independentSteps(settings));
  const room = roomOf(mean, least, greatest);
  const isTold = standardError < Infinity && isSettled(law, measure, room);
  const size = greatest === Infinity ? Math.max(settings.K, mean) : greatest;
  return {
    exact: mean,
    expected: expectedMean(law, measure),
    standardError: isTold ? standardError : null,
    isNormal:
      isNormal(law, size, room, standardError) &&
      standardError >= LEAST_OFF * errorOf(law) * Math.abs(mean),
  };
}

/** What theory expects of a run's mean, its starts from full included; null where these are not over with its paths, or not known. */
export function expectedMean(law: LawTable, { mean, startBias }: StepMean): number | null {
  if (startBias === 0) return mean;
  if (isTooShort(law) || Number.isNaN(startBias)) return null;
  return mean + (starts(law.settings) * startBias) / law.settings.T;
}

/** From a mean to the nearer of the ends between which it lies. */
export function roomOf(mean: number, least: number, greatest: number): number {
  return Math.min(mean - least, greatest - mean);
}

/** Share of the variance that starts from full may add, for the standard deviation to be about linear in it. */
const MOST_BIAS = 0.1;

/** Of what (S - E[S])² strays, that the mean's own straying may add to the square of the standard deviation. */
const MOST_BENT = 0.5;

/** Of the standard deviation, by (S - E[S])²; the mean of the run, from which it is taken, strays too. */
export function ofSpread(law: LawTable): Expectation {
  const { settings, numbers, stepMeans } = law;
  const { standardDeviation } = numbers;
  const { square, storage } = stepMeans;
  const perStep = starts(settings) / settings.T;
  const steps = independentSteps(settings);
  const variance =
    square.mean +
    perStep * square.startBias -
    (perStep * storage.startBias) ** 2 -
    storage.variance / steps;
  const expected = Math.sqrt(Math.max(variance, 0));
  const slope = standardDeviation > 0 ? 1 / (2 * standardDeviation) : 0;
  const straight = Math.sqrt(Math.max(square.variance, 0) / steps);
  const bent = (Math.SQRT2 * storage.variance) / steps; // the square of a normal's
  const standardError = slope * Math.hypot(straight, bent);
  const isNear = Math.abs(variance - square.mean) <= MOST_BIAS * square.mean;
  return {
    exact: standardDeviation,
    expected: isTooShort(law) || Number.isNaN(expected) ? null : expected,
    standardError: isNear && isSettled(law, square, square.mean) ? standardError : null,
    isNormal:
      bent <= MOST_BENT * straight && isNormal(law, settings.K, standardDeviation, standardError),
  };
}

/** Paths that start full. */
export function starts({ boundary, chunks }: Settings): number {
  return boundary === 'restart' ? chunks : 1;
}
