import { wrap, type Remote } from 'comlink';
import { isHidden } from './isHidden.ts';
import { onLockFree, saysItHolds } from './lifeLock.ts';
import { patienceMs, type SilenceLimits } from './patience.ts';
export type { Remote } from 'comlink';

/** What every worker of a pool answers once it has loaded. */
export interface Pingable {
  ping(): unknown;
}

/** How a worker was lost. */
export type LossKind =
  /** the browser refused to start it */
  | 'refused'
  /** it gave no first answer: its script did not come, or failed */
  | 'notLoaded'
  /** it threw outside a call, or its thread ended */
  | 'died'
  /** it answered no more */
  | 'silent';

export interface Loss {
  readonly kind: LossKind;
  /** in words that follow "because" */
  readonly reason: string;
}

export interface PoolWorkerOptions extends SilenceLimits {
  /** @param lock - the name of the lock that the worker takes for life, if it can */
  readonly spawn: (lock: string) => Worker;
  readonly loadLimitMs: number;
  readonly cancelGraceMs: number;
  /** workers of the pool for each core, at least 1 */
  readonly crowding: () => number;
  /** the longest silence that any worker of the pool broke, in ms */
  readonly longestSilenceMs: () => number;
  /** the longest that any worker of the pool took to load, in ms; 0 before one has */
  readonly longestLoadMs: () => number;
  readonly onReady: () => void;
  /** The worker is gone; `start` brings a new one. */
  readonly onLoss: (loss: Loss) => void;
}

/** One life of a worker. The remote is kept here: a collected proxy would drop its answers. */
interface Life<Api> {
  readonly worker: Worker;
  readonly remote: Remote<Api>;
  readonly startedAt: number;
  /** aborted when the page needs no word of the worker's end any more */
  readonly over: AbortController;
  state: 'loading' | 'free' | 'busy' | 'abandoned';
  /** it holds its lock, whose release tells of its end */
  holdsLock: boolean;
  /** workers that were lost with the present task before */
  losses: number;
  /** waited for a sign of life with the page in sight, in ms */
  waitedMs: number;
  watch: ReturnType<typeof setInterval> | undefined;
}

const WATCH_EVERY_MS = 50;

/** Once workers have loaded, another has this many times as long as the slowest of them, and not less than this. */
const TIMES_LONGEST_LOAD = 20;
const LEAST_LOAD_LIMIT_MS = 2000;

/**
 * A place in the pool and the worker that fills it at present: notices every kind of death.
 *
 * `error` and `messageerror` are events, and the lock that a worker holds for life is free when its thread has
 * ended. What is left are workers that hang, and those without locks: for these answers and other signs of life
 * are awaited with a limit, on a clock that stops while the page is hidden.
 */
export class PoolWorker<Api extends Pingable> {
  readonly #options: PoolWorkerOptions;
  #life: Life<Api> | null = null;
  #idleDeaths = 0;
  #wasStarted = false;
  #isGivenUp = false;
  /** it could not be started, which is told in a moment */
  #isRefused = false;
  #startMs: number | null = null;
  #longestSilenceMs = 0;

  constructor(options: PoolWorkerOptions) {
    this.#options = options;
  }

  get wasStarted(): boolean {
    return this.#wasStarted;
  }

  get isLoading(): boolean {
    return this.#isRefused || this.#life?.state === 'loading';
  }

  get isFree(): boolean {
    return this.#life?.state === 'free';
  }

  /** It computes, though nobody may wait for it any more. */
  get isBusy(): boolean {
    return this.#life?.state === 'busy' || this.#life?.state === 'abandoned';
  }

  get isReady(): boolean {
    return this.#life !== null && this.#life.state !== 'loading';
  }

  get isGivenUp(): boolean {
    return this.#isGivenUp;
  }

  /** Deaths in a row that no call can be blamed for; the answer to a call ends the row. */
  get idleDeaths(): number {
    return this.#idleDeaths;
  }

  /** From start to first answer, once it has come. */
  get startMs(): number | null {
    return this.#startMs;
  }

  /** The longest that it was silent during a call and then gave a sign of life. */
  get longestSilenceMs(): number {
    return this.#longestSilenceMs;
  }

  start(): void {
    if (this.#isGivenUp) this.#idleDeaths = 0;
    this.#isGivenUp = false;
    this.#wasStarted = true;
    const lock = `spillway ${performance.timeOrigin} ${Math.random()}`;
    let worker: Worker;
    try {
      worker = this.#options.spawn(lock);
    } catch (error) {
      this.#idleDeaths++;
      const reason = `it could not be started (${String(error)})`;
      this.#isRefused = true;
      queueMicrotask(() => {
        this.#isRefused = false;
        this.#options.onLoss({ kind: 'refused', reason });
      });
      return;
    }
    const life: Life<Api> = {
      worker,
      remote: wrap<Api>(worker),
      startedAt: performance.now(),
      over: new AbortController(),
      state: 'loading',
      holdsLock: false,
      losses: 0,
      waitedMs: 0,
      watch: undefined,
    };
    this.#life = life;
    this.#enter(life, 'loading');
    this.#listen(life, lock);
    const ready = () => {
      if (this.#life !== life) return;
      this.#enter(life, 'free');
      this.#startMs = performance.now() - life.startedAt;
      this.#options.onReady();
    };
    (life.remote as Remote<Pingable>).ping().then(ready, (error: unknown) => {
      this.#lose(life, 'died', `it did not answer (${String(error)})`);
    });
  }

  /**
   * Makes one call and tells its outcome, also of an abandoned one; nothing if the worker dies.
   *
   * @param losses - workers that were lost with the same task before
   */
  call<Result>(
    make: (remote: Remote<Api>) => Promise<Result>,
    losses: number,
    onValue: (value: Result) => void,
    onError: (error: unknown) => void,
  ): void {
    const life = this.#life;
    if (life?.state !== 'free') throw new Error('the worker is not free');
    life.losses = losses;
    this.#enter(life, 'busy');
    const back = (answer: () => void) => {
      if (this.#life !== life) return;
      this.#breakSilence(life);
      this.#enter(life, 'free');
      this.#idleDeaths = 0;
      answer();
    };
    // inside a promise, so that an argument that cannot be sent is an error of the call too
    new Promise<Result>((resolve) => resolve(make(life.remote))).then(
      (value) => back(() => onValue(value)),
      (error: unknown) => back(() => onError(error)),
    );
  }

  /** The answer is not wanted any more; if it is not back soon, the worker is replaced. */
  abandonCall(): void {
    if (this.#life !== null) this.#enter(this.#life, 'abandoned');
  }

  /** Ends its thread without a word, as a crash would: it is noticed as any death is. */
  kill(): void {
    this.#life?.worker.terminate();
  }

  giveUp(): void {
    this.#isGivenUp = true;
  }

  dispose(): void {
    const life = this.#life;
    this.#life = null;
    if (life === null) return;
    clearInterval(life.watch);
    life.over.abort();
    life.worker.terminate();
  }

  #listen(life: Life<Api>, lock: string): void {
    life.worker.addEventListener('error', (event) => {
      event.preventDefault(); // told by the pool instead
      const reason = event.message ? `it threw "${event.message}"` : 'it could not be loaded';
      this.#lose(life, 'died', reason);
    });
    life.worker.addEventListener('messageerror', () =>
      this.#lose(life, 'died', 'its message could not be read'),
    );
    // any message is a sign of life
    life.worker.addEventListener('message', ({ data }) => {
      this.#breakSilence(life);
      if (this.#life !== life || !saysItHolds(lock, data)) return;
      life.holdsLock = true;
      onLockFree(lock, life.over.signal, () => this.#lose(life, 'died', 'its thread ended'));
    });
  }

  #breakSilence(life: Life<Api>): void {
    if (life.state !== 'busy') return;
    this.#longestSilenceMs = Math.max(this.#longestSilenceMs, life.waitedMs);
    life.waitedMs = 0;
  }

  /** Changes the state, and watches how long an awaited answer takes. */
  #enter(life: Life<Api>, state: Life<Api>['state']): void {
    clearInterval(life.watch);
    life.state = state;
    life.waitedMs = 0;
    if (state === 'free') return;
    life.watch = setInterval(() => {
      if (isHidden()) return;
      // one tick is counted, however late it comes: a sleeping computer is no stall
      life.waitedMs += WATCH_EVERY_MS;
      const limit = this.#limitMs(life);
      if (life.waitedMs < limit) return;
      this.#lose(life, 'silent', `it gave no answer for ${life.waitedMs / 1000} s`);
    }, WATCH_EVERY_MS);
  }

  #limitMs({ state, holdsLock, losses }: Life<Api>): number {
    const { loadLimitMs, cancelGraceMs, crowding, longestSilenceMs, longestLoadMs } = this.#options;
    if (state === 'abandoned') return cancelGraceMs;
    if (state === 'loading' && !holdsLock) {
      const longest = longestLoadMs();
      const usual =
        longest > 0 ? Math.max(LEAST_LOAD_LIMIT_MS, TIMES_LONGEST_LOAD * longest) : Infinity;
      // a slow network or a busy machine has more time at each try
      return Math.min(loadLimitMs, usual) * 2 ** this.#idleDeaths;
    }
    const silence = {
      isAlive: holdsLock,
      longestMs: longestSilenceMs(),
      crowding: crowding(),
      losses,
    };
    return patienceMs(silence, this.#options);
  }

  #lose(life: Life<Api>, how: 'died' | 'silent', reason: string): void {
    if (this.#life !== life) return;
    const kind = life.state === 'loading' ? 'notLoaded' : how;
    if (life.state === 'loading' || life.state === 'free') this.#idleDeaths++;
    this.dispose();
    this.#options.onLoss({ kind, reason });
  }
}
