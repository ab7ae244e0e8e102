import type { Pingable } from '../pool/PoolWorker.ts';
import { WorkerPool, type PoolOptions } from '../pool/WorkerPool.ts';

/** Failed starts after which nothing is measured. */
const START_LIMIT = 3;

/**
 * Works with a pool of its own, all of whose workers have started, and ends it afterwards: so nothing that is
 * measured shares its workers with the page, and nothing that is done to them does harm.
 *
 * @throws what `work` throws; `signal.reason` on cancel; an Error if a worker cannot be started
 */
export async function withPool<Api extends Pingable, Result>(
  options: PoolOptions,
  signal: AbortSignal,
  work: (pool: WorkerPool<Api>) => Promise<Result>,
): Promise<Result> {
  signal.throwIfAborted();
  let pool: WorkerPool<Api> | null = null;
  let failures = 0;
  try {
    await new Promise<void>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
      pool = new WorkerPool<Api>({
        ...options,
        onReadyCount: (count) => {
          if (count === options.size) resolve();
        },
        onLoss: (place, loss) => {
          if (++failures === START_LIMIT) {
            reject(new Error(`Worker ${place + 1} does not start: ${loss.reason}`));
          }
          options.onLoss?.(place, loss);
        },
      });
    });
    return await work(pool!);
  } finally {
    (pool as WorkerPool<Api> | null)?.dispose();
  }
}
