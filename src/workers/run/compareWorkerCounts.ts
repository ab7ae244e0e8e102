import type { Settings } from '../../core/settings/Settings.ts';
import type { CheckedRun } from '../../core/run/workerCheck.ts';
import type { JobApi } from '../contract.ts';
import { runSimulation } from './runSimulation.ts';
import { spawnWorker } from '../spawnWorker.ts';
import { WorkerPool } from '../pool/WorkerPool.ts';

/** Numbers of workers that are compared: one, even and odd shares, more than many machines have cores. */
export const WORKER_COUNTS = [1, 2, 3, 5, 8] as const;

/**
 * Runs one and the same experiment with several numbers of workers, everything afresh and on workers of its
 * own; nothing but the digests is kept.
 *
 * @param onProgress - told at times which share of all is done
 * @param onRun - told each run, as it is done
 * @throws what `runSimulation` throws
 */
export async function compareWorkerCounts(
  settings: Settings,
  signal: AbortSignal,
  onProgress: (progress: number) => void,
  onRun: (run: CheckedRun) => void,
): Promise<void> {
  const pool = new WorkerPool<JobApi>({ spawn: spawnWorker, size: Math.max(...WORKER_COUNTS) });
  const wants = { path: false, envelope: false, digest: true };
  try {
    for (const [done, workers] of WORKER_COUNTS.entries()) {
      const run = await runSimulation(pool, settings, {
        wants,
        workers,
        signal,
        onProgress: (steps) => onProgress((done + steps / settings.T) / WORKER_COUNTS.length),
      });
      onRun({ workers, digest: run.digest!, seams: run.seams, elapsedMs: run.elapsedMs });
    }
  } finally {
    pool.dispose();
  }
}
