/** What a worker says once it holds the lock of its name. To comlink it is no answer to a call. */
const holding = (lock: string) => `holds ${lock}`;

/**
 * In a worker: takes the lock that bears the worker's name, and never lets go. The browser frees it when the
 * thread ends, however that comes about and also while the page is hidden: no event tells of that.
 *
 * @returns settles when it holds the lock, or cannot: there are no locks, as on an insecure address, or it has no name
 */
export function holdLifeLock(): Promise<void> {
  const lock = self.name;
  if (lock === '' || !('locks' in navigator)) return Promise.resolve();
  return new Promise((settle) => {
    const hold = () => {
      self.postMessage(holding(lock));
      settle();
      return new Promise(() => {});
    };
    navigator.locks.request(lock, hold).catch(settle); // refused: the page goes by its clock
  });
}

/** In the page: whether this message says that its worker holds the lock. */
export function saysItHolds(lock: string, message: unknown): boolean {
  return message === holding(lock);
}

/** In the page: tells when a lock that is held becomes free, for then its thread has ended. */
export function onLockFree(lock: string, signal: AbortSignal, tell: () => void): void {
  navigator.locks.request(lock, { signal }, tell).catch(() => {}); // aborted: nobody waits any more
}
