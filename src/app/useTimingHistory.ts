import { useSyncExternalStore } from 'react';
import type { HistoryEntry } from '../core/timing/HistoryEntry.ts';
import {
  HISTORY_KEY,
  MAX_ENTRIES,
  readHistory,
  writeHistory,
  type History,
  type HistoryStorage,
} from './timingHistory.ts';

export interface TimingHistory extends History {
  readonly add: (entry: HistoryEntry) => void;
  readonly remove: (entry: HistoryEntry) => void;
  readonly clear: () => void;
}

/** Where cookies are blocked `localStorage` itself throws, so it is reached for in each call. */
const storage: HistoryStorage = {
  getItem: (key) => localStorage.getItem(key),
  setItem: (key, value) => localStorage.setItem(key, value),
  removeItem: (key) => localStorage.removeItem(key),
};

// one for the page: without a storage its measurements live as long as itself
let history: History | null = null;
const listeners = new Set<() => void>();
let isFollowing = false;

function current(): History {
  return (history ??= readHistory(storage));
}

function show(next: History): void {
  history = next;
  for (const listener of listeners) listener();
}

/** Other tabs tell each change, and null where they have cleared everything. */
function follow({ key }: StorageEvent): void {
  if (key === null || key === HISTORY_KEY) show(readHistory(storage));
}

function subscribe(listener: () => void): () => void {
  if (!isFollowing) window.addEventListener('storage', follow); // for good: views come and go
  isFollowing = true;
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function change(next: (entries: readonly HistoryEntry[]) => readonly HistoryEntry[]): void {
  // a page that slept has not heard what other tabs kept meanwhile
  const kept = readHistory(storage);
  const { entries } = kept.problem === null && current().problem === null ? kept : current();
  const changed = next(entries).slice(0, MAX_ENTRIES);
  show({ entries: changed, problem: writeHistory(storage, changed) });
}

/** What changes the measurements that are kept. */
export const timingHistory = {
  add: (entry: HistoryEntry) => change((entries) => [entry, ...entries]),
  // by its date: the same entry, read again, is another object
  remove: ({ date }: HistoryEntry) => change((entries) => entries.filter((e) => e.date !== date)),
  clear: () => change(() => []),
};

/** The measurements that this browser keeps, also those of other tabs, and what changes them. */
export function useTimingHistory(): TimingHistory {
  return { ...useSyncExternalStore(subscribe, current), ...timingHistory };
}
