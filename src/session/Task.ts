import { Store } from './Store.ts';

export interface TaskState {
  readonly isRunning: boolean;
  /** why the newest one failed; null if it did not */
  readonly error: unknown;
}

/** Work on request, one at a time, with what it has come to. */
export class Task<Result extends object = object> extends Store<TaskState & Result> {
  #controller: AbortController | null = null;

  constructor(result: Result) {
    super({ ...result, isRunning: false, error: null });
  }

  /**
   * Starts it, in place of any that runs.
   *
   * @param work - given the signal of its end: once that has been given, nobody waits for it
   */
  start(work: (signal: AbortSignal) => Promise<void>): void {
    this.cancel();
    const controller = new AbortController();
    this.#controller = controller;
    const { signal } = controller;
    this.set({ ...this.state(), isRunning: true, error: null });
    const end = (error: unknown) => {
      if (this.#controller !== controller) return;
      this.#controller = null;
      this.set({ ...this.state(), isRunning: false, error: signal.aborted ? null : error });
    };
    work(signal).then(() => end(null), end);
  }

  /** Tells it to end; it runs until it has. */
  stop(): void {
    this.#controller?.abort(new DOMException('cancelled', 'AbortError'));
  }

  /** Ends it at once: nobody waits for it any more. */
  cancel(): void {
    if (this.#controller === null) return;
    this.stop();
    this.#controller = null;
    this.set({ ...this.state(), isRunning: false });
  }

  protected change(change: Partial<Result>): void {
    this.set({ ...this.state(), ...change });
  }
}
