import * as v from 'valibot';
import { MOST_RECORD_VALUES, type RecordChoice } from '../record/InflowRecord.ts';

/** Values of a record in a file, at most: a million lines are read of the texts that records come in. */
const MOST_VALUES = 1e6;
/** So that their sums and squares are numbers. */
const LARGEST = 1e15;
/** Letters of a name, at most. */
const MOST_LETTERS = 200;

const text = v.pipe(v.string(), v.maxLength(MOST_LETTERS));
const value = v.pipe(v.number(), v.minValue(-LARGEST), v.maxValue(LARGEST));

/** A record in use, as files hold it: its own keys, and how runs draw from it. */
export const recordJsonSchema = v.pipe(
  v.object({
    values: v.pipe(v.array(v.nullable(value)), v.maxLength(MOST_VALUES)),
    firstTime: v.nullable(text),
    step: v.nullable(v.picklist(['year', 'month', 'day'])),
    unit: v.nullable(text),
    name: text,
    draw: v.picklist(['law', 'years', 'blocks']),
    blockLength: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_RECORD_VALUES)),
  }),
  v.transform(({ draw, blockLength, ...record }): RecordChoice => ({ record, draw, blockLength })),
  // also where runs follow the law: they may be drawn from it by the next press
  v.check(({ record, blockLength }) => {
    const count = record.values.filter((each) => each !== null).length;
    return blockLength <= count && count <= MOST_RECORD_VALUES;
  }),
);

/** What files hold of a record in use. */
export function recordJson({ record, draw, blockLength }: RecordChoice) {
  const { values, firstTime, step, unit, name } = record;
  return { values, firstTime, step, unit, name, draw, blockLength };
}
