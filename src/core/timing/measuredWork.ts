import { hasKernel } from '../job/hasKernel.ts';
import { greatestOf } from '../statistics/extremes.ts';
import { planRanges, smallJobSize, type JobSize } from '../job/planJobs.ts';
import { MOST_STEPS } from './calibratedSteps.ts';
import { BLOCK_STEPS } from '../rng/blockSteps.ts';
import { PART_STEPS } from '../job/Job.ts';
import type { Settings } from '../settings/Settings.ts';

/** Chunks for each worker in a measurement, so that the last ones to finish cost little. */
const CHUNKS_PER_WORKER = 32;

/** Jobs for each worker where chunks are so short that several are packed in one. */
const FEWEST_JOBS_PER_WORKER = 4;

/** Chunks that a measurement cuts the work in: the user's, if they are enough for all workers. */
export function measuredChunks({ T, chunks }: Settings, workers: number): number {
  return Math.max(chunks, Math.min(CHUNKS_PER_WORKER * workers, T, 4096));
}

/**
 * How the work is cut into jobs: the same for every number of workers, so that messages do not differ between
 * them, and fine enough that the last jobs to finish cost little, as long as a job is worth its message.
 *
 * @param workers - the most that are measured
 */
export function measuredJobSize(settings: Settings, workers: number): JobSize {
  if (!hasKernel(settings)) return smallJobSize(settings);
  const share = Math.ceil(settings.T / (CHUNKS_PER_WORKER * workers));
  const fewest = Math.ceil(settings.T / (FEWEST_JOBS_PER_WORKER * workers));
  return {
    partSteps: Math.min(Math.ceil(share / BLOCK_STEPS) * BLOCK_STEPS, PART_STEPS),
    packSteps: Math.min(Math.max(share, Math.min(fewest, BLOCK_STEPS)), PART_STEPS / 2),
  };
}

/**
 * The greatest speed-up that a cut allows: the work of all jobs over that of the busiest worker,
 * which is one whole range, or its share of jobs rounded up. Where every chunk is one job this is
 * chunks / ceil(chunks / p). Jobs count alike.
 */
export function idealSpeedup(settings: Settings, workers: number, size: JobSize): number {
  const lengths = planRanges(settings, workers, size).map(({ jobs }) => jobs.length);
  const jobs = lengths.reduce((sum, length) => sum + length, 0);
  return jobs / Math.max(greatestOf(lengths), Math.ceil(jobs / workers));
}

/** The greatest speed-ups of 1, 2, ... workers that are measured. */
export function idealSpeedups(settings: Settings, maxWorkers: number): number[] {
  const size = measuredJobSize(settings, maxWorkers);
  return Array.from({ length: maxWorkers }, (_, i) => idealSpeedup(settings, i + 1, size));
}

/** The steps of one worker, of which so many workers together make no more than the longest run. */
export function weakLimit(workers: number): number {
  return Math.floor(MOST_STEPS / workers);
}

/** The settings with this many steps, cut so that so many workers have enough to share. */
export function sizedSettings(settings: Settings, T: number, workers: number): Settings {
  const sized = { ...settings, T, chunks: Math.min(settings.chunks, T) };
  return { ...sized, chunks: measuredChunks(sized, workers) };
}
