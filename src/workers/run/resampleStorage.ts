import {
  RESAMPLES,
  storageInterval,
  type ResamplePart,
  type ResampleRequest,
  type StorageInterval,
} from '../../core/record/resampleStorage.ts';
import type { JobApi } from '../contract.ts';
import type { WorkerPool } from '../pool/WorkerPool.ts';

/**
 * How far the storage that a record says is required goes up and down with records that might have been.
 *
 * @returns null where that cannot be solved for
 * @throws `signal.reason`; what the pool throws
 */
export async function resampleStorage(
  pool: WorkerPool<JobApi>,
  request: ResampleRequest,
  signal: AbortSignal,
): Promise<StorageInterval | null> {
  let part: ResamplePart = [];
  while (part.length < RESAMPLES) {
    const from = part;
    part = await pool.run((remote) => remote.resampleStorage(request, from), {
      name: 'The resamples',
    });
    signal.throwIfAborted();
  }
  return storageInterval(part);
}
