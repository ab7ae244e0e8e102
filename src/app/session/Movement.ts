import type { Settings } from '../../core/settings/Settings.ts';
import { Store } from '../../session/Store.ts';
import type { Page } from '../address/link.ts';

/** Settings under a slider, and the page that it was taken up on. */
export interface Moved {
  readonly page: Page;
  readonly settings: Settings;
}

/** A hand takes what follows it by then for its own. */
const LATEST_MS = 50;

/**
 * What a moving slider sets; null: none moves. It is seen with the run that it begins, so that one picture shows both, and
 * before it where the run takes long.
 */
export class Movement extends Store<Moved | null> {
  readonly #begin: (moved: Moved) => void;
  #next: Moved | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param begin - begins the run */
  constructor(begin: (moved: Moved) => void) {
    super(null);
    this.#begin = begin;
  }

  readonly move = (moved: Moved): void => {
    this.#next = moved;
    this.#timer ??= setTimeout(this.show, LATEST_MS);
    this.#begin(moved);
  };

  /** The run is there. */
  readonly show = (): void => {
    const next = this.#take();
    if (next !== null) this.set(next);
  };

  readonly end = (): void => {
    this.#take();
    if (this.state() !== null) this.set(null);
  };

  #take(): Moved | null {
    const next = this.#next;
    this.#next = null;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    return next;
  }
}
