import type { InflowRecord } from './InflowRecord.ts';
import { nameOf, sampleOf } from './reading/columns.ts';
import { findTimes } from './reading/findTimes.ts';
import { tableOf, TIME_NAME, type Table } from './reading/header.ts';
import { linesOf } from './reading/lines.ts';
import { missingCodes } from './reading/missing.ts';
import { noticesOf } from './reading/notices.ts';
import { rowsOf, widthOf, type Row } from './reading/rows.ts';
import { sequenceOf, type Entry } from './reading/sequence.ts';
import { quote } from './reading/quote.ts';
import type { TimeColumns } from './reading/TimeColumns.ts';
import { hasShortYear } from './reading/timeFormats.ts';
import { unitOf } from './reading/unitOf.ts';
import { readValues } from './reading/values.ts';
import { noInflows, valueColumns, type ValueColumns } from './reading/valueColumns.ts';
import { withoutSummary } from './reading/withoutSummary.ts';
import {
  RecordError,
  type ReadingOptions,
  type RecordColumn,
  type RecordReading,
} from './RecordReading.ts';

const PREVIEW_ROWS = 8;

/** A record has at least so many, be they missing. */
const LEAST_VALUES = 2;

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
  const { table, summary } = withoutSummary(tableOf(all, widthOf(all), missing));
  if (table.rows.length === 0) throw noInflows(table.head);
  const times = findTimes(table, options.dateOrder);
  const columns = valueColumns(table, times, missing, options.valueColumn);
  const { values, marks, format } = readValues(table, columns, missing, options.decimal);
  const sequence =
    times === null
      ? inLines(values)
      : sequenceOf(datesOf(table, times, columns, values), hasClock(table));

  const found = sequence.values.filter((value) => value !== null);
  if (found.length === 0 || sequence.values.length < LEAST_VALUES) {
    throw new RecordError(
      `too few values: ${found.length}, and a record has ${LEAST_VALUES} at least, each in a line of its own`,
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
    isPointUndecided: format.isPointUndecided,
    missing: sequence.values.length - found.length,
    negative: found.filter((value) => value < 0).length,
    isFiner: sequence.step === 'month' || sequence.step === 'day',
    wasSorted: sequence.wasSorted,
    marks,
    dateOrder: times?.undecided ?? null,
    hasShortYears: times !== null && hasShortYears(table, times),
    summary,
    hasTotals: columns.total !== null,
    firstMonth: columns.months?.[0] ?? 1,
    unreadTime: times === null ? unreadTime(table, columns) : null,
    isUneven: times !== null && sequence.step === null,
  });
  return { record, columns: describe(table, times, columns), preview: preview(table), notices };
}

function inLines(values: readonly (number | null)[]) {
  return { values, firstTime: null, step: null, wasSorted: false } as const;
}

function hasShortYears({ rows }: Table, { columns }: TimeColumns): boolean {
  const [column] = columns;
  return columns.length === 1 && rows.some(({ fields }) => hasShortYear(fields[column!] ?? ''));
}

/** In words, the column that should hold times: by its name, or the first one, if it has texts. */
function unreadTime(table: Table, { possible }: ValueColumns): string | null {
  const named = table.names?.find((each) => TIME_NAME.test(each));
  const texts = named !== undefined || possible.includes(0) ? [] : sampleOf(table, 0);
  const isOfTexts = texts.some((text) => Number.isNaN(Number(text)));
  const name = named ?? (isOfTexts ? nameOf(table, 0) : null);
  return name === null ? null : name === '' ? 'column 1' : `the column ${name}`;
}

/** Whether the first lines have a time of day, beside a date or in a column of its own. */
function hasClock({ rows }: Table): boolean {
  return rows.slice(0, PREVIEW_ROWS).some(({ fields }) => fields.some((f) => /\d:\d\d/.test(f)));
}

function datesOf(
  { rows }: Table,
  times: TimeColumns,
  { months }: ValueColumns,
  values: readonly (number | null)[],
): readonly Entry[] {
  const dateOf = ({ line, fields }: Row) => {
    const date = times.read(fields);
    if (date !== null) return date;
    const time = times.columns
      .map((column) => fields[column] ?? '')
      .join(' ')
      .trim();
    const is = time === '' ? '' : ` that can be read: ${quote(time)}`;
    throw new RecordError(`line ${line} has no time${is}`);
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
