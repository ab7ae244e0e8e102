import { WANTED_CLOCK_STEPS } from './calibratedSteps.ts';
import { MOST_WORKERS } from '../settings/limits.ts';
import type { ComparisonKind } from './Comparison.ts';

/** What can be measured: worker counts, a comparison, or one run on record. */
export type LabTask = 'speed-up' | 'recording' | ComparisonKind;

/** How worker counts are measured. */
export interface MeasurePlan {
  /** few numbers of workers and short runs, so that it takes some seconds in all */
  readonly isQuick: boolean;
  /** the number of steps is fitted to this machine, not that of the settings */
  readonly isFitted: boolean;
  /** the chunks are those of the settings, though they may be too few to share */
  readonly keepsChunks: boolean;
  /** 1 to this many workers are timed, or some numbers between */
  readonly maxWorkers: number;
  readonly rounds: number;
  /** the logical cores that the browser reports: more workers share them */
  readonly cores: number;
}

/** The numbers of workers that are timed: all, or in a quick measurement powers of two and the greatest. */
export function countsOf({
  isQuick,
  maxWorkers,
}: Pick<MeasurePlan, 'isQuick' | 'maxWorkers'>): number[] {
  const all = Array.from({ length: maxWorkers }, (_, i) => i + 1);
  return isQuick ? all.filter((p) => p === maxWorkers || Number.isInteger(Math.log2(p))) : all;
}

/** What the rounds of a quick measurement take in all, in ms; starting and sizing take a second more. */
const QUICK_MS = 4500;

/** What one worker may take for the work, so that a quick measurement is over in time, in ms. */
export function quickMs(counts: readonly number[], rounds: number): number {
  const runs = counts.reduce((sum, p) => sum + 1 / p, 0);
  return QUICK_MS / ((rounds + 1) * runs);
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
