import { useSyncExternalStore } from 'react';
import { isSameEntry, type HistoryEntry } from '../core/timing/HistoryEntry.ts';
import { messageOf } from './messageOf.ts';
import {
  HISTORY_KEY,
  MAX_ENTRIES,
  mergeHistories,
  parseHistory,
  readHistory,
  writeHistory,
  type History,
  type HistoryStorage,
} from './timingHistory.ts';

export interface TimingHistory extends History {
  readonly add: (entry: HistoryEntry) => void;
  readonly remove: (entry: HistoryEntry) => void;
  readonly clear: () => void;
  /** Adds the measurements of a file, and tells what of it does not fit. */
  readonly open: (file: File) => void;
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
  // the same entry, read again, is another object
  remove: (entry: HistoryEntry) =>
    change((entries) => entries.filter((each) => !isSameEntry(each, entry))),
  clear: () => change(() => []),
  open: (file: File) => {
    addFile(file).catch((error: unknown) => {
      show({ ...current(), problem: `${file.name} could not be read: ${messageOf(error)}.` });
    });
  },
};

async function addFile(file: File): Promise<void> {
  const added = parseHistory(await file.text(), `measurements of ${file.name}`);
  let leftOut = 0;
  if (added !== null) {
    change((entries) => {
      const all = mergeHistories(entries, added.entries);
      leftOut = all.length - MAX_ENTRIES;
      return all;
    });
  }
  const full = `Only the newest ${MAX_ENTRIES} measurements are kept: ${leftOut} left out.`;
  const problem =
    added === null
      ? `${file.name} holds no measurements.`
      : (added.problem ?? (leftOut > 0 ? full : null));
  if (problem !== null) show({ ...current(), problem });
}

/** The measurements that this browser keeps, also those of other tabs, and what changes them. */
export function useTimingHistory(): TimingHistory {
  return { ...useSyncExternalStore(subscribe, current), ...timingHistory };
}
