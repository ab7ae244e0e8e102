import { useEffect, useState } from 'react';
import type { JobApi } from '../workers/contract.ts';
import { PathBuffers } from '../workers/PathBuffers.ts';
import { spawnWorker } from '../workers/spawnWorker.ts';
import { WorkerPool } from '../workers/WorkerPool.ts';

export interface PageWorkers {
  /** the page's one pool */
  readonly pool: WorkerPool<JobApi>;
  readonly readyCount: number;
  /** for the paths that its workers write */
  readonly buffers: PathBuffers;
}

/** Workers that are started before there is work for them; the others wait, for each takes memory. */
const WORKERS_AT_ONCE = 8;

/** The page's workers, kept at this many. */
export function useWorkerPool(size: number): PageWorkers {
  const [readyCount, setReadyCount] = useState(0);
  const [pool] = useState(
    () =>
      new WorkerPool<JobApi>({
        spawn: spawnWorker,
        size: 0,
        atOnce: WORKERS_AT_ONCE,
        onReadyCount: setReadyCount,
      }),
  );
  const [buffers] = useState(() => new PathBuffers());
  useEffect(() => pool.resize(size), [pool, size]);
  useEffect(() => () => pool.dispose(), [pool]);
  return { pool, readyCount, buffers };
}
