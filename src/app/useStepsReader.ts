import { useCallback } from 'react';
import type { ReadSteps } from '../views/storage-paths/useSteps.ts';
import type { JobApi } from '../workers/contract.ts';
import { readSteps } from '../workers/readSteps.ts';
import type { WorkerPool } from '../workers/WorkerPool.ts';

/** Reads steps of runs on the page's workers. */
export function useStepsReader(pool: WorkerPool<JobApi>): ReadSteps {
  return useCallback((run, request) => readSteps(pool, run, request), [pool]);
}
