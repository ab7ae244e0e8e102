import { planRanges } from '../planJobs.ts';
import type { Settings } from '../simulation.ts';

/** Chunks for each worker in a measurement, so that the last ones to finish cost little. */
const CHUNKS_PER_WORKER = 32;

/** Chunks that a measurement cuts the work in: the user's, if they are enough for all workers. */
export function measuredChunks({ T, chunks }: Settings, workers: number): number {
  return Math.max(chunks, Math.min(CHUNKS_PER_WORKER * workers, T, 4096));
}

/**
 * The greatest speed-up that a cut allows: the work of all jobs over that of the busiest worker,
 * which is one whole range, or its share of jobs rounded up. Where every chunk is one job this is
 * chunks / ceil(chunks / p). Jobs count alike.
 */
export function idealSpeedup(settings: Settings, workers: number): number {
  const lengths = planRanges(settings, workers).map(({ jobs }) => jobs.length);
  const jobs = lengths.reduce((sum, length) => sum + length, 0);
  return jobs / Math.max(...lengths, Math.ceil(jobs / workers));
}

/** The settings with this many steps, cut so that so many workers have enough to share. */
export function sizedSettings(settings: Settings, T: number, workers: number): Settings {
  const sized = { ...settings, T, chunks: Math.min(settings.chunks, T) };
  return { ...sized, chunks: measuredChunks(sized, workers) };
}
