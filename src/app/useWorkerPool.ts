import { useEffect, useState } from 'react';
import type { JobApi } from '../workers/contract.ts';
import { spawnWorker } from '../workers/spawnWorker.ts';
import { WorkerPool } from '../workers/WorkerPool.ts';

/** The page's one pool, kept at this many workers, and how many of them are ready. */
export function useWorkerPool(size: number): { pool: WorkerPool<JobApi>; readyCount: number } {
  const [readyCount, setReadyCount] = useState(0);
  const [pool] = useState(
    () => new WorkerPool<JobApi>({ spawn: spawnWorker, size: 0, onReadyCount: setReadyCount }),
  );
  useEffect(() => pool.resize(size), [pool, size]);
  useEffect(() => () => pool.dispose(), [pool]);
  return { pool, readyCount };
}
