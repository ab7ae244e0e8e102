import type { Goal } from '../design/Goal.ts';
import { requiredStorage } from '../design/requiredStorage.ts';
import { philox } from '../rng/philox.ts';
import { Xoshiro } from '../rng/xoshiro.ts';
import { fitCensoredNormal } from './fitCensoredNormal.ts';
import { recordStatistics } from './recordStatistics.ts';

/** The storage that a target needs, by records of the same length that might have been. */
export interface ResampleRequest {
  /** the record without its gaps, at least two values */
  readonly values: readonly number[];
  /** values in a row that a resample draws, from 1 */
  readonly blockLength: number;
  /** above 0 */
  readonly target: number;
  readonly goal: Goal;
  readonly reliability: number;
}

/** Active storages required of the first resamples: Infinity where it is out of reach, NaN where it cannot be solved for. */
export type ResamplePart = readonly number[];

/** What the shortness of a record does to the storage that it says is required. */
export interface StorageInterval {
  /** ascending */
  readonly storages: readonly number[];
  /** 5, 50 and 95 % points; Infinity where the reliability is out of reach */
  readonly low: number;
  readonly median: number;
  readonly high: number;
}

/** How many there are in all. */
export const RESAMPLES = 400;

/** Of what is missing: four times finer than the interval can be told. */
const TOLERANCE = 1e-3;

/** The key of their draws: always the same records. The 1 in the counter sets them apart from streams of runs. */
const KEY = [0, 0] as const;

/** Adds the storage of one more resample. Each has draws of its own, so that no cut changes one. */
export function nextResample(request: ResampleRequest, part: ResamplePart): ResamplePart {
  const { target, goal, reliability } = request;
  const { mean, sd } = recordStatistics({ values: resample(request, part.length) }).moments;
  const fit = mean > 0 ? fitCensoredNormal(mean, sd) : { mu: 0, sigma: 0 };
  if (fit === null) return [...part, Infinity];
  const required = requiredStorage({ target, ...fit }, goal, reliability, TOLERANCE);
  if (required.kind === 'unsolved') return [...part, NaN];
  return [...part, 'K' in required ? required.B : Infinity];
}

/** Blocks of the record in a row, each as likely as any other; one that runs over the end goes on at the beginning. */
function resample({ values, blockLength }: ResampleRequest, index: number): readonly number[] {
  const random = new Xoshiro([0, 1].flatMap((j) => philox(KEY, [index, j, 1, 0])));
  const n = values.length;
  let start = 0;
  return values.map((_, i) => {
    if (i % blockLength === 0) start = Math.floor(random.nextUniform() * n);
    return values[(start + (i % blockLength)) % n]!;
  });
}

/** @returns null where some resamples cannot be solved for */
export function storageInterval(part: ResamplePart): StorageInterval | null {
  if (part.some(Number.isNaN)) return null;
  const storages = part.toSorted((a, b) => a - b);
  const at = (share: number) => storages[Math.ceil(share * storages.length) - 1]!;
  return { storages, low: at(0.05), median: at(0.5), high: at(0.95) };
}
