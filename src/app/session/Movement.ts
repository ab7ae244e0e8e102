import { createNextFrame } from '../../components/useNextFrame.ts';
import type { Settings } from '../../core/settings/Settings.ts';
import { Store } from '../../session/Store.ts';
import type { Page } from '../address/link.ts';

/** Settings under a slider, and the page that it was taken up on. */
export interface Moved {
  readonly page: Page;
  readonly settings: Settings;
}

/**
 * What a moving slider sets; null: none moves. It is seen with the run that it begins, so that one picture shows both, and at
 * the next frame where the run takes longer.
 */
export class Movement extends Store<Moved | null> {
  readonly #begin: (moved: Moved) => void;
  readonly #frame = createNextFrame();

  /** @param begin - begins the run */
  constructor(begin: (moved: Moved) => void) {
    super(null);
    this.#begin = begin;
  }

  readonly move = (moved: Moved): void => {
    this.#frame.ask(() => this.set(moved));
    this.#begin(moved);
  };

  /** The run is there. */
  readonly show = (): void => this.#frame.hurry();

  readonly end = (): void => {
    this.#frame.cancel();
    if (this.state() !== null) this.set(null);
  };
}
