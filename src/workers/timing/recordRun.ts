import type { Settings } from '../../core/settings/Settings.ts';
import type { JobTiming } from '../../core/run/SimulationRun.ts';
import { lossOf, type Lost } from '../../core/timing/lossOf.ts';
import { measuredJobSize, sizedSettings } from '../../core/timing/measuredWork.ts';
import type { Fault, Recording } from '../../core/timing/Recording.ts';
import { median } from '../../core/timing/spread.ts';
import { timeStamp } from '../clock.ts';
import type { JobApi } from '../contract.ts';
import type { Loss as PoolLoss } from '../pool/PoolWorker.ts';
import { spawnWorker } from '../spawnWorker.ts';
import { fittedSettings } from './fittedSettings.ts';
import { NOBODY } from './Others.ts';
import { timedRun } from './timedRun.ts';
import { withPool } from './withPool.ts';

/** Without locks a killed worker gives no sign, so it is given up after this many times what a job usually takes, and not before. */
const PATIENCE = 10;
const LEAST_PATIENCE_MS = 250;

/** A message that comlink cannot read: at it a worker throws, outside of any call. */
const UNREADABLE = { argumentList: [null] };

/**
 * Runs the settings on record, on new workers that are warm; a fault comes when a third of the jobs are done.
 *
 * @param before - an undisturbed recording of the same settings and workers: its size is kept, and its digest and
 *   time are what the fault is held against; without one a size is fitted to this machine
 * @throws what `withPool` and `timedRun` throw
 */
export async function recordRun(
  settings: Settings,
  workers: number,
  fault: Fault,
  before: Recording | null,
  signal: AbortSignal,
): Promise<Recording> {
  const losses: Lost[] = [];
  const threads: Worker[] = [];
  let injured: { readonly worker: number; readonly at: number } | null = null;

  const spawn = (lock: string, place: number) => {
    const thread = spawnWorker(lock);
    threads[place] = thread;
    const loss = losses.findLast(({ worker }) => worker === place);
    if (loss !== undefined) {
      thread.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        if (typeof data !== 'string') loss.replacedAt ??= timeStamp(); // a text is a sign of life, no answer
      });
    }
    return thread;
  };
  const onLoss = (worker: number, { reason }: PoolLoss) => {
    const postedAt = injured?.worker === worker ? injured.at : null;
    losses.push({ worker, postedAt, noticedAt: timeStamp(), replacedAt: null, reason });
  };
  const injure = (worker: number) => {
    injured = { worker, at: timeStamp() };
    if (fault === 'kill') threads[worker]!.terminate();
    else threads[worker]!.postMessage(UNREADABLE);
  };

  return withPool<JobApi, Recording>(
    { spawn, size: workers, onLoss, ...(fault === 'kill' && before && patienceFor(before.jobs)) },
    signal,
    async (pool) => {
      const sized = (T: number) => sizedSettings(settings, T, workers);
      const recorded =
        before?.settings ?? (await fittedSettings(pool, sized, { signal, others: NOBODY }));
      const size = measuredJobSize(recorded, workers);
      const options = { workers, size, signal, wantsDigest: true };
      const warmUp = await timedRun(pool, recorded, options);
      losses.length = 0;
      let done = 0;
      const run = await timedRun(pool, recorded, {
        ...options,
        onTiming: ({ worker, startedAt, finishedAt }) => {
          done++;
          if (fault === 'none' || done !== Math.ceil(warmUp.jobs.length / 3)) return;
          // its next job has been sent by then, and is half done
          setTimeout(() => injure(worker), (finishedAt - startedAt) / 2);
        },
      });
      return {
        fault,
        settings: recorded,
        workers,
        startedAt: run.startedAt,
        finishedAt: run.finishedAt,
        pausedMs: run.pausedMs,
        jobs: run.jobs,
        losses: losses.map((loss) => lossOf(loss, fault, run.jobs)),
        digest: run.digest!,
        undisturbed: {
          digest: before?.digest ?? warmUp.digest!,
          // a pause tells nothing of the run
          wallMs: before?.pausedMs === 0 ? before.finishedAt - before.startedAt : null,
        },
      };
    },
  );
}

function patienceFor(jobs: readonly JobTiming[]) {
  const usual = median(jobs.map((job) => job.receivedAt - job.sentAt));
  return { stallLimitMs: Math.max(LEAST_PATIENCE_MS, PATIENCE * usual) };
}
