import * as v from 'valibot';
import { isSameEntry, type HistoryEntry } from '../core/timing/HistoryEntry.ts';
import { VERSION } from './experimentFile.ts';
import { entrySchema } from './historySchema.ts';
import { messageOf } from './messageOf.ts';

/** Measurements that are kept. */
export const MAX_ENTRIES = 50;
const SCHEMA = 1;
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

const fileSchema = v.object({
  spillway: v.object({ schema: v.literal(SCHEMA) }),
  measurements: v.array(v.unknown()),
});

/** Those of a file among those that are kept, the newest first, each once. */
export function mergeHistories(
  kept: readonly HistoryEntry[],
  added: readonly HistoryEntry[],
): HistoryEntry[] {
  const fresh = added.filter((entry) => !kept.some((each) => isSameEntry(each, entry)));
  return [...kept, ...fresh].sort((a, b) => Date.parse(b.date) - Date.parse(a.date));
}

/** The measurements as a JSON file, in the order given. */
export function historyJson(entries: readonly HistoryEntry[]): string {
  return JSON.stringify(fileOf(entries), null, 2);
}

function fileOf(measurements: readonly HistoryEntry[]) {
  return { spillway: { version: VERSION, schema: SCHEMA }, measurements };
}

/** The measurements that were kept, as far as they fit; throws nothing. */
export function readHistory(storage: Pick<HistoryStorage, 'getItem'>): History {
  let text: string | null;
  try {
    text = storage.getItem(HISTORY_KEY);
  } catch (error) {
    return none(`This browser keeps no measurements: ${messageOf(error)}`);
  }
  if (text === null) return none(null);
  const history = parseHistory(text, 'kept measurements');
  if (history !== null) return { ...history, entries: history.entries.slice(0, MAX_ENTRIES) };
  return none(
    'This page cannot read what this browser has kept; the next measurement takes its place.',
  );
}

/**
 * The measurements of a file, or of what was kept, as far as they fit.
 *
 * @param name - of all of them, for people
 * @returns null if it holds no measurements
 */
export function parseHistory(text: string, name: string): History | null {
  const file = v.safeParse(fileSchema, parsed(text));
  if (!file.success) return null;
  const { measurements } = file.output;
  const entries: HistoryEntry[] = [];
  let misfit = '';
  for (const measurement of measurements) {
    const checked = v.safeParse(entrySchema, measurement);
    if (checked.success) entries.push(checked.output);
    else misfit ||= v.getDotPath(checked.issues[0]) ?? 'the whole';
  }
  const lost = measurements.length - entries.length;
  const problem =
    lost === 0
      ? null
      : `${lost} of ${measurements.length} ${name} left out: ${misfit} is missing or does not fit.`;
  return { entries, problem };
}

/**
 * Keeps measurements in place of those kept so far: the newest, at most `MAX_ENTRIES`, and no more
 * than the browser has room for. Where nothing could be written, what was kept stays.
 *
 * @param entries - newest first
 * @returns what went wrong, for people; throws nothing
 */
export function writeHistory(
  storage: Pick<HistoryStorage, 'setItem' | 'removeItem'>,
  entries: readonly HistoryEntry[],
): string | null {
  const wanted = entries.slice(0, MAX_ENTRIES);
  try {
    if (wanted.length === 0) storage.removeItem(HISTORY_KEY);
    let room = wanted.length;
    while (room > 0 && !fits(storage, wanted.slice(0, room))) room--;
    if (room === wanted.length) return null;
    return room === 0
      ? 'The storage of this browser is full: the newest measurement will be gone with the page.'
      : `The storage of this browser is full: of ${wanted.length} measurements it keeps the newest ${room}.`;
  } catch (error) {
    return `This browser keeps no measurements: ${messageOf(error)}`;
  }
}

/** Writes, if there is room. @throws what the storage throws for another reason */
function fits(storage: Pick<HistoryStorage, 'setItem'>, entries: readonly HistoryEntry[]): boolean {
  try {
    storage.setItem(HISTORY_KEY, JSON.stringify(fileOf(entries)));
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

function none(problem: string | null): History {
  return { entries: [], problem };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
