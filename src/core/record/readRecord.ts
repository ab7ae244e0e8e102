import type { ReadingOptions, RecordReading } from './RecordReading.ts';

/**
 * Reads an inflow record from a text: a column of numbers, or a table as spreadsheets, USGS, GRDC, HEC and R write it
 * (docs/record.md has the rules).
 *
 * @param name - of the record: that of its file, say
 * @throws RecordError that says what is wrong, and in which line
 */
export function readRecord(
  _text: string,
  _name: string,
  _options: ReadingOptions = {},
): RecordReading {
  throw new Error('not yet');
}
