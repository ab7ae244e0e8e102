import { useSyncExternalStore } from 'react';
import { isSameEntry, MAX_ENTRIES, type HistoryEntry } from '../../core/timing/HistoryEntry.ts';
import { failureText, messageOf } from '../page/messageOf.ts';
import { readFile, readJson, type FileContent } from './readFile.ts';
import {
  HISTORY_KEY,
  storedText,
  mergeHistories,
  misfitText,
  oldestKept,
  readHistory,
  writeHistory,
  type History,
  type HistoryStorage,
  type ReadMeasurements,
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
let history: History = { entries: [], problem: null };
/** what `history` was read from, or written as; undefined before the first time */
let knownText: string | null | undefined;
const listeners = new Set<() => void>();
let isFollowing = false;
/** reading takes its time, in a worker: one change waits for the other */
let changes = Promise.resolve();

/** what is kept could not be read, for want of a worker: nothing may take its place */
let isUnread = false;

function show(next: History): void {
  history = next;
  for (const listener of listeners) listener();
}

function inTurn(work: () => Promise<void>): Promise<void> {
  changes = changes.then(work).catch((error: unknown) => {
    show({ ...history, problem: messageOf(error) });
  });
  return changes;
}

/** What is kept now, if it can be read: other tabs may have changed it. */
async function readKept(): Promise<History> {
  const text = safeText();
  if (text !== undefined && text === knownText) return history;
  isUnread = true;
  const read = await readHistory(storage, async (json) => {
    const content = await readJson(json, -Infinity);
    if (content.kind === 'measurements') return content;
    throw new Error('it holds no measurements');
  });
  isUnread = false;
  knownText = text;
  return read;
}

/** What is kept; undefined in a browser that keeps nothing. */
function safeText(): string | null | undefined {
  try {
    return storedText(storage);
  } catch {
    return undefined;
  }
}

/** Other tabs tell each change, and null where they have cleared everything. */
function follow({ key }: StorageEvent): void {
  if (key === null || key === HISTORY_KEY) void inTurn(async () => show(await readKept()));
}

function subscribe(listener: () => void): () => void {
  if (!isFollowing) {
    window.addEventListener('storage', follow); // for good: views come and go
    void inTurn(async () => show(await readKept()));
  }
  isFollowing = true;
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function change(
  next: (entries: readonly HistoryEntry[]) => readonly HistoryEntry[],
): Promise<void> {
  return inTurn(() =>
    aloneAmongTabs(async () => {
      // a page that slept has not heard what other tabs kept meanwhile
      const kept = history.problem === null || isUnread ? await readKept() : history;
      const { entries } = kept.problem === null ? kept : history;
      const changed = next(entries).slice(0, MAX_ENTRIES);
      const problem = await writeHistory(storage, changed);
      knownText = safeText();
      show({ entries: changed, problem });
    }),
  );
}

/** Between what one tab reads and what it writes no other one writes, where the browser gives locks. */
async function aloneAmongTabs(work: () => Promise<void>): Promise<void> {
  let isBegun = false;
  const begin = () => {
    isBegun = true;
    return work();
  };
  try {
    if ('locks' in navigator) await navigator.locks.request(HISTORY_KEY, begin);
  } catch (error) {
    if (isBegun) throw error; // else they are refused, as in a frame of no origin
  }
  if (!isBegun) await work();
}

/** Reads a file beside what is kept: what is older than that can be left out unread. */
export async function readBesideKept(
  file: File,
  signal: AbortSignal,
  onProgress: (share: number) => void,
): Promise<FileContent> {
  await inTurn(async () => {
    if (history.problem === null || isUnread) show(await readKept());
  });
  return readFile(file, oldestKept(history.entries), signal, onProgress);
}

/**
 * Adds measurements that were read from a file.
 *
 * @returns how many of them were not kept before, and are now; and what of the file is not kept, for people
 */
export async function addMeasurements(
  name: string,
  { entries: added, report }: ReadMeasurements,
): Promise<{ added: number; problem: string | null }> {
  let leftOut = report.older;
  let count = 0;
  await change((entries) => {
    const all = mergeHistories(entries, added);
    const over = Math.max(0, all.length - MAX_ENTRIES);
    leftOut += over;
    const kept = new Set<HistoryEntry>(all.slice(0, MAX_ENTRIES));
    count = added.filter((entry) => kept.has(entry)).length;
    return all;
  });
  const problem =
    misfitText(report, `measurements of ${name}`) ??
    (leftOut > 0
      ? `Only the newest ${MAX_ENTRIES} measurements are kept: ${leftOut} left out.`
      : null);
  if (problem !== null) show({ ...history, problem });
  return { added: count, problem: problem ?? history.problem };
}

async function addFile(file: File): Promise<void> {
  const content = await readBesideKept(file, new AbortController().signal, () => {});
  if (content.kind !== 'measurements') throw new Error('it holds no measurements');
  await addMeasurements(file.name, content);
}

/** What changes the measurements that are kept. */
export const timingHistory = {
  add: (entry: HistoryEntry) => void change((entries) => [entry, ...entries]),
  // the same entry, read again, is another object
  remove: (entry: HistoryEntry) =>
    void change((entries) => entries.filter((each) => !isSameEntry(each, entry))),
  clear: () => void change(() => []),
  open: (file: File) => {
    addFile(file).catch((error: unknown) => {
      show({ ...history, problem: failureText(`${file.name} could not be opened`, error) });
    });
  },
};

/** The measurements that this browser keeps, also those of other tabs, and what changes them. */
export function useTimingHistory(): TimingHistory {
  return { ...useSyncExternalStore(subscribe, () => history), ...timingHistory };
}
