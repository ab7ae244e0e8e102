import { formatDigest } from '../core/digest.ts';
import { binSteps } from '../core/envelope.ts';
import { checkMemory } from '../core/memory.ts';
import { planJobs } from '../core/planJobs.ts';
import { StoragePath } from '../core/StoragePath.ts';
import type { ChainState, Job, JobResult, Segment, Settings, Wants } from '../core/simulation.ts';
import type { JobTiming, SimulationRun } from '../core/SimulationRun.ts';
import { summarize } from '../core/summary.ts';
import { timeStamp } from './clock.ts';
import type { JobApi } from './contract.ts';
import type { WorkerPool } from './WorkerPool.ts';

export interface RunOptions {
  readonly wants: Omit<Wants, 'summary' | 'envelope'> & { readonly envelope: boolean };
  /** workers that may have work at the same time */
  readonly lanes: number;
  readonly signal: AbortSignal;
  readonly onProgress?: (stepsDone: number) => void;
}

let runCount = 0;

/**
 * Runs an experiment on the pool. The result depends on the settings alone: not on the number
 * of workers or lanes, nor on the order in which jobs come back.
 *
 * @throws RangeError beforehand if the path would not fit in memory; `signal.reason` on cancel;
 *   what the pool throws, after which the other jobs of the run are cancelled
 */
export async function runSimulation(
  pool: WorkerPool<JobApi>,
  settings: Settings,
  { wants, lanes, signal, onProgress }: RunOptions,
): Promise<SimulationRun> {
  if (wants.path) checkMemory(settings);
  const runNumber = ++runCount;
  const jobWants = {
    ...wants,
    summary: true,
    envelope: wants.envelope ? binSteps(settings) : null,
  };

  let jobCount = 0;
  const waiting = planJobs(settings).map((jobs) => {
    const firstJob = jobCount;
    jobCount += jobs.length;
    return { jobs, next: 0, firstJob, state: null as ChainState | null };
  });
  const results: JobResult[] = [];
  const timings: JobTiming[] = [];
  let stepsDone = 0;
  const failure = new AbortController();
  const stop = AbortSignal.any([signal, failure.signal]);

  // a lane keeps one worker in work: it takes a chain, runs its next job, and puts it back
  const runLane = async () => {
    for (let chain = waiting.shift(); chain !== undefined; chain = waiting.shift()) {
      const segments = chain.jobs[chain.next]!;
      const job: Job = { runNumber, settings, segments, start: chain.state, wants: jobWants };
      const { result, timing } = await runJob(pool, job, stop);
      results[chain.firstJob + chain.next] = result;
      timings.push(timing);
      for (const { stepCount } of segments) stepsDone += stepCount;
      onProgress?.(stepsDone);
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

  return {
    runNumber,
    settings,
    path: new StoragePath(settings, gather(results, 'path')),
    summary: summarize(gather(results, 'summary')),
    envelope: wants.envelope ? join(gather(results, 'envelope')) : null,
    digest: wants.digest ? formatDigest(gather(results, 'digest')) : null,
    csv: gather(results, 'csv'),
    elapsedMs:
      timeStamp() - timings.reduce((first, { sentAt }) => Math.min(first, sentAt), Infinity),
    timings,
  };
}

async function runJob(
  pool: WorkerPool<JobApi>,
  job: Job,
  signal: AbortSignal,
): Promise<{ result: JobResult; timing: JobTiming }> {
  let worker = 0;
  let sentAt = 0;
  const answer = await pool.run(
    (remote, index) => {
      worker = index;
      sentAt = timeStamp();
      return remote.runJob(job);
    },
    { name: nameOf(job.segments), signal },
  );
  const { result, startedAt, finishedAt } = answer;
  return { result, timing: { worker, sentAt, startedAt, finishedAt, receivedAt: timeStamp() } };
}

function nameOf(segments: readonly Segment[]): string {
  const first = segments[0]!.chunk;
  const last = segments.at(-1)!.chunk;
  return first === last ? `Chunk ${first}` : `Chunks ${first} to ${last}`;
}

/** What the jobs brought of one kind, without those that were not asked for it. */
function gather<Key extends 'path' | 'summary' | 'envelope' | 'digest' | 'csv'>(
  results: readonly JobResult[],
  key: Key,
): NonNullable<JobResult[Key]>[] {
  return results.flatMap((result) => {
    const value: JobResult[Key] = result[key];
    return value === null ? [] : [value];
  });
}

function join(parts: readonly Float64Array[]): Float64Array<ArrayBuffer> {
  const joined = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
