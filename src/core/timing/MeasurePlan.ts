import { WANTED_CLOCK_STEPS } from './calibratedSteps.ts';
import { MOST_WORKERS } from '../settings/limits.ts';
import type { ComparisonKind } from './Comparison.ts';

/** What can be measured: worker counts, a comparison, or one run on record. */
export type LabTask = 'speed-up' | 'recording' | ComparisonKind;

/** How worker counts are measured. */
export interface MeasurePlan {
  /** the number of steps is fitted to this machine, not that of the settings */
  readonly isFitted: boolean;
  /** the chunks are those of the settings, though they may be too few to share */
  readonly keepsChunks: boolean;
  /** 1 to this many workers are timed */
  readonly maxWorkers: number;
  readonly rounds: number;
  /** the logical cores that the browser reports: more workers share them */
  readonly cores: number;
}

/** Compute times of one worker that make a good sample, in ms: long beside messages, short enough to repeat. */
const GOOD_SAMPLE_MS = [200, 5000] as const;

/** Whether a run of this length, in ms on one worker, is timed as it is, unless the user says otherwise. */
export function isWellSized(computeMs: number): boolean {
  return computeMs >= GOOD_SAMPLE_MS[0] && computeMs <= GOOD_SAMPLE_MS[1];
}

/** Whether the share of each of so many workers takes many steps of the clock. */
export function isWellTimed(computeMs: number, workers: number, clockStepMs: number): boolean {
  return computeMs / workers >= WANTED_CLOCK_STEPS * clockStepMs;
}

/** The greatest numbers of workers that may be measured up to: the logical cores, twice as many, and the user's. */
export function workerLimits(cores: number, own: number): number[] {
  const most = Math.min(2 * cores, MOST_WORKERS);
  return [...new Set([cores, most, Math.min(own, most)])].sort((a, b) => a - b);
}
