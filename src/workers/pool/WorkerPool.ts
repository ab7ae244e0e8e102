import { PoolWorker, type Loss, type LossKind, type Pingable, type Remote } from './PoolWorker.ts';
import type { SilenceLimits } from './patience.ts';

/** Limits in ms; the defaults serve people, tests make them short. */
export interface PoolOptions extends Partial<SilenceLimits> {
  /**
   * @param lock - the name of the lock that the worker takes for life, if it can
   * @param place - of the worker in the pool, from 0
   */
  readonly spawn: (lock: string, place: number) => Worker;
  readonly size: number;
  /** workers that are started before there is work for them; by default all */
  readonly atOnce?: number;
  /** from the start of a worker to its first sign, twice as long at each further try */
  readonly loadLimitMs?: number;
  /** that a cancelled call may take to come back before its worker is replaced */
  readonly cancelGraceMs?: number;
  /** Told the new `readyCount` when it has changed. */
  readonly onReadyCount?: (readyCount: number) => void;
  /** Told whether tasks wait or are computed, also those that nobody waits for any more, when that has changed. */
  readonly onBusy?: (isBusy: boolean) => void;
  /** Told that a worker in this place has loaded. */
  readonly onReady?: (place: number) => void;
  /** Told that the worker in this place is lost, before another is started there. */
  readonly onLoss?: (place: number, loss: Loss) => void;
}

export interface TaskOptions {
  /** what an error message calls the task: "chunk 3" */
  readonly name: string;
  readonly signal?: AbortSignal | undefined;
}

/** No worker lived to answer a task. */
export class TaskGivenUp extends Error {
  override readonly name = 'TaskGivenUp';
  /** how the last of its workers was lost */
  readonly why: LossKind;

  constructor(message: string, why: LossKind) {
    super(message);
    this.why = why;
  }
}

/** Losses of its workers after which a task is given up, and failed starts before a worker is. */
export const LOSS_LIMIT = 3;

const cores = () => (typeof navigator === 'undefined' ? 0 : navigator.hardwareConcurrency) || 4;

/** Workers for each core, at least 1. */
export function crowding(workers: number): number {
  return Math.max(1, workers / cores());
}

interface Task<Api> {
  readonly name: string;
  readonly call: (remote: Remote<Api>, worker: number) => Promise<unknown>;
  readonly settle: (outcome: () => void) => void;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
  losses: number;
}

/**
 * Workers that share out tasks, first come, first served. They are started as there is work for them, no more
 * at a time than the machine runs at once.
 *
 * Every task settles: with its value; with the error that its computation raised, at once; with
 * the signal's reason, at once; or, where three workers were lost with it, with an error that says so.
 * A worker that fails to load, throws outside a call, closes itself, hangs or is killed is
 * replaced, and its task is run again unchanged; a task must therefore be repeatable.
 */
export class WorkerPool<Api extends Pingable> {
  readonly #options: PoolOptions;
  #workers: PoolWorker<Api>[] = [];
  #queue: Task<Api>[] = [];
  #toldReadyCount = 0;
  #toldBusy = false;
  readonly #running = new Map<PoolWorker<Api>, Task<Api>>();

  constructor(options: PoolOptions) {
    this.#options = options;
    this.resize(options.size);
  }

  get size(): number {
    return this.#workers.length;
  }

  /** Workers that have loaded and live. */
  get readyCount(): number {
    return this.#workers.filter((worker) => worker.isReady).length;
  }

  /** Milliseconds from start to first answer, of each worker that has loaded. */
  get startTimesMs(): number[] {
    return this.#workers.flatMap(({ startMs }) => (startMs === null ? [] : [startMs]));
  }

  /**
   * Adds or ends workers; a task of one that ends is run again on another. Workers that were
   * given up get another chance.
   */
  resize(size: number): void {
    for (const worker of this.#workers.splice(size)) {
      worker.dispose();
      const task = this.#running.get(worker);
      this.#running.delete(worker);
      if (task !== undefined) this.#queue.unshift(task);
    }
    this.#tryAgain();
    while (this.#workers.length < size) this.#workers.push(this.#createWorker());
    this.#share();
  }

  /**
   * Runs `call` on the next free worker.
   *
   * @param call - makes one call of the remote; made again elsewhere if the worker dies
   * @throws what the computation raised; `signal.reason`; a `TaskGivenUp` that names the task if its
   *   workers died or none could be started
   */
  run<Result>(
    call: (remote: Remote<Api>, worker: number) => Promise<Result>,
    { name, signal }: TaskOptions,
  ): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason as Error);
      let settled = false;
      const settle = (outcome: () => void) => {
        if (settled) return;
        settled = true;
        signal?.removeEventListener('abort', cancel);
        outcome();
      };
      const task: Task<Api> = {
        name,
        call,
        settle,
        resolve: resolve as (value: unknown) => void,
        reject,
        losses: 0,
      };
      const cancel = () => {
        this.#drop(task);
        settle(() => reject(signal?.reason as Error));
      };
      signal?.addEventListener('abort', cancel);
      this.#queue.push(task);
      // where all were given up, a new task gives them another chance
      if (this.#areAllGivenUp()) this.#tryAgain();
      this.#share();
    });
  }

  /** Kills the worker in this place, as if it had crashed. */
  kill(place: number): void {
    this.#workers[place]?.kill();
  }

  /** Ends all workers and rejects what is pending. The pool may be resized to live again. */
  dispose(): void {
    const tasks = [...this.#queue, ...this.#running.values()];
    for (const worker of this.#workers) worker.dispose();
    this.#workers = [];
    this.#queue = [];
    this.#running.clear();
    const reason = new DOMException('the workers were disposed of', 'AbortError');
    for (const task of tasks) task.settle(() => task.reject(reason));
    this.#tell();
  }

  #createWorker(): PoolWorker<Api> {
    const { spawn, loadLimitMs = 10_000, cancelGraceMs = 100 } = this.#options;
    const { stallLimitMs = 5_000, hangLimitMs = 60_000 } = this.#options;
    const place = this.#workers.length;
    const worker: PoolWorker<Api> = new PoolWorker<Api>({
      spawn: (lock) => spawn(lock, place),
      loadLimitMs,
      stallLimitMs,
      hangLimitMs,
      cancelGraceMs,
      crowding: () => crowding(this.size),
      longestSilenceMs: () =>
        this.#workers.reduce((most, each) => Math.max(most, each.longestSilenceMs), 0),
      longestLoadMs: () => Math.max(0, ...this.startTimesMs),
      onReady: () => {
        this.#options.onReady?.(place);
        this.#share();
      },
      onLoss: (loss) => this.#replace(worker, loss),
    });
    return worker;
  }

  #tryAgain(): void {
    for (const worker of this.#workers) if (worker.isGivenUp) worker.start();
  }

  /** Starts workers: some at once, the others as there is work for them. */
  #startWorkers(): void {
    const { atOnce = Infinity } = this.#options;
    // where none can be started, the others need not be tried
    if (this.readyCount === 0 && this.#workers.some(({ isGivenUp }) => isGivenUp)) return;
    let loading = this.#workers.filter(({ isLoading }) => isLoading).length;
    let unmet = this.#queue.length - loading;
    for (const [place, worker] of this.#workers.entries()) {
      if (loading >= cores()) return;
      if (worker.wasStarted || (place >= atOnce && unmet <= 0)) continue;
      worker.start();
      loading++;
      unmet--;
    }
  }

  /** Gives waiting tasks to free workers. */
  #share(): void {
    this.#tell();
    this.#giveTasks();
    this.#startWorkers();
  }

  #giveTasks(): void {
    for (const [index, worker] of this.#workers.entries()) {
      if (!worker.isFree) continue;
      const task = this.#queue.shift();
      if (task === undefined) return;
      this.#running.set(worker, task);
      const finish = (outcome: () => void) => {
        this.#running.delete(worker);
        task.settle(outcome);
        this.#share();
      };
      worker.call(
        (remote) => task.call(remote, index),
        task.losses,
        (value) => finish(() => task.resolve(value)),
        (error) => finish(() => task.reject(error)),
      );
    }
  }

  #tell(): void {
    const { readyCount } = this;
    if (readyCount !== this.#toldReadyCount) {
      this.#toldReadyCount = readyCount;
      this.#options.onReadyCount?.(readyCount);
    }
    const isBusy = this.#queue.length > 0 || this.#workers.some((worker) => worker.isBusy);
    if (isBusy !== this.#toldBusy) {
      this.#toldBusy = isBusy;
      this.#options.onBusy?.(isBusy);
    }
  }

  #drop(task: Task<Api>): void {
    this.#queue = this.#queue.filter((waiting) => waiting !== task);
    for (const [worker, running] of this.#running) {
      if (running !== task) continue;
      this.#running.delete(worker);
      worker.abandonCall();
    }
    this.#tell();
  }

  #replace(worker: PoolWorker<Api>, loss: Loss): void {
    if (!this.#workers.includes(worker)) return; // ended before its failed start was told
    this.#options.onLoss?.(this.#workers.indexOf(worker), loss);
    const { kind, reason } = loss;
    const task = this.#running.get(worker);
    this.#running.delete(worker);
    if (task !== undefined) {
      task.losses++;
      if (task.losses < LOSS_LIMIT) this.#queue.unshift(task);
      else {
        const why = `its worker was lost ${LOSS_LIMIT} times, the last time because ${reason}`;
        this.#giveUp(task, why, kind);
      }
    }
    if (worker.idleDeaths < LOSS_LIMIT) {
      worker.start();
    } else {
      worker.giveUp();
      if (this.#areAllGivenUp()) {
        const why = `no worker could be started in ${LOSS_LIMIT} tries: ${reason}`;
        for (const each of this.#queue.splice(0)) this.#giveUp(each, why, kind);
      }
    }
    this.#share();
  }

  #areAllGivenUp(): boolean {
    const started = this.#workers.filter(({ wasStarted }) => wasStarted);
    return started.length > 0 && started.every(({ isGivenUp }) => isGivenUp);
  }

  #giveUp(task: Task<Api>, why: string, kind: LossKind): void {
    const message = `${task.name} could not be computed: ${why}`;
    task.settle(() => task.reject(new TaskGivenUp(message, kind)));
  }
}
