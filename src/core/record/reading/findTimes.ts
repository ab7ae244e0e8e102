import type { ReadingOptions } from '../RecordReading.ts';
import { fits, nameOf, sampleOf } from './columns.ts';
import { TIME_NAME, type Table } from './header.ts';
import { oneColumn, type TimeColumns } from './TimeColumns.ts';
import {
  areEarlyYears,
  areYears,
  DATE_FORMATS,
  dayFirst,
  earlyYear,
  monthFirst,
  NUMERIC_FORMATS,
  plainYear,
} from './timeFormats.ts';
import { yearColumns } from './yearColumns.ts';

/** Columns whose times may be written as numbers that others have too. */
const DATE_NAME = /^(?:date|date ?time|datum|fecha|yyyymm)$/i;
/** Of names of times, those of years. */
const YEAR_NAME = /^(?:y|wy|water|jahr|a[nñ])/i;
/** Years under such a name are none. */
const NO_TIME =
  /^(?:id|no|nr|nummer|number|station.*|site.*|.*_cd|ts_id|q|flow|inflow|discharge|volume)$/i;

/** Finds the times of a table; null where it has none. */
export function findTimes(table: Table, order: ReadingOptions['dateOrder']): TimeColumns | null {
  const all = Array.from({ length: table.width }, (_, column) => column);
  const named = all.filter((column) => TIME_NAME.test(nameOf(table, column)));
  const possible = all.filter((column) => !NO_TIME.test(nameOf(table, column)));
  for (const column of [...named, ...possible]) {
    const formats = DATE_NAME.test(nameOf(table, column))
      ? [...DATE_FORMATS, ...NUMERIC_FORMATS]
      : DATE_FORMATS;
    const format = formats.find((each) => fits(table, column, each));
    if (format === dayFirst || format === monthFirst) return withSlashes(table, column, order);
    if (format !== undefined) return oneColumn(column, format);
  }
  const early =
    table.names === null ? 0 : named.find((each) => YEAR_NAME.test(nameOf(table, each)));
  if (early !== undefined && table.width > 1 && areEarlyYears(fieldsOf(table, early))) {
    return oneColumn(early, earlyYear);
  }
  const year =
    named.find((column) => fits(table, column, plainYear)) ??
    // values stand to the right of it
    possible.find((column) => column < table.width - 1 && areYears(sampleOf(table, column)));
  return year === undefined ? null : yearColumns(table, year);
}

const fieldsOf = ({ rows }: Table, column: number) =>
  rows.map(({ fields }) => fields[column] ?? '');

/** The day is what exceeds 12, or else what stays the same: then they are months. */
function withSlashes(
  table: Table,
  column: number,
  chosen: ReadingOptions['dateOrder'],
): TimeColumns {
  const parts = [new Set<string>(), new Set<string>()] as const;
  for (const { fields } of table.rows) {
    const [first, second] = (fields[column] ?? '').split(/[-/]/);
    if (second === undefined) continue;
    parts[0].add(first!);
    parts[1].add(second);
  }
  const exceeds = parts.map((part) => [...part].some((each) => Number(each) > 12));
  const staysSame = parts.map(({ size }) => size === 1);
  const isCertain = exceeds[0] !== exceeds[1] || staysSame[0] !== staysSame[1];
  const isMonthFirst = exceeds[0] === exceeds[1] ? staysSame[1]! && !staysSame[0]! : exceeds[1]!;
  const order = chosen ?? (isMonthFirst ? 'monthFirst' : 'dayFirst');
  const { columns, read } = oneColumn(column, order === 'dayFirst' ? dayFirst : monthFirst);
  return { columns, read, undecided: isCertain ? null : order };
}
