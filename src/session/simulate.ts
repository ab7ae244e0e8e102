import { keepsPath } from '../core/run/memory.ts';
import type { JobApi } from '../workers/contract.ts';
import type { PathBuffers } from '../workers/run/PathBuffers.ts';
import { runSimulation } from '../workers/run/runSimulation.ts';
import { startStopwatch } from '../workers/Stopwatch.ts';
import type { WorkerPool } from '../workers/pool/WorkerPool.ts';
import type { Simulate } from './Runs.ts';

/** Runs on the page's workers; while a slider moves without the digest, which takes time that nobody reads it in. */
export function simulateOn(pool: WorkerPool<JobApi>, buffers: PathBuffers): Simulate {
  return async ({ settings, isDragging, workers }, signal, onProgress) => {
    const stopwatch = startStopwatch();
    const tell = (stepsDone: number, stepsAgain: number) =>
      onProgress({ stepsDone, stepsAgain, elapsedMs: stopwatch.elapsedMs });
    try {
      return await runSimulation(pool, settings, {
        wants: { path: keepsPath(settings), envelope: true, digest: !isDragging },
        workers,
        signal,
        buffers,
        onProgress: (stepsDone) => tell(stepsDone, 0),
        onRepair: (stepsAgain) => tell(settings.T, stepsAgain),
      });
    } finally {
      stopwatch.stop();
    }
  };
}
