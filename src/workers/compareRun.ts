import type { ChunkComparison } from '../core/independence/ChunkComparison.ts';
import { chunkStarts } from '../core/independence/chunkStorages.ts';
import type { SimulationRun } from '../core/SimulationRun.ts';
import type { JobApi } from './contract.ts';
import type { WorkerPool } from './WorkerPool.ts';

/**
 * Compares the chunks of a run, in one worker.
 *
 * @param wanted - a pair that is kept in any case
 * @throws what the pool throws
 */
export function compareRun(
  pool: WorkerPool<JobApi>,
  run: SimulationRun,
  wanted: readonly [number, number],
  signal?: AbortSignal,
): Promise<ChunkComparison> {
  const starts = chunkStarts(run); // now: a newer run takes its path away
  return pool.run((remote) => remote.compareChunks(run.settings, starts, wanted), {
    name: 'The comparison of chunks',
    ...(signal && { signal }),
  });
}
