import { repairJob, type Repair, type Standing } from '../../src/core/job/repairJob.ts';
import { simulateJob as reference } from '../../src/core/job/simulateJob.ts';
import type { Job, SimulateJob } from '../../src/core/job/Job.ts';
import type { JobApi } from '../../src/workers/contract.ts';
import type { WorkerPool } from '../../src/workers/pool/WorkerPool.ts';

export interface ThreadlessOptions {
  readonly simulateJob?: SimulateJob;
  /** what a repair gives, to break it on purpose */
  readonly repair?: (simulate: SimulateJob, job: Job, standing: Standing) => Repair;
  /** told of every call */
  readonly onCall?: (kind: 'run' | 'repair', job: Job) => void;
}

/** A pool without workers: calls are made in this thread, each in its turn. */
export function threadlessPool({
  simulateJob = reference,
  repair = repairJob,
  onCall,
}: ThreadlessOptions = {}): WorkerPool<JobApi> {
  const timed = <Result>(result: Result) =>
    Promise.resolve({ result, startedAt: 0, finishedAt: 0 });
  const remote = {
    stepMs: () => 0,
    runJob(job: Job) {
      onCall?.('run', job);
      const simulate = job.wants.csv || job.wants.inflow ? reference : simulateJob;
      const { csv, ...arrays } = simulate(job);
      const bytes = csv === null ? null : new TextEncoder().encode(csv);
      return timed({ ...arrays, csv: bytes, isByKernel: simulate !== reference });
    },
    repairJob(job: Job, standing: Standing) {
      onCall?.('repair', job);
      return timed(repair(simulateJob, job, standing));
    },
  };
  const pool = { run: (call: (of: typeof remote, index: number) => unknown) => call(remote, 0) };
  return pool as unknown as WorkerPool<JobApi>;
}
