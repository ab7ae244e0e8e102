import type { Goal } from '../design/Goal.ts';

/** The storage that a target needs, by records of the same length that might have been. */
export interface ResampleRequest {
  /** the record without its gaps */
  readonly values: readonly number[];
  /** values in a row that a resample draws, from 1 */
  readonly blockLength: number;
  readonly target: number;
  readonly goal: Goal;
  readonly reliability: number;
}

/** Active storages required, of the first resamples: Infinity where the reliability is out of reach. */
export type ResamplePart = readonly number[];

/** Adds the storage of one more resample. Each has draws of its own, so the cut does not matter. */
export function nextResample(_request: ResampleRequest, _part: ResamplePart): ResamplePart {
  throw new Error('not yet');
}

/** How many there are in all. */
export const RESAMPLES = 400;

/** What the shortness of a record does to the storage that it says is required. */
export interface StorageInterval {
  /** ascending */
  readonly storages: readonly number[];
  /** 5 and 95 % points; Infinity where the resample there is out of reach */
  readonly low: number;
  readonly high: number;
}

export function storageInterval(_part: ResamplePart): StorageInterval {
  throw new Error('not yet');
}
