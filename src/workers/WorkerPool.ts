import { PoolWorker } from './PoolWorker.ts';
import type { Pingable, Remote } from './PoolWorker.ts';

/** Limits in ms; the defaults serve people, tests make them short. */
export interface PoolOptions {
  /** @param place - of the worker in the pool, from 0 */
  readonly spawn: (place: number) => Worker;
  readonly size: number;
  /** from the start of a worker to its first answer */
  readonly loadLimitMs?: number;
  /** without an answer to a call, not counting the time when the page is hidden */
  readonly stallLimitMs?: number;
  /** that a cancelled call may take to come back before its worker is replaced */
  readonly cancelGraceMs?: number;
  /** Told the new `readyCount` when it has changed. */
  readonly onReadyCount?: (readyCount: number) => void;
  /** Told that the worker in this place is lost, before another is started there. */
  readonly onLoss?: (place: number, reason: string) => void;
}

export interface TaskOptions {
  /** what an error message calls the task: "chunk 3" */
  readonly name: string;
  readonly signal?: AbortSignal | undefined;
}

/** No worker lived to answer a task. */
export class TaskGivenUp extends Error {
  override readonly name = 'TaskGivenUp';
}

/** Deaths of its workers after which a task is given up, and failed starts before a worker is. */
const DEATH_LIMIT = 3;

interface Task<Api> {
  readonly name: string;
  readonly call: (remote: Remote<Api>, worker: number) => Promise<unknown>;
  readonly settle: (outcome: () => void) => void;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
  deaths: number;
}

/**
 * A fixed number of workers that share out tasks, first come, first served.
 *
 * Every task settles: with its value; with the error that its computation raised, at once; with
 * the signal's reason, at once; or, where three workers died of it, with an error that says so.
 * A worker that fails to load, throws outside a call, closes itself, hangs or is killed is
 * replaced, and its task is run again unchanged; a task must therefore be repeatable.
 */
export class WorkerPool<Api extends Pingable> {
  readonly #options: PoolOptions;
  #workers: PoolWorker<Api>[] = [];
  #queue: Task<Api>[] = [];
  #toldReadyCount = 0;
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
   * Starts or ends workers; a task of one that ends is run again on another. Workers that were
   * given up get another chance.
   */
  resize(size: number): void {
    for (const worker of this.#workers.splice(size)) {
      worker.dispose();
      const task = this.#running.get(worker);
      this.#running.delete(worker);
      if (task !== undefined) this.#queue.unshift(task);
    }
    for (const worker of this.#workers) if (worker.isGivenUp) worker.start();
    while (this.#workers.length < size) {
      const { spawn, loadLimitMs = 10_000, stallLimitMs = 5_000 } = this.#options;
      const { cancelGraceMs = 100 } = this.#options;
      const place = this.#workers.length;
      const worker: PoolWorker<Api> = new PoolWorker<Api>({
        spawn: () => spawn(place),
        loadLimitMs,
        stallLimitMs,
        cancelGraceMs,
        onReady: () => this.#share(),
        onDeath: (reason) => this.#mourn(worker, reason),
      });
      this.#workers.push(worker);
      worker.start();
    }
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
        deaths: 0,
      };
      const cancel = () => {
        this.#drop(task);
        settle(() => reject(signal?.reason as Error));
      };
      signal?.addEventListener('abort', cancel);
      this.#queue.push(task);
      // where all were given up, a new task gives them another chance
      if (this.#areAllGivenUp()) for (const worker of this.#workers) worker.start();
      this.#share();
    });
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
    this.#tellReadyCount();
  }

  /** Gives waiting tasks to free workers. */
  #share(): void {
    this.#tellReadyCount();
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
        (value) => finish(() => task.resolve(value)),
        (error) => finish(() => task.reject(error)),
      );
    }
  }

  #tellReadyCount(): void {
    if (this.readyCount === this.#toldReadyCount) return;
    this.#toldReadyCount = this.readyCount;
    this.#options.onReadyCount?.(this.readyCount);
  }

  #drop(task: Task<Api>): void {
    this.#queue = this.#queue.filter((waiting) => waiting !== task);
    for (const [worker, running] of this.#running) {
      if (running !== task) continue;
      this.#running.delete(worker);
      worker.abandonCall();
    }
  }

  #mourn(worker: PoolWorker<Api>, reason: string): void {
    if (!this.#workers.includes(worker)) return; // ended before its failed start was told
    this.#options.onLoss?.(this.#workers.indexOf(worker), reason);
    const task = this.#running.get(worker);
    this.#running.delete(worker);
    if (task !== undefined) {
      task.deaths++;
      if (task.deaths < DEATH_LIMIT) this.#queue.unshift(task);
      else
        this.#giveUp(task, `its worker died ${DEATH_LIMIT} times, the last time because ${reason}`);
    }
    if (worker.idleDeaths < DEATH_LIMIT) {
      worker.start();
    } else {
      worker.giveUp();
      if (this.#areAllGivenUp()) {
        const waiting = this.#queue.splice(0);
        for (const each of waiting) {
          this.#giveUp(each, `no worker could be started in ${DEATH_LIMIT} tries: ${reason}`);
        }
      }
    }
    this.#share();
  }

  #areAllGivenUp(): boolean {
    return this.#workers.every(({ isGivenUp }) => isGivenUp);
  }

  #giveUp(task: Task<Api>, why: string): void {
    task.settle(() => task.reject(new TaskGivenUp(`${task.name} could not be computed: ${why}`)));
  }
}
