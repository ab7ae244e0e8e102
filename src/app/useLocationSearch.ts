import { useCallback, useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('popstate', listener);
  };
}

/**
 * The query string of the page, and a function that adds a history entry with another one.
 *
 * Libraries for this gather changes for some 50 ms into one entry; here every finished change has
 * its own, at once.
 */
export function useLocationSearch(): [string, (search: string) => void] {
  const search = useSyncExternalStore(subscribe, () => window.location.search);
  const push = useCallback((next: string) => {
    if (next === window.location.search) return;
    window.history.pushState(null, '', next);
    for (const listener of listeners) listener();
  }, []);
  return [search, push];
}
