import { expose } from 'comlink';
import { holdLifeLock } from '../../src/workers/thread/holdLifeLock.ts';

const isHeld = holdLifeLock(); // if it was given a name

/** A worker that fails in every way that we know, on request. */
const api = {
  /** A worker by the name "unsteady" answers, and throws a moment later. */
  async ping(): Promise<boolean> {
    if (self.name === 'unsteady') throwLater('seepage');
    else await isHeld;
    return true;
  },
  echo: (value: unknown): unknown => value,
  /** Waits, and stays open for other calls meanwhile. */
  slow: (ms: number, value?: unknown): Promise<unknown> =>
    new Promise((resolve) => setTimeout(resolve, ms, value)),
  /** Is busy all the time, and says now and then that it goes on. */
  slowWithSigns(ms: number, value: unknown): unknown {
    const end = performance.now() + ms;
    for (let signAt = 0; performance.now() < end;) {
      if (performance.now() < signAt) continue;
      signAt = performance.now() + 10;
      self.postMessage('goes on');
    }
    return value;
  },
  throwError(message: string): never {
    throw new RangeError(message);
  },
  rejectLater: (message: string): Promise<never> =>
    new Promise((_, reject) => setTimeout(reject, 1, new RangeError(message))),
  throwOutsideCall(): Promise<never> {
    throwLater('dam break');
    return new Promise(() => {});
  },
  throwAfterAnswer(): string {
    throwLater('aftershock');
    return 'answered';
  },
  closeSelf(): Promise<never> {
    sayLastWord();
    self.close();
    return new Promise(() => {});
  },
  hang(): never {
    sayLastWord();
    for (;;);
  },
  returnUncloneable: (): unknown => ({ valve: () => 'open' }),
};
export type FaultyApi = typeof api;

function throwLater(message: string): void {
  setTimeout(() => {
    throw new Error(message);
  });
}

/** Past comlink, so that a test knows when the worker has fallen silent. */
function sayLastWord(): void {
  self.postMessage('last word');
}

expose(api);
