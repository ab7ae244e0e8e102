import type { Settings } from '../../core/simulation.ts';
import type { JobTiming } from '../../core/SimulationRun.ts';
import { measuredJobSize, sizedSettings } from '../../core/timing/measuredWork.ts';
import type { Fault, Loss, Recording } from '../../core/timing/Recording.ts';
import { median } from '../../core/timing/spread.ts';
import { timeStamp } from '../clock.ts';
import type { JobApi } from '../contract.ts';
import { spawnWorker } from '../spawnWorker.ts';
import { fittedSettings } from './fittedSettings.ts';
import { timedRun } from './timedRun.ts';
import { withPool } from './withPool.ts';

/** A killed worker gives no sign, so it is given up after this many times what a job usually takes, and not before. */
const PATIENCE = 10;
const LEAST_PATIENCE_MS = 250;

/** A message that comlink cannot read: at it a worker throws, outside of any call. */
const UNREADABLE = { argumentList: [null] };

/**
 * Runs the settings, with a size fitted to this machine, undisturbed for their digest, and then on record on new
 * workers that are warm, with the fault when a third of the jobs are done.
 *
 * @throws what `withPool` and `timedRun` throw
 */
export async function recordRun(
  settings: Settings,
  workers: number,
  fault: Fault,
  signal: AbortSignal,
): Promise<Recording> {
  const sized = (T: number) => sizedSettings(settings, T, workers);
  const first = await withPool<JobApi, Undisturbed>(
    { spawn: spawnWorker, size: workers },
    signal,
    async (pool) => {
      const recorded = await fittedSettings(pool, sized, signal);
      const size = measuredJobSize(recorded, workers);
      const options = { workers, size, signal, wantsDigest: true };
      const { digest, jobs } = await timedRun(pool, recorded, options);
      return { settings: recorded, digest: digest!, jobs };
    },
  );
  const losses: Lost[] = [];
  const threads: Worker[] = [];
  let injured: { readonly worker: number; readonly at: number } | null = null;

  const spawn = (place: number) => {
    const thread = spawnWorker();
    threads[place] = thread;
    const loss = losses.findLast(({ worker }) => worker === place);
    if (loss !== undefined) {
      thread.addEventListener('message', () => (loss.replacedAt ??= timeStamp()));
    }
    return thread;
  };
  const onLoss = (worker: number, reason: string) => {
    const noticedAt = timeStamp();
    const injuredAt = injured?.worker === worker ? injured.at : noticedAt;
    losses.push({ worker, injuredAt, noticedAt, replacedAt: null, reason });
  };
  const usual = median(first.jobs.map((job) => job.receivedAt - job.sentAt));
  const stallLimitMs = Math.max(LEAST_PATIENCE_MS, PATIENCE * usual);

  return withPool<JobApi, Recording>(
    { spawn, size: workers, onLoss, ...(fault === 'kill' && { stallLimitMs }) },
    signal,
    async (pool) => {
      let done = 0;
      const injure = (worker: number) => {
        injured = { worker, at: timeStamp() };
        if (fault === 'kill') threads[worker]!.terminate();
        else threads[worker]!.postMessage(UNREADABLE);
      };
      const options = { workers, size: measuredJobSize(first.settings, workers), signal };
      await timedRun(pool, first.settings, options); // warm up
      losses.length = 0;
      const run = await timedRun(pool, first.settings, {
        ...options,
        wantsDigest: true,
        onTiming: ({ worker, startedAt, finishedAt }) => {
          done++;
          if (fault === 'none' || done !== Math.ceil(first.jobs.length / 3)) return;
          // its next job has been sent by then, and is half done
          setTimeout(() => injure(worker), (finishedAt - startedAt) / 2);
        },
      });
      return {
        fault,
        steps: first.settings.T,
        chunks: first.settings.chunks,
        workers,
        startedAt: run.startedAt,
        finishedAt: run.finishedAt,
        jobs: run.jobs,
        losses: losses.map((loss) => ({ ...loss, sentAt: sentAtOf(loss, run.jobs) })),
        digest: run.digest!,
        undisturbedDigest: first.digest,
      };
    },
  );
}

interface Undisturbed {
  readonly settings: Settings;
  readonly digest: string;
  readonly jobs: readonly JobTiming[];
}

/** A loss before it is known what was lost with it. */
type Lost = Omit<Loss, 'sentAt' | 'replacedAt'> & { replacedAt: number | null };

/** When what a lost worker was computing had been sent to it; null if it had nothing to do. */
function sentAtOf({ worker, noticedAt }: Lost, jobs: readonly JobTiming[]): number | null {
  const sent = jobs
    .flatMap(({ lost }) => lost)
    .filter((each) => each.worker === worker && each.sentAt <= noticedAt)
    .map(({ sentAt }) => sentAt);
  return sent.length === 0 ? null : Math.max(...sent);
}
