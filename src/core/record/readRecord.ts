import type { InflowRecord } from './InflowRecord.ts';
import { tableOf, TIME_NAME, type Table } from './reading/header.ts';
import { linesOf } from './reading/lines.ts';
import { missingCodes, type MissingCodes } from './reading/missing.ts';
import { noticesOf } from './reading/notices.ts';
import { numberFormat, numberOf, withoutMark } from './reading/numbers.ts';
import { rowsOf, widthOf, type Row } from './reading/rows.ts';
import { sequenceOf, type Entry } from './reading/sequence.ts';
import { nameOf, noTime, quote, timeColumns, type TimeColumns } from './reading/timeColumn.ts';
import { unitOf } from './reading/unitOf.ts';
import { valueColumns, type ValueColumns } from './reading/valueColumn.ts';
import {
  RecordError,
  type ReadingOptions,
  type RecordColumn,
  type RecordReading,
} from './RecordReading.ts';

const PREVIEW_ROWS = 8;

/** A record has at least so many, be they missing. */
const LEAST_VALUES = 2;

/** A number beyond this is none that flows. */
const MOST_VALUE = 1e30;

/**
 * Reads an inflow record from a text: a column of numbers, or a table as spreadsheets, USGS, GRDC, HEC and R write it
 * (docs/record.md has the rules).
 *
 * @param name - of the record: that of its file, say
 * @throws RecordError that says what is wrong, and in which line
 */
export function readRecord(
  text: string,
  name: string,
  options: ReadingOptions = {},
): RecordReading {
  const { texts, comments } = linesOf(text);
  const missing = missingCodes(comments);
  const all = rowsOf(texts);
  const table = tableOf(all, widthOf(all), missing);
  if (table.rows.length === 0) throw new RecordError('there are no numbers in it');
  const times = timeColumns(table, options.dateOrder);
  const columns = valueColumns(table, times, missing, options.valueColumn);
  const { values, marks, format } = readValues(table, columns, missing, options.decimal);
  const sequence =
    times === null ? inLines(values) : sequenceOf(datesOf(table, times, columns, values));

  const found = sequence.values.filter((value) => value !== null);
  if (found.length === 0 || sequence.values.length < LEAST_VALUES) {
    throw new RecordError(
      `too few values: ${found.length}, and a record has ${LEAST_VALUES} at least`,
    );
  }
  const record: InflowRecord = {
    values: sequence.values,
    firstTime: sequence.firstTime,
    step: sequence.step,
    unit: unitOf(comments, table, columns.chosen[0]!),
    name,
  };
  const notices = noticesOf({
    decimalComma: format.hasCommas && format.decimal === 'comma',
    thousands: format.hasThousands,
    isCommaUndecided: format.isUndecided,
    missing: sequence.values.length - found.length,
    negative: found.filter((value) => value < 0).length,
    wasSorted: sequence.wasSorted,
    marks,
    dateOrder: times?.undecided ?? null,
    hasTotals: columns.total !== null,
    firstMonth: columns.months?.[0] ?? 1,
    unreadTime: (times === null && table.names?.find((each) => TIME_NAME.test(each))) || null,
    isUneven: times !== null && sequence.step === null,
  });
  return { record, columns: describe(table, times, columns), preview: preview(table), notices };
}

/** The values of the lines, as they stand: twelve in a line of a table of months. */
function readValues(
  { rows }: Table,
  { chosen }: ValueColumns,
  missing: MissingCodes,
  decimal: ReadingOptions['decimal'],
) {
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
          if (number > MOST_VALUE)
            throw new RecordError(`line ${line} has too large a number: ${quote(field)}`);
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

function inLines(values: readonly (number | null)[]) {
  return { values, firstTime: null, step: null, wasSorted: false } as const;
}

function datesOf(
  { rows }: Table,
  times: TimeColumns,
  { months }: ValueColumns,
  values: readonly (number | null)[],
): readonly Entry[] {
  const dateOf = ({ line, fields }: Row) => {
    const date = times.read(fields);
    if (date === null) throw noTime(line, times.columns, fields);
    return date;
  };
  if (months === null) {
    return rows.map((row, i) => ({ date: dateOf(row), line: row.line, value: values[i]! }));
  }
  return rows.flatMap((row, i) => {
    const year = dateOf(row);
    return months.map((month, j) => ({
      date: (month < months[0]! || months[0] === 1 ? year : year - 10000) + month * 100,
      line: row.line,
      value: values[i * months.length + j]!,
    }));
  });
}

function describe(
  table: Table,
  times: TimeColumns | null,
  { chosen, months, possible }: ValueColumns,
): readonly RecordColumn[] {
  return Array.from({ length: table.width }, (_, column) => {
    const isTime = times?.columns.includes(column) === true;
    const isValue = chosen.includes(column);
    const use = isTime ? 'time' : !isValue ? 'none' : months === null ? 'value' : 'months';
    const name = nameOf(table, column) || `Column ${column + 1}`;
    return { name, use, canBeValue: possible.includes(column) };
  });
}

function preview({ rows, width }: Table) {
  return rows.slice(0, PREVIEW_ROWS).map(({ line, fields }) => ({
    line,
    fields: Array.from({ length: width }, (_, column) => fields[column] ?? ''),
  }));
}
