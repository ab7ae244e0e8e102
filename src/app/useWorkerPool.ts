import { useEffect, useState } from 'react';
import type { JobApi } from '../workers/contract.ts';
import { PathBuffers } from '../workers/PathBuffers.ts';
import { spawnWorker } from '../workers/spawnWorker.ts';
import { WorkerPool } from '../workers/WorkerPool.ts';
import { notLoadedText } from './messageOf.ts';
import { useWhenOnline } from './useWhenOnline.ts';

export interface PageWorkers {
  /** the page's one pool */
  readonly pool: WorkerPool<JobApi>;
  readonly readyCount: number;
  /** why there are fewer than there should be, once that is clear */
  readonly problem: string | null;
  /** for the paths that its workers write */
  readonly buffers: PathBuffers;
}

/** Workers that are started before there is work for them; the others wait, for each takes memory. */
const WORKERS_AT_ONCE = 8;

/** Failed starts after which the pool gives a worker up. */
const TRIES = 3;

/** The page's workers, kept at this many. */
export function useWorkerPool(size: number): PageWorkers {
  const [readyCount, setReadyCount] = useState(0);
  /** in a row */
  const [failedLoads, setFailedLoads] = useState(0);
  const [pool] = useState(
    () =>
      new WorkerPool<JobApi>({
        spawn: spawnWorker,
        size: 0,
        atOnce: WORKERS_AT_ONCE,
        onReadyCount: (count) => {
          setReadyCount(count);
          setFailedLoads(0);
        },
        onLoss: (_place, { kind }) => {
          if (kind === 'notLoaded') setFailedLoads((before) => before + 1);
        },
      }),
  );
  const [buffers] = useState(() => new PathBuffers());
  useEffect(() => pool.resize(size), [pool, size]);
  useEffect(() => () => pool.dispose(), [pool]);
  useWhenOnline(() => pool.resize(size)); // those that were given up start again
  const problem = failedLoads >= TRIES && readyCount < size ? notLoadedText() : null;
  return { pool, readyCount, problem, buffers };
}
