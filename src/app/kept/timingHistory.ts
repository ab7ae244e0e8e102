import { SCHEMA } from '../../core/files/spillwayFile.ts';
import { MAX_ENTRIES, timesOf, type HistoryEntry } from '../../core/timing/HistoryEntry.ts';
import type { MeasurementsReport } from '../../workers/files/contract.ts';
import { TaskGivenUp } from '../../workers/pool/WorkerPool.ts';
import { VERSION } from '../page/version.ts';
import { messageOf } from '../page/messageOf.ts';

/** Where the measurements stand in the browser's storage: each schema at a place of its own, so none takes another's. */
export const HISTORY_KEY = `spillway.measurements.${SCHEMA}`;

/** What is used of the browser's storage; every call may throw. */
export type HistoryStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export interface History {
  /** newest first */
  readonly entries: readonly HistoryEntry[];
  /** what went wrong with keeping them, for people */
  readonly problem: string | null;
}

/** Measurements as they were read, the newest first, and what became of the others. */
export interface ReadMeasurements {
  readonly entries: readonly HistoryEntry[];
  readonly report: MeasurementsReport;
}

const HEAD = JSON.stringify({ spillway: { version: VERSION, schema: SCHEMA }, measurements: [] });

/** Those of a file among those that are kept, the newest first, each once. */
export function mergeHistories(
  kept: readonly HistoryEntry[],
  added: readonly HistoryEntry[],
): HistoryEntry[] {
  // two may end at once, but not with the same times
  const keyOf = (entry: HistoryEntry) => `${entry.date} ${timesOf(entry)}`;
  const known = new Set(kept.map(keyOf));
  const fresh = added.filter((entry) => !known.has(keyOf(entry)));
  return [...kept, ...fresh].sort((a, b) => Date.parse(b.date) - Date.parse(a.date));
}

/** When the oldest ended, in ms since the epoch, if no older one can be kept besides; else -Infinity. */
export function oldestKept(entries: readonly HistoryEntry[]): number {
  return entries.length < MAX_ENTRIES ? -Infinity : Date.parse(entries.at(-1)!.date);
}

/** The measurements as a JSON file, in the order given. */
export function historyJson(entries: readonly HistoryEntry[]): string {
  const file = { spillway: { version: VERSION, schema: SCHEMA }, measurements: entries };
  return JSON.stringify(file, null, 2);
}

const texts = new WeakMap<HistoryEntry, string>();

/** A measurement as JSON, made once. */
export function entryText(entry: HistoryEntry): string {
  const text = texts.get(entry) ?? JSON.stringify(entry);
  texts.set(entry, text);
  return text;
}

/** What was kept, as text; null for nothing. @throws Error in a browser that keeps nothing */
export function storedText(storage: Pick<HistoryStorage, 'getItem'>): string | null {
  try {
    return storage.getItem(HISTORY_KEY);
  } catch (error) {
    throw new Error(`This browser keeps no measurements: ${messageOf(error)}`, { cause: error });
  }
}

/**
 * The measurements that were kept, as far as they fit.
 *
 * @param read - reads a text that was kept
 * @throws TaskGivenUp where no worker can be had to read it
 */
export async function readHistory(
  storage: Pick<HistoryStorage, 'getItem'>,
  read: (text: string) => Promise<ReadMeasurements>,
): Promise<History> {
  let text: string | null;
  try {
    text = storedText(storage);
  } catch (error) {
    return { entries: [], problem: messageOf(error) };
  }
  if (text === null) return { entries: [], problem: null };
  try {
    const { entries, report } = await read(text);
    return { entries, problem: misfitText(report, 'kept measurements') };
  } catch (error) {
    if (error instanceof TaskGivenUp) throw error; // what is kept may be sound
    return {
      entries: [],
      problem:
        'This page cannot read what this browser has kept; the next measurement takes its place.',
    };
  }
}

/**
 * What of a file, or of what was kept, does not fit; null if all does.
 *
 * @param name - of all of them, for people
 */
export function misfitText(report: MeasurementsReport, name: string): string | null {
  const { listed, misfits, misfit } = report;
  return misfits === 0
    ? null
    : `${misfits} of ${listed} ${name} left out: ${misfit} is missing or does not fit.`;
}

/**
 * Keeps measurements in place of those kept so far: the newest, at most `MAX_ENTRIES`, and no more
 * than the browser has room for. Where nothing could be written, what was kept stays.
 *
 * @param entries - newest first
 * @returns what went wrong, for people; throws nothing
 */
export async function writeHistory(
  storage: Pick<HistoryStorage, 'setItem' | 'removeItem'>,
  entries: readonly HistoryEntry[],
): Promise<string | null> {
  const wanted = entries.slice(0, MAX_ENTRIES).map(entryText);
  try {
    if (wanted.length === 0) storage.removeItem(HISTORY_KEY);
    const room = await writeNewest(storage, wanted);
    if (room === wanted.length) return null;
    return room === 0
      ? 'The storage of this browser is full: the newest measurement will be gone with the page.'
      : `The storage of this browser is full: of ${wanted.length} measurements it keeps the newest ${room}.`;
  } catch (error) {
    return `This browser keeps no measurements: ${messageOf(error)}`;
  }
}

/** Letters that no browser has room for: 5 MiB, by default. */
const MOST_LETTERS = 5.3e6;

/** Writes as many as there is room for, by bisection, and tells how many. @throws what the storage throws for another reason */
async function writeNewest(
  storage: Pick<HistoryStorage, 'setItem'>,
  wanted: readonly string[],
): Promise<number> {
  let fitting = 0;
  let tried = 0;
  for (let letters = 0; tried < wanted.length; tried++) {
    letters += wanted[tried]!.length;
    if (letters > MOST_LETTERS) break;
  }
  let excess = tried + 1; // the fewest that do not fit
  while (fitting + 1 < excess) {
    if (fits(storage, wanted.slice(0, tried))) fitting = tried;
    else excess = tried;
    tried = Math.floor((fitting + excess) / 2);
    // each write in a task of its own: of megabytes it takes some time
    await new Promise((resolve) => setTimeout(resolve));
  }
  return fitting;
}

/** Writes, if there is room. @throws what the storage throws for another reason */
function fits(storage: Pick<HistoryStorage, 'setItem'>, entries: readonly string[]): boolean {
  try {
    storage.setItem(HISTORY_KEY, `${HEAD.slice(0, -2)}${entries.join(',')}]}`);
    return true;
  } catch (error) {
    if (isQuota(error)) return false;
    throw error;
  }
}

function isQuota(error: unknown): boolean {
  const name = error instanceof Error ? error.name : '';
  return name === 'QuotaExceededError' || name === 'NS_ERROR_DOM_QUOTA_REACHED'; // Firefox's
}
