import type { Settings } from '../core/simulation.ts';
import type { CheckedRun } from '../core/workerCheck.ts';
import type { JobApi } from './contract.ts';
import { runSimulation } from './runSimulation.ts';
import type { WorkerPool } from './WorkerPool.ts';

/** Numbers of workers that are compared: one, even and odd shares, more than many machines have cores. */
const WORKER_COUNTS = [1, 2, 3, 5, 8] as const;

/**
 * Runs one and the same experiment with several numbers of workers, everything afresh; nothing but the
 * digests is kept.
 *
 * @param onRun - told each run, as it is done
 * @throws what `runSimulation` throws; the pool has its own size again
 */
export async function compareWorkerCounts(
  pool: WorkerPool<JobApi>,
  settings: Settings,
  signal: AbortSignal,
  onRun: (run: CheckedRun) => void,
): Promise<void> {
  const { size } = pool;
  const wants = { path: false, envelope: false, digest: true };
  try {
    for (const workers of WORKER_COUNTS) {
      pool.resize(workers);
      const run = await runSimulation(pool, settings, { wants, lanes: workers, signal });
      onRun({ workers, digest: run.digest!, seams: run.seams, elapsedMs: run.elapsedMs });
    }
  } finally {
    pool.resize(size);
  }
}
