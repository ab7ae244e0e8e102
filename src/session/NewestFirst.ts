import { Store } from './Store.ts';

/** Where the work on what is wanted stands. */
export interface Standing<Wanted, Result, Progress = number> {
  /** what is under way, and what it last told of itself */
  readonly running: { readonly of: Wanted; readonly progress: Progress | null } | null;
  /** the newest result; it stays until the next one is there */
  readonly done: { readonly of: Wanted; readonly result: Result } | null;
  /** what ended last, if that was without a result, and why: null for a cancel */
  readonly ended: { readonly of: Wanted; readonly error: unknown } | null;
}

interface NewestFirstOptions<Wanted, Result, Progress> {
  readonly work: (
    of: Wanted,
    signal: AbortSignal,
    onProgress: (progress: Progress) => void,
  ) => Promise<Result>;
  /**
   * Whether nothing is left to do for what is wanted; by default, that this very thing has been seen to. It must be so for
   * what has just ended, whatever came of it.
   */
  readonly isSettled?: (standing: Standing<Wanted, Result, Progress>, wanted: Wanted) => boolean;
  /** Whether what is under way is finished first, as by default: ended each time, nothing might ever be done. */
  readonly mayFinish?: (running: Wanted, wanted: Wanted) => boolean;
}

/** Work on what is wanted: one thing at a time, the newest next. What was wanted between is never begun. */
export class NewestFirst<Wanted, Result, Progress = number> extends Store<
  Standing<Wanted, Result, Progress>
> {
  readonly #options: Required<NewestFirstOptions<Wanted, Result, Progress>>;
  #wanted: Wanted | null = null;
  #isPaused = false;
  #controller: AbortController | null = null;

  constructor(options: NewestFirstOptions<Wanted, Result, Progress>) {
    super({ running: null, done: null, ended: null });
    this.#options = {
      isSettled: ({ done, ended }, wanted) => done?.of === wanted || ended?.of === wanted,
      mayFinish: () => true,
      ...options,
    };
  }

  /** Whether something that is wanted is under way, or about to be. */
  get isBusy(): boolean {
    return this.#wanted !== null && !this.#options.isSettled(this.state(), this.#wanted);
  }

  /** Puts this in place of what was wanted before; null: nothing is. What is under way may go on. */
  want(wanted: Wanted | null): void {
    this.#wanted = wanted;
    this.#advance();
  }

  /** While it pauses nothing is under way; what was is begun anew afterwards. */
  pause(isPaused: boolean): void {
    this.#isPaused = isPaused;
    if (!isPaused) this.#advance();
    else if (this.#stop()) this.#change({ running: null });
  }

  /** Ends what is under way, and what waits for it: that counts as ended. */
  cancel(): void {
    const { running } = this.state();
    if (running === null) return;
    this.#stop();
    this.#change({ running: null, ended: { of: this.#wanted ?? running.of, error: null } });
  }

  /** What has failed may be tried again, if it is still wanted. */
  retry(): void {
    const { ended } = this.state();
    if (ended === null || ended.error === null) return;
    this.#change({ ended: null });
    this.#advance();
  }

  /** Ends what is under way without a word; nothing is wanted any more, and what ended before is forgotten. */
  drop(): void {
    this.#wanted = null;
    const { ended } = this.state();
    if (this.#stop() || ended !== null) this.#change({ running: null, ended: null });
  }

  #advance(): void {
    const wanted = this.#wanted;
    if (this.#isPaused || wanted === null) return;
    const { isSettled, mayFinish } = this.#options;
    if (isSettled(this.state(), wanted)) return;
    const { running } = this.state();
    if (running !== null && (running.of === wanted || mayFinish(running.of, wanted))) return;
    this.#stop();
    this.#begin(wanted);
  }

  #begin(of: Wanted): void {
    const controller = new AbortController();
    this.#controller = controller;
    this.#change({ running: { of, progress: null } });
    const settle = (change: Partial<Standing<Wanted, Result, Progress>>) => {
      if (this.#controller !== controller) return; // nobody waits for it any more
      this.#controller = null;
      this.#change({ running: null, ended: null, ...change });
      queueMicrotask(() => this.#advance()); // unless one of those who follow has made it go on
    };
    const onProgress = (progress: Progress) => {
      if (this.#controller === controller) this.#change({ running: { of, progress } });
    };
    this.#options.work(of, controller.signal, onProgress).then(
      (result) => settle({ done: { of, result } }),
      (error: unknown) => settle({ ended: { of, error } }),
    );
  }

  /** @returns whether anything was under way */
  #stop(): boolean {
    const controller = this.#controller;
    this.#controller = null;
    controller?.abort(new DOMException('cancelled', 'AbortError'));
    return controller !== null;
  }

  #change(change: Partial<Standing<Wanted, Result, Progress>>): void {
    this.set({ ...this.state(), ...change });
  }
}
