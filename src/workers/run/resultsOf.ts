import { chunkStarts } from '../../core/independence/chunkStorages.ts';
import type { ChunkComparison } from '../../core/independence/ChunkComparison.ts';
import type { SimulationRun } from '../../core/run/SimulationRun.ts';
import { analyseRun, type RunAnalysis } from './analyseRun.ts';
import { compareRun } from './compareRun.ts';
import type { JobApi } from '../contract.ts';
import type { RunOptions } from './runJobs.ts';
import type { WorkerPool } from '../pool/WorkerPool.ts';

/** All that is found out about a run, for a file. */
export interface RunResults extends RunAnalysis {
  /** null for a single chunk */
  readonly comparison: ChunkComparison | null;
}

/**
 * Finds out all about a run that is not known yet.
 *
 * @param known - an analysis of this run, or of another one
 * @throws what the pool throws
 */
export async function resultsOf(
  pool: WorkerPool<JobApi>,
  run: SimulationRun,
  known: RunAnalysis | null,
  options: Pick<RunOptions, 'workers' | 'signal' | 'onProgress'>,
): Promise<RunResults> {
  const isComplete = known?.run.runNumber === run.runNumber && known.counts !== null;
  const { settings } = run;
  const compared = { settings, starts: chunkStarts(run), pair: [0, 1] } as const;
  const [analysis, comparison] = await Promise.all([
    isComplete ? known : analyseRun(pool, run, { ...options, wantsCounts: true }),
    settings.chunks < 2 ? null : compareRun(pool, compared, options.signal),
  ]);
  return { ...analysis, comparison };
}
