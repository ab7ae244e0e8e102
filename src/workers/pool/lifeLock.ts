/** What a worker says once it holds the lock of its name. To comlink it is no answer to a call. */
export const holding = (lock: string) => `holds ${lock}`;

/** Whether this message says that its worker holds the lock. */
export function saysItHolds(lock: string, message: unknown): boolean {
  return message === holding(lock);
}

/** Tells when a lock that is held becomes free, for then its thread has ended. */
export function onLockFree(lock: string, signal: AbortSignal, tell: () => void): void {
  const { locks } = navigator as Partial<Navigator>; // a worker may have them where its page has not
  locks?.request(lock, { signal }, tell).catch(() => {}); // aborted: nobody waits any more
}
