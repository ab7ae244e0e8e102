import type { RecordChoice } from '../../core/record/InflowRecord.ts';

/** What an entry of the history holds of a record that its runs are drawn from; null for none. */
export type DrawId = number | null;

/** Where the tab keeps the record in use. */
export const RECORD_KEY = 'spillway-record';

/** What entries of the history stand for. */
export const choices = new Map<unknown, RecordChoice>();

/** The record in use where an entry holds none: runs follow the law there. */
let idle: RecordChoice | null = null;

/** What an entry of the history holds, if this page knows it. */
export function knownDraw(state: unknown): DrawId {
  return choices.has(state) ? (state as DrawId) : null;
}

export function recordOf(draw: DrawId): RecordChoice | null {
  return choices.get(draw) ?? idle;
}

/** What the tab was last asked to keep. */
let kept: RecordChoice | null = null;

/** Keeps the record in force, which a reload then finds; else it lasts as long as the page. */
export function keepInForce(choice: RecordChoice | null): void {
  if (choice === kept) return;
  kept = choice;
  import('./keptRecord.ts').then(({ keepRecord }) => keepRecord(choice)).catch(() => {});
}

/** Takes a record into use; runs are drawn from it in the entries of the history that hold the answer. */
export function takeRecord(choice: RecordChoice | null): DrawId {
  idle = choice && { ...choice, draw: 'law' };
  // not a count: entries of the history outlive the page, which would begin it anew
  const id = choice === null || choice.draw === 'law' ? null : Math.random();
  if (id !== null) choices.set(id, choice!);
  keepInForce(choice);
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
