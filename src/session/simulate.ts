import { emptyMoments, mergeBlocks, summaryOf, type Summary } from '../core/job/summary.ts';
import { keepsPath } from '../core/run/memory.ts';
import type { JobApi } from '../workers/contract.ts';
import type { PathBuffers } from '../workers/run/PathBuffers.ts';
import { PROGRESS_EVERY_MS } from '../workers/run/runJobs.ts';
import { runSimulation } from '../workers/run/runSimulation.ts';
import { startStopwatch } from '../workers/Stopwatch.ts';
import type { WorkerPool } from '../workers/pool/WorkerPool.ts';
import type { Lanes } from './Lanes.ts';
import type { Simulate } from './Runs.ts';

/** Numbers that change more often are not read. */
const SO_FAR_EVERY_MS = 1000;

/** Runs on the page's workers; while a slider moves without the digest, which takes time that nobody reads it in. */
export function simulateOn(pool: WorkerPool<JobApi>, buffers: PathBuffers, lanes: Lanes): Simulate {
  return async ({ settings, isDragging, workers }, signal, onProgress) => {
    const stopwatch = startStopwatch();
    const moments = emptyMoments();
    let soFar: Summary | null = null;
    let soFarAt = 0;
    const tell = (stepsDone: number, stepsAgain: number) => {
      const { elapsedMs } = stopwatch;
      if (elapsedMs < PROGRESS_EVERY_MS) return; // over before it is read
      if (elapsedMs - soFarAt >= SO_FAR_EVERY_MS) {
        soFar = summaryOf(moments);
        soFarAt = elapsedMs;
      }
      onProgress({ stepsDone, stepsAgain, elapsedMs, soFar });
    };
    const log = isDragging ? null : lanes.begin(settings, workers);
    let digest: string | null = null;
    try {
      const run = await runSimulation(pool, settings, {
        wants: { path: keepsPath(settings), envelope: true, digest: !isDragging },
        workers,
        signal,
        buffers,
        ...(log !== null && {
          onSent: log.onSent,
          onTiming: log.onTiming,
          onBlocks: (blocks) => mergeBlocks(moments, blocks),
        }),
        onProgress: (stepsDone) => tell(stepsDone, 0),
        onRepair: (stepsAgain) => tell(settings.T, stepsAgain),
      });
      digest = run.digest;
      return run;
    } finally {
      stopwatch.stop();
      log?.end(digest);
    }
  };
}
