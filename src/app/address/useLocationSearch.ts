import { useCallback, useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();

/** Where a browser takes no more entries (Safari: 100 in 30 s), the address follows after this. */
const AGAIN_MS = 5000;

/** What is in force though the address could not be made to say so yet. */
let unwritten: string | null = null;

const tell = () => {
  for (const listener of listeners) listener();
};

/** The query string in force now, and what follows it. */
export const searchInForce = () => unwritten ?? window.location.search + window.location.hash;

function onPopState(): void {
  unwritten = null;
  tell();
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) window.addEventListener('popstate', onPopState);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener('popstate', onPopState);
  };
}

/** Writes the address; a browser that refuses is asked again, and the page goes on meanwhile. */
function write(change: 'pushState' | 'replaceState', search: string): void {
  try {
    window.history[change](null, '', search);
    unwritten = null;
  } catch {
    if (unwritten === null) setTimeout(writeLater, AGAIN_MS);
    unwritten = search;
  }
}

function writeLater(): void {
  const search = unwritten;
  unwritten = null; // so that the next refusal asks again
  if (search !== null) write('replaceState', search);
}

/**
 * The query string of the page and what follows it, and a function that adds a history entry with
 * another one.
 *
 * Libraries for this gather changes for some 50 ms into one entry; here every finished change has
 * its own, at once.
 */
export function useLocationSearch(): [string, (search: string) => void] {
  const search = useSyncExternalStore(subscribe, searchInForce);
  const push = useCallback((next: string) => {
    if (next === searchInForce()) return;
    write('pushState', next);
    tell();
  }, []);
  return [search, push];
}
