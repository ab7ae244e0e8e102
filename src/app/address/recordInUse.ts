import type { RecordChoice } from '../../core/record/InflowRecord.ts';

/** What an entry of the history holds of a record that its runs are drawn from; null for none. */
export type DrawId = number | null;

/** Where the tab keeps the record in use. */
export const RECORD_KEY = 'spillway-record';

/** The choices that entries of the history stand for. */
const drawn = new Map<unknown, RecordChoice>();

/** The record in use where an entry holds none: runs follow the law there. */
let idle: RecordChoice | null = null;

/** What an entry of the history holds, if this page knows it. */
export function knownDraw(state: unknown): DrawId {
  return drawn.has(state) ? (state as DrawId) : null;
}

export function recordOf(draw: DrawId): RecordChoice | null {
  return drawn.get(draw) ?? idle;
}

/** Takes a record into use; runs are drawn from it in the entries of the history that hold the answer. */
export function takeRecord(choice: RecordChoice | null, id = Date.now()): DrawId {
  idle = choice && { ...choice, draw: 'law' };
  import('./keptRecord.ts').then(({ keepRecord }) => keepRecord(choice, id)).catch(() => {}); // else it lasts as long as the page
  if (choice === null || choice.draw === 'law') return null;
  drawn.set(id, choice);
  return id;
}

/** What the tab has kept. */
export function keptRecord(): string | null {
  try {
    return sessionStorage.getItem(RECORD_KEY);
  } catch {
    return null;
  }
}
