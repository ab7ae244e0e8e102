import { partsOf, type RunStamps } from '../../core/timing/partsOf.ts';
import type { Parts } from '../../core/timing/Timing.ts';
import type { JobSize } from '../../core/job/planJobs.ts';
import type { Settings } from '../../core/settings/Settings.ts';
import type { JobTiming } from '../../core/run/SimulationRun.ts';
import { timeStamp } from '../clock.ts';
import type { JobApi } from '../contract.ts';
import { runSimulation } from '../run/runSimulation.ts';
import type { WorkerPool } from '../pool/WorkerPool.ts';

export interface TimedRunOptions {
  /** workers that may have work at the same time; the pool has no fewer */
  readonly workers: number;
  readonly size: JobSize;
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
  /** of the time between the stamps, while the page stood still */
  readonly pausedMs: number;
}

/**
 * Times the article's work: every storage is computed and handed over to the page, which makes the summary of
 * the run. The page does not keep the path, so that any length can be timed; its buffers go back to the workers,
 * as those of a run do that a newer one replaces.
 */
export async function timedRun(
  pool: WorkerPool<JobApi>,
  settings: Settings,
  { workers, size, signal, wantsDigest = false, onTiming }: TimedRunOptions,
): Promise<TimedRun> {
  const free = freeBuffers(pool);
  const startedAt = timeStamp();
  const run = await runSimulation(pool, settings, {
    wants: { path: false, envelope: false, digest: wantsDigest },
    workers,
    size,
    signal,
    buffers: { take: (bytes) => takeBuffer(free, bytes) },
    onPath: ({ buffer }) => free.push(buffer),
    ...(onTiming && { onTiming }),
  });
  const finishedAt = timeStamp();
  const jobs = run.timings;
  const stamps = { startedAt, finishedAt };
  return {
    ...stamps,
    parts: partsOf(jobs, workers, stamps),
    jobs,
    digest: run.digest,
    isByKernel: run.isByKernel,
    pausedMs: run.pausedMs,
  };
}

/** Kept with the workers from run to run: fresh memory would be timed, and clearing it away later too. */
const buffersOf = new WeakMap<WorkerPool<JobApi>, ArrayBuffer[]>();

function freeBuffers(pool: WorkerPool<JobApi>): ArrayBuffer[] {
  const free = buffersOf.get(pool) ?? [];
  buffersOf.set(pool, free);
  return free;
}

/** A buffer that fits; where none does, work of another size has begun, and all are let go. */
function takeBuffer(free: ArrayBuffer[], bytes: number): ArrayBuffer | null {
  const place = free.findIndex(({ byteLength }) => byteLength >= bytes);
  if (place >= 0) return free.splice(place, 1)[0]!;
  free.length = 0;
  return null;
}
