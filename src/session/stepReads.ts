import type { StepsRead, StepsRequest } from '../core/run/keptSteps.ts';
import type { SimulationRun } from '../core/run/SimulationRun.ts';
import type { JobApi } from '../workers/contract.ts';
import { readSteps } from '../workers/run/readSteps.ts';
import type { WorkerPool } from '../workers/pool/WorkerPool.ts';
import { NewestFirst } from './NewestFirst.ts';

/** Steps of a run that are asked for. */
export interface WantedSteps {
  readonly run: SimulationRun;
  readonly request: StepsRequest;
}

/** Reads steps that a run does not keep, one request after the other, the newest first. */
export function createStepReads<Wanted extends WantedSteps>(
  pool: WorkerPool<JobApi>,
): NewestFirst<Wanted, StepsRead> {
  return new NewestFirst({
    work: ({ run, request }) => readSteps(pool, run, request),
  });
}
