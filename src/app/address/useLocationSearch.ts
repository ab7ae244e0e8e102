import { useCallback, useSyncExternalStore } from 'react';
import type { RecordChoice } from '../../core/record/InflowRecord.ts';
import { keepInForce, knownDraw, recordOf, type DrawId } from './recordInUse.ts';

const listeners = new Set<() => void>();

/** Where a browser takes no more entries (Safari: 100 in 30 s), the address follows after this. */
const AGAIN_MS = 5000;

/** What an entry of the history holds: how its runs draw, and at which step of the lesson it was made. */
type State = readonly [draw: DrawId, step: number];

interface Entry {
  readonly search: string;
  readonly state: State;
}

/** What is in force though the address could not be made to say so yet. */
let unwritten: Entry | null = null;

const tell = () => {
  keepInForce(recordInForce()); // by Back and Forward it may be another
  for (const listener of listeners) listener();
};

/** The query string in force now, and what follows it. */
export const searchInForce = () =>
  unwritten?.search ?? window.location.search + window.location.hash;

const stateInForce = () => (unwritten ?? window.history).state as State | null;

export const drawInForce = () => knownDraw(stateInForce()?.[0]);

/** The step at which the entry in force was made; -1: none; null: it was not made here, but opened by its address. */
export const stepInForce = () => stateInForce()?.[1] ?? null;

let step = -1;

/** Tells at which step the page is, for the entries to come. */
export function keepStep(current: number): void {
  step = current;
}

export const recordInForce = () => recordOf(drawInForce());

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
function write(change: 'pushState' | 'replaceState', entry: Entry): void {
  try {
    window.history[change](entry.state, '', entry.search);
    unwritten = null;
  } catch {
    if (unwritten === null) setTimeout(writeLater, AGAIN_MS);
    unwritten = entry;
  }
}

function writeLater(): void {
  const entry = unwritten;
  unwritten = null; // so that the next refusal asks again
  if (entry !== null) write('replaceState', entry);
}

/**
 * The query string of the page and what follows it, the record in use, and a function that adds a history entry
 * with others.
 *
 * Libraries for this gather changes for some 50 ms into one entry; here every finished change has
 * its own, at once.
 */
export function useLocationSearch(): [
  string,
  RecordChoice | null,
  (search: string, draw: DrawId) => void,
] {
  const search = useSyncExternalStore(subscribe, searchInForce);
  const record = useSyncExternalStore(subscribe, recordInForce);
  const push = useCallback((next: string, draw: DrawId) => {
    if (next !== searchInForce() || draw !== drawInForce()) {
      write('pushState', { search: next, state: [draw, step] });
    }
    tell();
  }, []);
  return [search, record, push];
}
