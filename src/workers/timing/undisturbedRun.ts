import type { Settings } from '../../core/settings/Settings.ts';
import { measuredJobSize } from '../../core/timing/measuredWork.ts';
import type { JobApi } from '../contract.ts';
import type { WorkerPool } from '../pool/WorkerPool.ts';
import { WorkerLost } from '../pool/WorkerLost.ts';
import { timedRun, type TimedRun } from './timedRun.ts';

/**
 * A timed run that counts, in jobs cut for all workers of the pool, so that any number of them does the same.
 *
 * @throws WorkerLost if a worker was lost in it, once all are ready and warm again; what `timedRun` throws
 */
export async function undisturbedRun(
  pool: WorkerPool<JobApi>,
  settings: Settings,
  workers: number,
  signal: AbortSignal,
): Promise<TimedRun> {
  const options = { size: measuredJobSize(settings, pool.size), signal };
  const run = await timedRun(pool, settings, { ...options, workers });
  if (run.jobs.every(({ lost }) => lost.length === 0)) return run;
  await allReady(pool, signal);
  await timedRun(pool, settings, { ...options, workers: pool.size });
  throw new WorkerLost('Workers are lost again and again, so nothing can be measured');
}

const READY_LIMIT_MS = 10_000;

async function allReady(pool: WorkerPool<JobApi>, signal: AbortSignal): Promise<void> {
  const end = performance.now() + READY_LIMIT_MS;
  while (pool.readyCount < pool.size && performance.now() < end) {
    signal.throwIfAborted();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
