import { holding } from '../pool/lifeLock.ts';

/**
 * Takes the lock that bears the worker's name, and never lets go. The browser frees it when the
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
