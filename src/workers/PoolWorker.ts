import { wrap, type Remote } from 'comlink';
export type { Remote } from 'comlink';

/** What every worker of a pool answers once it has loaded. */
export interface Pingable {
  ping(): unknown;
}

export interface PoolWorkerOptions {
  readonly spawn: () => Worker;
  readonly loadLimitMs: number;
  readonly stallLimitMs: number;
  readonly cancelGraceMs: number;
  readonly onReady: () => void;
  /** The worker is gone; `start` brings a new one. */
  readonly onDeath: (reason: string) => void;
}

/** One life of a worker. The remote is kept here: a collected proxy would drop its answers. */
interface Life<Api> {
  readonly worker: Worker;
  readonly remote: Remote<Api>;
  readonly startedAt: number;
  state: 'loading' | 'free' | 'busy' | 'abandoned';
  /** waited for the present answer with the page in sight, in ms */
  waitedMs: number;
  watch: ReturnType<typeof setInterval> | undefined;
}

const WATCH_EVERY_MS = 50;

/**
 * A place in the pool and the worker that fills it at present: notices every kind of death.
 *
 * `error` and `messageerror` are events; a worker that closed itself, hangs or was killed gives
 * none, so answers are also awaited with a limit, on a clock that stops while the page is hidden.
 */
export class PoolWorker<Api extends Pingable> {
  readonly #options: PoolWorkerOptions;
  #life: Life<Api> | null = null;
  #idleDeaths = 0;
  #isGivenUp = false;
  #startMs: number | null = null;

  constructor(options: PoolWorkerOptions) {
    this.#options = options;
  }

  get isFree(): boolean {
    return this.#life?.state === 'free';
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

  start(): void {
    if (this.#isGivenUp) this.#idleDeaths = 0;
    this.#isGivenUp = false;
    let worker: Worker;
    try {
      worker = this.#options.spawn();
    } catch (error) {
      this.#idleDeaths++;
      const reason = `it could not be started (${String(error)})`;
      queueMicrotask(() => this.#options.onDeath(reason));
      return;
    }
    const life: Life<Api> = {
      worker,
      remote: wrap<Api>(worker),
      startedAt: performance.now(),
      state: 'loading',
      waitedMs: 0,
      watch: undefined,
    };
    this.#life = life;
    this.#enter(life, 'loading');
    worker.addEventListener('error', (event) => {
      event.preventDefault(); // told by the pool instead
      this.#die(life, event.message ? `it threw "${event.message}"` : 'it could not be loaded');
    });
    worker.addEventListener('messageerror', () => this.#die(life, 'its message could not be read'));
    const ready = () => {
      if (this.#life !== life) return;
      this.#enter(life, 'free');
      this.#startMs = performance.now() - life.startedAt;
      this.#options.onReady();
    };
    (life.remote as Remote<Pingable>).ping().then(ready, (error: unknown) => {
      this.#die(life, `it did not answer (${String(error)})`);
    });
  }

  /** Makes one call and tells its outcome, also of an abandoned one; nothing if the worker dies. */
  call<Result>(
    make: (remote: Remote<Api>) => Promise<Result>,
    onValue: (value: Result) => void,
    onError: (error: unknown) => void,
  ): void {
    const life = this.#life;
    if (life?.state !== 'free') throw new Error('the worker is not free');
    this.#enter(life, 'busy');
    const back = (answer: () => void) => {
      if (this.#life !== life) return;
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

  giveUp(): void {
    this.#isGivenUp = true;
  }

  dispose(): void {
    const life = this.#life;
    this.#life = null;
    if (life === null) return;
    clearInterval(life.watch);
    life.worker.terminate();
  }

  /** Changes the state, and watches how long an awaited answer takes. */
  #enter(life: Life<Api>, state: Life<Api>['state']): void {
    clearInterval(life.watch);
    life.state = state;
    life.waitedMs = 0;
    if (state === 'free') return;
    const { loadLimitMs, stallLimitMs, cancelGraceMs } = this.#options;
    const limit = { loading: loadLimitMs, busy: stallLimitMs, abandoned: cancelGraceMs }[state];
    life.watch = setInterval(() => {
      if (isHidden()) return;
      // one tick is counted, however late it comes: a sleeping computer is no stall
      life.waitedMs += WATCH_EVERY_MS;
      if (life.waitedMs >= limit) this.#die(life, `it gave no answer for ${limit / 1000} s`);
    }, WATCH_EVERY_MS);
  }

  #die(life: Life<Api>, reason: string): void {
    if (this.#life !== life) return;
    if (life.state === 'loading' || life.state === 'free') this.#idleDeaths++;
    this.dispose();
    this.#options.onDeath(reason);
  }
}

function isHidden(): boolean {
  return typeof document !== 'undefined' && document.visibilityState === 'hidden';
}
