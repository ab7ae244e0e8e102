import * as v from 'valibot';
import { recordJson, recordJsonSchema } from '../../core/files/recordJson.ts';
import type { RecordChoice } from '../../core/record/InflowRecord.ts';
import { RECORD_KEY, takeRecord, type DrawId } from './recordInUse.ts';

/** Longer ones last as long as the page: browsers give a tab some 5 MB. */
const MOST_LETTERS = 2e6;

const schema = v.object({ id: v.pipe(v.number(), v.finite()), record: recordJsonSchema });

/** Keeps the record in use for when this tab is loaded anew. */
export function keepRecord(choice: RecordChoice | null, id: DrawId): void {
  sessionStorage.removeItem(RECORD_KEY);
  if (choice === null) return;
  const text = JSON.stringify({ id, record: recordJson(choice) });
  if (text.length <= MOST_LETTERS) sessionStorage.setItem(RECORD_KEY, text);
}

/** Takes the record into use that the tab has kept; what is none is dropped. */
export function restoreRecord(text: string): void {
  try {
    const { id, record } = v.parse(schema, JSON.parse(text));
    takeRecord(record, id);
  } catch {
    sessionStorage.removeItem(RECORD_KEY);
  }
}
