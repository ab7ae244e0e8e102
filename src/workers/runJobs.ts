import { planJobs } from '../core/planJobs.ts';
import type { ChainState, Job, Segment, Settings, Wants } from '../core/simulation.ts';
import type { JobTiming } from '../core/SimulationRun.ts';
import { timeStamp } from './clock.ts';
import type { DeliveredResult, JobApi } from './contract.ts';
import type { WorkerPool } from './WorkerPool.ts';

export interface RunOptions {
  /** workers that may have work at the same time */
  readonly lanes: number;
  readonly signal: AbortSignal;
  /** told at most every 200 ms, and at the end */
  readonly onProgress?: (stepsDone: number) => void;
}

const PROGRESS_EVERY_MS = 200;

let runCount = 0;

/**
 * Runs all jobs of an experiment on the pool. What they bring depends on the settings alone: not
 * on the number of workers or lanes, nor on the order in which they come back.
 *
 * @param onResult - told each result with its place in row order; results come in any order
 * @returns the number of the run
 * @throws `signal.reason` on cancel; what the pool throws, after which the other jobs are cancelled
 */
export async function runJobs(
  pool: WorkerPool<JobApi>,
  settings: Settings,
  wants: Wants,
  onResult: (index: number, result: DeliveredResult, timing: JobTiming) => void,
  { lanes, signal, onProgress }: RunOptions,
): Promise<number> {
  const runNumber = ++runCount;
  let jobCount = 0;
  const waiting = planJobs(settings).map((jobs) => {
    const firstJob = jobCount;
    jobCount += jobs.length;
    return { jobs, next: 0, firstJob, state: null as ChainState | null };
  });
  let stepsDone = 0;
  let toldAt = timeStamp();
  const failure = new AbortController();
  const stop = AbortSignal.any([signal, failure.signal]);

  // a lane keeps one worker in work: it takes a chain, runs its next job, and puts it back
  const runLane = async () => {
    for (let chain = waiting.shift(); chain !== undefined; chain = waiting.shift()) {
      const segments = chain.jobs[chain.next]!;
      const job: Job = { runNumber, settings, segments, start: chain.state, wants };
      const { result, timing } = await runJob(pool, job, stop);
      onResult(chain.firstJob + chain.next, result, timing);
      for (const { stepCount } of segments) stepsDone += stepCount;
      if (timing.receivedAt - toldAt >= PROGRESS_EVERY_MS || stepsDone === settings.T) {
        toldAt = timing.receivedAt;
        onProgress?.(stepsDone);
      }
      chain.state = result.end;
      if (++chain.next < chain.jobs.length) waiting.push(chain);
    }
  };
  try {
    await Promise.all(Array.from({ length: lanes }, runLane));
  } catch (error) {
    failure.abort(error);
    throw error;
  }
  return runNumber;
}

async function runJob(
  pool: WorkerPool<JobApi>,
  job: Job,
  signal: AbortSignal,
): Promise<{ result: DeliveredResult; timing: JobTiming }> {
  let worker = 0;
  let sentAt = 0;
  const { result, startedAt, finishedAt } = await pool.run(
    (remote, index) => {
      worker = index;
      sentAt = timeStamp();
      return remote.runJob(job);
    },
    { name: nameOf(job.segments), signal },
  );
  return { result, timing: { worker, sentAt, startedAt, finishedAt, receivedAt: timeStamp() } };
}

function nameOf(segments: readonly Segment[]): string {
  const first = segments[0]!.chunk;
  const last = segments.at(-1)!.chunk;
  return first === last ? `Chunk ${first}` : `Chunks ${first} to ${last}`;
}
