import { partsOf, type RunStamps } from '../../core/timing/partsOf.ts';
import type { Parts } from '../../core/timing/Timing.ts';
import type { Settings } from '../../core/simulation.ts';
import type { JobTiming } from '../../core/SimulationRun.ts';
import { timeStamp } from '../clock.ts';
import type { JobApi } from '../contract.ts';
import { runSimulation } from '../runSimulation.ts';
import type { WorkerPool } from '../WorkerPool.ts';
import { WorkerLost } from './measureRounds.ts';

export interface TimedRunOptions {
  /** workers that may have work at the same time; the pool has no fewer */
  readonly workers: number;
  readonly signal: AbortSignal;
  readonly wantsDigest?: boolean;
  /** told of each job, once its result has its place */
  readonly onTiming?: (timing: JobTiming) => void;
}

export interface TimedRun extends RunStamps {
  readonly parts: Parts;
  readonly jobs: readonly JobTiming[];
  readonly digest: string | null;
  readonly isByKernel: boolean;
}

/** A run for its parts alone. @throws WorkerLost if a worker was lost in it */
export async function timedParts(
  pool: WorkerPool<JobApi>,
  settings: Settings,
  options: TimedRunOptions,
): Promise<Parts> {
  const { parts, jobs } = await timedRun(pool, settings, options);
  if (jobs.some(({ lost }) => lost.length > 0)) throw new WorkerLost('workers go on being lost');
  return parts;
}

/**
 * Times the article's work: every storage is computed and handed over to the page, which makes the summary of
 * the run. The page does not keep the path, so that any length can be timed; its buffers go back to the workers,
 * as those of a run do that a newer one replaces.
 */
export async function timedRun(
  pool: WorkerPool<JobApi>,
  settings: Settings,
  { workers, signal, wantsDigest = false, onTiming }: TimedRunOptions,
): Promise<TimedRun> {
  const free: ArrayBuffer[] = [];
  const startedAt = timeStamp();
  const run = await runSimulation(pool, settings, {
    wants: { path: false, envelope: false, digest: wantsDigest },
    lanes: workers,
    signal,
    buffers: { take: () => free.pop() ?? null },
    onPath: ({ buffer }) => free.push(buffer),
    ...(onTiming && { onTiming }),
  });
  const finishedAt = timeStamp();
  const jobs = run.timings;
  const mergingAt = jobs.reduce((last, { mergedAt }) => Math.max(last, mergedAt), startedAt);
  const stamps = { startedAt, mergingAt, finishedAt };
  return {
    ...stamps,
    parts: partsOf(jobs, workers, stamps),
    jobs,
    digest: run.digest,
    isByKernel: run.isByKernel,
  };
}
