import * as v from 'valibot';
import { recordJson, recordJsonSchema } from '../../core/files/recordJson.ts';
import type { RecordChoice } from '../../core/record/InflowRecord.ts';
import { choices, RECORD_KEY, takeRecord } from './recordInUse.ts';

/** Longer ones last as long as the page: browsers give a tab some 5 MB. */
const MOST_LETTERS = 2e6;

/** Entries of the history that remember how runs drew, over a reload: the newest. */
const MOST_DRAWS = 50;

const schema = v.object({
  record: recordJsonSchema,
  draws: v.pipe(
    v.array(v.tuple([v.number(), v.picklist(['years', 'blocks']), v.number()])),
    v.maxLength(MOST_DRAWS),
  ),
});

/** Keeps the record in use for when this tab is loaded anew, with what entries of its history stand for. */
export function keepRecord(choice: RecordChoice | null): void {
  sessionStorage.removeItem(RECORD_KEY);
  if (choice === null) return;
  const draws = [...choices]
    .filter(([, { record }]) => record === choice.record)
    .toSorted(([, a], [, b]) => Number(a === choice) - Number(b === choice)) // what is in force is among them
    .slice(-MOST_DRAWS)
    .map(([id, { draw, blockLength }]) => [id, draw, blockLength]);
  const text = JSON.stringify({ record: recordJson({ ...choice, draw: 'law' }), draws });
  if (text.length <= MOST_LETTERS) sessionStorage.setItem(RECORD_KEY, text);
}

/** Takes the record into use that the tab has kept; what is none is dropped. */
export function restoreRecord(text: string): void {
  try {
    const { record: choice, draws } = v.parse(schema, JSON.parse(text));
    const json = recordJson(choice);
    for (const [id, draw, blockLength] of draws) {
      const { record: _record, ...how } = v.parse(recordJsonSchema, { ...json, draw, blockLength });
      choices.set(id, { ...choice, ...how });
    }
    takeRecord(choice);
  } catch {
    sessionStorage.removeItem(RECORD_KEY);
  }
}
