import { nextPoint } from '../../src/core/design/curve.ts';
import { answerDesign } from '../../src/core/design/designAnswer.ts';
import { futuresOf } from '../../src/core/design/futures.ts';
import { compareChunks } from '../../src/core/independence/compareChunks.ts';
import { testify } from '../../src/core/self-check/witnesses.ts';
import { simulateJob } from '../../src/core/job/simulateJob.ts';
import { NO_WANTS, type Job } from '../../src/core/job/Job.ts';
import type { Settings } from '../../src/core/settings/Settings.ts';
import { countStorages } from '../../src/core/run/storageCounts.ts';
import { tabulateLaw } from '../../src/core/theory/LawTable.ts';
import type { JobApi } from '../../src/workers/contract.ts';
import type { PoolOptions, TaskOptions, WorkerPool } from '../../src/workers/pool/WorkerPool.ts';
import { solvedOnce } from './solvedOnce.ts';

const timed = <Result>(result: Result) => ({ result, startedAt: 0, finishedAt: 0 });

const testifyOf = (settings: Settings) => testify(settings, simulateJob, null);

/** A pool in this thread that answers nothing until it is let go on. */
export class HeldPool {
  /** of each task that waits or was answered, in order, whether nobody waits for it any more */
  readonly tasks: { readonly name: string; readonly signal: AbortSignal }[] = [];
  /** the buffers that jobs were given for their paths */
  readonly buffers: (ArrayBuffer | null)[] = [];
  readonly sizes: number[] = [];
  #waiting: (() => void)[] = [];
  #isHeld = true;
  #onBusy: PoolOptions['onBusy'];
  #busy = 0;

  readonly #remote = {
    stepMs: () => 0,
    runJob: (job: Job, buffer: ArrayBuffer | null) => {
      this.buffers.push(buffer);
      return timed({ ...simulateJob(job), csv: null, isByKernel: false });
    },
    countJob: (job: Job) => {
      const { path, end } = simulateJob({ ...job, wants: { ...NO_WANTS, path: true } });
      return timed({ ...countStorages(job, path!), end });
    },
    solveLaw: solvedOnce(tabulateLaw),
    testify: solvedOnce(testifyOf),
    compareChunks: (
      settings: Settings,
      starts: Float64Array | null,
      pair: readonly [number, number],
    ) => compareChunks(settings, starts, pair),
    answerDesign: solvedOnce(answerDesign),
    drawCurve: solvedOnce(nextPoint),
    futuresOf,
  };

  readonly pool = {
    size: 2,
    resize: (size: number) => void this.sizes.push(size),
    dispose: () => {},
    run: async <Result>(
      call: (remote: unknown, index: number) => Result,
      { name, signal = new AbortController().signal }: TaskOptions,
    ): Promise<Awaited<Result>> => {
      this.tasks.push({ name, signal });
      this.#count(1);
      try {
        await new Promise<void>((resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason as Error));
          if (this.#isHeld) this.#waiting.push(resolve);
          else resolve();
        });
        return await call(this.#remote, 0);
      } finally {
        this.#count(-1);
      }
    },
  } as unknown as WorkerPool<JobApi>;

  /** The pool of a session. */
  readonly create = ({ onBusy }: PoolOptions): WorkerPool<JobApi> => {
    this.#onBusy = onBusy;
    return this.pool;
  };

  /** Answers all that waits, and all that comes, until nothing comes any more. */
  async letGo(): Promise<void> {
    this.#isHeld = false;
    let known = -1;
    while (known !== this.tasks.length) {
      known = this.tasks.length;
      for (const go of this.#waiting.splice(0)) go();
      await new Promise((next) => setTimeout(next));
    }
    this.#isHeld = true;
  }

  #count(change: number): void {
    this.#busy += change;
    this.#onBusy?.(this.#busy > 0);
  }

  /** Names of the tasks that somebody waits for, of those since `letGo`. */
  pending(): string[] {
    return this.tasks.filter(({ signal }) => !signal.aborted).map(({ name }) => name);
  }
}
