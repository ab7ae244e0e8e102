import type { Settings } from '../../core/settings/Settings.ts';
import { Store } from '../../session/Store.ts';
import type { Page } from '../address/link.ts';

/** Settings under a slider, and the page that it was taken up on. */
export interface Moved {
  readonly page: Page;
  readonly settings: Settings;
}

/** A run is there within two frames, mostly. */
const LATEST_MS = 50;

export interface MovementState {
  /** null: no slider moves */
  readonly moved: Moved | null;
}

/**
 * What a moving slider sets. It is seen with the run that it begins, so that one picture shows both, and before it where
 * the run takes long, or none comes.
 */
export class Movement extends Store<MovementState> {
  readonly #begin: (moved: Moved) => boolean;
  #next: Moved | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param begin - begins the run; false: none comes into sight */
  constructor(begin: (moved: Moved) => boolean) {
    super({ moved: null });
    this.#begin = begin;
  }

  readonly move = (moved: Moved): void => {
    this.#next = moved;
    if (this.#begin(moved)) this.#timer ??= setTimeout(this.show, LATEST_MS);
    else this.show();
  };

  /** The run is there. */
  readonly show = (): void => {
    const moved = this.#take();
    if (moved !== null) this.set({ moved });
  };

  /** What has not been seen ends too: those who follow are told, for the page is in force again in place of it. */
  readonly end = (): void => {
    const unseen = this.#take();
    if (unseen !== null || this.state().moved !== null) this.set({ moved: null });
  };

  #take(): Moved | null {
    const next = this.#next;
    this.#next = null;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    return next;
  }
}
