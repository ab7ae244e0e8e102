import { expose } from 'comlink';

/** A worker that fails in every way that we know, on request. */
const api = {
  /** A worker by the name "unsteady" answers, and throws a moment later. */
  ping(): boolean {
    if (self.name === 'unsteady') throwLater('seepage');
    return true;
  },
  echo: (value: unknown): unknown => value,
  /** Waits, and stays open for other calls meanwhile. */
  slow: (ms: number, value?: unknown): Promise<unknown> =>
    new Promise((resolve) => setTimeout(resolve, ms, value)),
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
