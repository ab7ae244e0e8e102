import { transfer } from 'comlink';
import { defaultJobSize, planJobs, smallJobSize } from '../core/planJobs.ts';
import { jobRows } from '../core/rows.ts';
import type { ChainState, Job, Segment, Settings, Wants } from '../core/simulation.ts';
import type { JobTiming } from '../core/SimulationRun.ts';
import { timeStamp } from './clock.ts';
import type { DeliveredResult, JobApi } from './contract.ts';
import type { PathBuffers } from './PathBuffers.ts';
import type { WorkerPool } from './WorkerPool.ts';

export interface RunOptions {
  /** workers that may have work at the same time */
  readonly lanes: number;
  readonly signal: AbortSignal;
  /** told at most every 200 ms, and at the end */
  readonly onProgress?: (stepsDone: number) => void;
  /** for the paths of the jobs, as far as they go */
  readonly buffers?: PathBuffers;
}

/** What came back of one job. */
export interface Arrival {
  /** its place in row order */
  readonly index: number;
  readonly segments: readonly Segment[];
  readonly result: DeliveredResult;
  readonly timing: JobTiming;
}

const PROGRESS_EVERY_MS = 200;

let runCount = 0;

/**
 * Runs all jobs of an experiment on the pool. What they bring depends on the settings alone: not
 * on the number of workers or lanes, nor on the order in which they come back.
 *
 * @param onArrival - told each result; those of one chain come in order, chains in any
 * @returns the number of the run
 * @throws `signal.reason` on cancel; what the pool throws, after which the other jobs are cancelled
 */
export async function runJobs(
  pool: WorkerPool<JobApi>,
  settings: Settings,
  wants: Wants,
  onArrival: (arrival: Arrival) => void,
  { lanes, signal, onProgress, buffers }: RunOptions,
): Promise<number> {
  const runNumber = ++runCount;
  let jobCount = 0;
  const size = wants.csv ? smallJobSize(settings) : defaultJobSize(settings);
  const waiting = planJobs(settings, size).map((jobs) => {
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
      const { result, timing } = await runJob(pool, job, stop, buffers);
      onArrival({ index: chain.firstJob + chain.next, segments, result, timing });
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
  buffers: PathBuffers | undefined,
): Promise<{ result: DeliveredResult; timing: JobTiming }> {
  let worker = 0;
  let sentAt = 0;
  const { result, startedAt, finishedAt } = await pool.run(
    (remote, index) => {
      worker = index;
      sentAt = timeStamp();
      const buffer = job.wants.path ? (buffers?.take(8 * jobRows(job)) ?? null) : null;
      return remote.runJob(job, buffer === null ? null : transfer(buffer, [buffer]));
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
