import { RecordError, type ReadingOptions } from '../RecordReading.ts';
import type { Table } from './header.ts';
import type { MissingCodes } from './missing.ts';
import { numberFormat, numberOf, withoutMark, type NumberFormat } from './numbers.ts';
import { quote } from './quote.ts';
import type { ValueColumns } from './valueColumns.ts';

/** What stands in the columns of values. */
export interface Values {
  /** of a table of months twelve for each row */
  readonly values: readonly (number | null)[];
  /** numbers that bear one */
  readonly marks: number;
  readonly format: NumberFormat;
}

/** A number beyond this is none that flows, and files hold none. */
const MOST_VALUE = 1e15;

/**
 * The values of the lines, in their order.
 *
 * @throws RecordError where one is no number
 */
export function readValues(
  { rows }: Table,
  { chosen }: ValueColumns,
  missing: MissingCodes,
  decimal: ReadingOptions['decimal'],
): Values {
  const fieldsOf = function* () {
    for (const { fields } of rows) {
      for (const column of chosen) {
        const field = fields[column] ?? '';
        if (!missing.hasWord(field)) yield field;
      }
    }
  };
  const format = numberFormat(fieldsOf(), decimal);
  const values: (number | null)[] = [];
  let marks = 0;
  let firstWrong: { readonly line: number; readonly field: string } | null = null;
  let wrong = 0;
  let right = 0;
  for (const { line, fields } of rows) {
    for (const column of chosen) {
      const field = fields[column] ?? '';
      let value: number | null = null;
      if (!missing.hasWord(field)) {
        const text = withoutMark(field);
        const number = numberOf(text, format);
        if (Number.isNaN(number)) {
          firstWrong ??= { line, field };
          wrong++;
        } else if (!missing.hasNumber(number)) {
          if (Math.abs(number) > MOST_VALUE) {
            throw new RecordError(`line ${line} has too large a number: ${quote(field)}`);
          }
          value = number;
          right++;
          if (text !== field) marks++;
        }
      }
      values.push(value);
    }
  }
  if (firstWrong !== null) {
    const { line, field } = firstWrong;
    const is = `line ${line} is no number: ${quote(field)}`;
    throw new RecordError(wrong > right ? `this is no column of numbers: ${is}` : is);
  }
  return { values, marks, format };
}
