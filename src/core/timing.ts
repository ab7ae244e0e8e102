import { planRanges } from './planJobs.ts';
import type { Settings } from './simulation.ts';

/** One timed run; the parts are means over its workers and add up to the wall-clock time. */
export interface TimingRound {
  readonly round: number;
  readonly workers: number;
  readonly wallMs: number;
  /** until a worker begins its first job */
  readonly startMs: number;
  readonly computeMs: number;
  /** messages: results to the page, later jobs to the worker */
  readonly handOverMs: number;
  /** the remainder: a worker has nothing to do */
  readonly waitMs: number;
}

/** The rounds of one number of workers: median wall-clock time, least and greatest. */
export interface TimingMedian {
  readonly workers: number;
  readonly wallMs: number;
  readonly low: number;
  readonly high: number;
  /** T(1) / T(p); null until one worker has been timed */
  readonly speedup: number | null;
  /** speed-up / workers */
  readonly efficiency: number | null;
  /** serial fraction (1/S - 1/p) / (1 - 1/p); null for one worker */
  readonly karpFlatt: number | null;
}

/** What a measurement brought: the part `timing` of the JSON file. */
export interface Timing {
  readonly steps: number;
  readonly chunks: number;
  /** the same work in total for every number of workers */
  readonly mode: 'strong';
  readonly rounds: readonly TimingRound[];
  readonly medians: readonly TimingMedian[];
  readonly fit: null;
  readonly clockStepMs: number;
}

/** A measurement, finished or growing. */
export interface Measurement {
  /** whether paths were handed over, or statistics only */
  readonly keepsPath: boolean;
  readonly maxWorkers: number;
  readonly roundCount: number;
  readonly timing: Timing;
  /** the greatest speed-up that the cut allows, for 1, 2, ... workers */
  readonly ideal: readonly number[];
  /** what each worker took to start, before the clock */
  readonly startTimesMs: readonly number[];
}

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

/** The medians of all numbers of workers that were timed, in their order. */
export function timingMedians(rounds: readonly TimingRound[]): TimingMedian[] {
  const wallMs = new Map<number, number[]>();
  for (const round of rounds) {
    wallMs.set(round.workers, [...(wallMs.get(round.workers) ?? []), round.wallMs]);
  }
  const alone = wallMs.has(1) ? median(wallMs.get(1)!) : null;
  return [...wallMs.keys()]
    .sort((a, b) => a - b)
    .map((workers) => {
      const times = wallMs.get(workers)!;
      const speedup = alone === null ? null : alone / median(times);
      return {
        workers,
        wallMs: median(times),
        low: Math.min(...times),
        high: Math.max(...times),
        speedup,
        efficiency: speedup === null ? null : speedup / workers,
        karpFlatt: speedup === null || workers === 1 ? null : karpFlatt(speedup, workers),
      };
    });
}

/** @see Karp & Flatt (1990): the serial fraction that a measured speed-up tells of */
export function karpFlatt(speedup: number, workers: number): number {
  return (1 / speedup - 1 / workers) / (1 - 1 / workers);
}

/** The middle value, or the mean of the two middle ones. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
