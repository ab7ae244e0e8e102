import type { InflowRecord } from './InflowRecord.ts';

/** What the user chooses where a text has more than one reading; what is left out follows the rules. */
export interface ReadingOptions {
  /** the column that holds the values, from 0 */
  readonly valueColumn?: number;
  /** `comma`: a comma is the decimal sign, and a point separates thousands; `point`: the other way round */
  readonly decimal?: 'point' | 'comma';
  /** which of a date with slashes comes first */
  readonly dateOrder?: 'dayFirst' | 'monthFirst';
}

/** A column of the text. */
export interface RecordColumn {
  /** as its header says; Column 2 where there is none */
  readonly name: string;
  /** `months`: one of the twelve of a table of months; `none`: holds no values */
  readonly use: 'time' | 'value' | 'months' | 'none';
  /** whether `valueColumn` may name it */
  readonly canBeValue: boolean;
}

export type NoticeKind =
  | 'decimalComma'
  | 'decimalPoint'
  | 'thousands'
  | 'missing'
  | 'negative'
  | 'sorted'
  | 'marks'
  | 'dateOrder'
  | 'shortYears'
  | 'totals'
  | 'summary'
  | 'monthOrder'
  | 'uneven'
  | 'noTimes';

/** What was understood of a text and may be wrong. */
export interface RecordNotice {
  readonly kind: NoticeKind;
  /** in a few words: 4 values missing */
  readonly label: string;
  /** for people, a sentence or two */
  readonly text: string;
  /** with these options it is read the other way; null where there is none */
  readonly other: ReadingOptions | null;
}

/** A line of the text, cut into fields. */
export interface PreviewRow {
  /** its number in the text, from 1 */
  readonly line: number;
  /** as many as there are columns; empty where the line has fewer */
  readonly fields: readonly string[];
}

/** A text that was understood. */
export interface RecordReading {
  readonly record: InflowRecord;
  readonly columns: readonly RecordColumn[];
  /** the first lines with values */
  readonly preview: readonly PreviewRow[];
  readonly notices: readonly RecordNotice[];
}

/** Why a text is no record: a sentence for people, that names the line where there is one. */
export class RecordError extends Error {
  override readonly name = 'RecordError';
}
