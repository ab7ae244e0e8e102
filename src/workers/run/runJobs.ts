import { transfer } from 'comlink';
import {
  jobSteps,
  planRanges,
  splitJobs,
  type JobRange,
  type JobSize,
  type PlannedJob,
} from '../../core/job/planJobs.ts';
import { jobRows, stepsBefore } from '../../core/job/rows.ts';
import type { Job, PathState, Wants } from '../../core/job/Job.ts';
import { streamSettings } from '../../core/rng/stream.ts';
import { fullState } from '../../core/run/RunRecord.ts';
import type { Settings } from '../../core/settings/Settings.ts';
import type { CallTiming, JobTiming, SentCall } from '../../core/run/SimulationRun.ts';
import { timeStamp } from '../clock.ts';
import { affordableSize } from './affordableSize.ts';
import type { DeliveredResult, JobApi, Timed } from '../contract.ts';
import type { PathBuffers } from './PathBuffers.ts';
import type { Remote } from '../pool/PoolWorker.ts';
import { stopTogether } from '../pool/stopTogether.ts';
import type { WorkerPool } from '../pool/WorkerPool.ts';

export interface RunOptions {
  /** workers that may have work at the same time */
  readonly workers: number;
  readonly signal: AbortSignal;
  /** told at most every 200 ms, and at the end */
  readonly onProgress?: (stepsDone: number) => void;
  /** told of each call as it is sent, also when it is sent again */
  readonly onSent?: (call: SentCall) => void;
  /** told of each job, once its result has its place */
  readonly onTiming?: (timing: JobTiming) => void;
  /** for the paths of the jobs, as far as they go */
  readonly buffers?: Pick<PathBuffers, 'take'>;
  /** how the run is cut; by default as planned for its length and this machine */
  readonly size?: JobSize;
}

/** What came back of one job. */
interface Arrival<Result> {
  /** its place in row order */
  readonly index: number;
  readonly job: PlannedJob;
  readonly result: Result;
  readonly timing: CallTiming;
}

export const PROGRESS_EVERY_MS = 200;

/**
 * Runs all jobs of an experiment on the pool. Ranges that go on from one another begin at once all
 * the same: those whose start is not known yet, from a guess: full, and a normal of 0. What they bring depends on the number
 * of workers, until `repairSeams` has made the ranges one path.
 *
 * @param onArrival - told each result; those of one range come in order, ranges in any
 * @returns the ranges, once all their jobs have come
 * @throws `signal.reason` on cancel; what the pool throws, after which the other jobs are cancelled
 */
export async function runJobs(
  pool: WorkerPool<JobApi>,
  settings: Settings,
  wants: Wants,
  onArrival: (arrival: Arrival<DeliveredResult>) => void,
  options: RunOptions,
): Promise<readonly JobRange[]> {
  const { workers, signal } = options;
  const planned = planRanges(settings, workers, options.size);
  const ranges =
    options.size === undefined
      ? splitJobs(planned, await affordableSize(pool, settings, workers, signal))
      : planned;
  const guess = fullState(settings);
  const { buffers } = options;
  await runRanges(pool, ranges, options, {
    startOf: () => guess,
    jobOf: (segments, start) => ({ settings, segments, start, wants }),
    call: (remote, job) => {
      const buffer = wants.path ? (buffers?.take(8 * jobRows(job)) ?? null) : null;
      return remote.runJob(job, buffer === null ? null : transfer(buffer, [buffer]));
    },
    onArrival,
  });
  return ranges;
}

/** How jobs are made, called for, and taken in. */
interface RangeWork<Result> {
  readonly startOf: (range: JobRange) => PathState;
  readonly jobOf: (segments: PlannedJob, start: PathState) => Job;
  readonly call: (remote: Remote<JobApi>, job: Job) => Promise<Timed<Result>>;
  /** told each result; those of one range come in order, ranges in any */
  readonly onArrival: (arrival: Arrival<Result>) => void;
}

/**
 * Runs ranges of jobs at the same time, those of one range in order, each from the end of the one before.
 *
 * @throws what `runJobs` throws
 */
export async function runRanges<Result extends { readonly end: PathState }>(
  pool: WorkerPool<JobApi>,
  ranges: readonly JobRange[],
  { workers, signal, onProgress, onSent, onTiming }: RunOptions,
  { startOf, jobOf, call, onArrival }: RangeWork<Result>,
): Promise<void> {
  const waiting = ranges.map((range) => ({ ...range, next: 0, state: startOf(range) }));
  const steps = ranges.reduce((sum, { jobs }) => sum + jobSteps(jobs.flat()), 0);
  let stepsDone = 0;
  let toldAt = timeStamp();

  // a lane keeps one worker in work: it takes a range, runs its next job, and puts it back
  const runLane = async (stop: AbortSignal) => {
    for (let range = waiting.shift(); range !== undefined; range = waiting.shift()) {
      const segments = range.jobs[range.next]!;
      const job = jobOf(segments, range.state);
      const { result, timing } = await callForJob(
        pool,
        job,
        stop,
        (remote) => call(remote, job),
        onSent,
      );
      onArrival({ index: range.firstJob + range.next, job: segments, result, timing });
      onTiming?.({ ...timing, isRepair: false, mergedAt: timeStamp() });
      stepsDone += jobSteps(segments);
      if (timing.receivedAt - toldAt >= PROGRESS_EVERY_MS || stepsDone === steps) {
        toldAt = timing.receivedAt;
        onProgress?.(stepsDone);
      }
      range.state = result.end;
      if (++range.next < range.jobs.length) waiting.push(range);
    }
  };
  await stopTogether(signal, (stop) =>
    Promise.all(Array.from({ length: workers }, () => runLane(stop))),
  );
}

/** Makes one call for a job on the next free worker, and stamps it. */
export async function callForJob<Result>(
  pool: WorkerPool<JobApi>,
  { settings, segments }: Job,
  signal: AbortSignal,
  call: (remote: Remote<JobApi>) => Promise<Timed<Result>>,
  onSent?: (call: SentCall) => void,
): Promise<{ result: Result; timing: CallTiming }> {
  const { chunk, firstStep } = segments[0]!;
  const what = {
    name: nameOf(segments),
    firstStep: stepsBefore(streamSettings(settings), chunk) + firstStep,
  };
  const tries: SentCall[] = [];
  const { result, startedAt, finishedAt } = await pool.run(
    (remote, worker) => {
      const sent = { ...what, worker, sentAt: timeStamp() };
      tries.push(sent);
      onSent?.(sent);
      return call(remote);
    },
    { name: what.name, signal },
  );
  const receivedAt = timeStamp();
  const lost = tries.slice(0, -1);
  return { result, timing: { ...tries.at(-1)!, startedAt, finishedAt, receivedAt, lost } };
}

function nameOf(job: PlannedJob): string {
  const first = job[0]!.chunk;
  const last = job.at(-1)!.chunk;
  return first === last ? `Chunk ${first}` : `Chunks ${first} to ${last}`;
}
