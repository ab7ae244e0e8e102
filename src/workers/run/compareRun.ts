import type { ChunkComparison } from '../../core/independence/ChunkComparison.ts';
import type { Settings } from '../../core/settings/Settings.ts';
import type { JobApi } from '../contract.ts';
import type { WorkerPool } from '../pool/WorkerPool.ts';

/** What is compared of a run. */
export interface ComparedRun {
  readonly settings: Settings;
  /** the storage that each chunk starts from (see `chunkStarts`); null if it is not known */
  readonly starts: Float64Array | null;
  /** a pair that is kept in any case */
  readonly pair: readonly [number, number];
}

/**
 * Compares the chunks of a run, in one worker.
 *
 * @throws what the pool throws
 */
export function compareRun(
  pool: WorkerPool<JobApi>,
  { settings, starts, pair }: ComparedRun,
  signal: AbortSignal,
): Promise<ChunkComparison> {
  return pool.run((remote) => remote.compareChunks(settings, starts, pair), {
    name: 'The comparison of chunks',
    signal,
  });
}
