import { RecordError, type ReadingOptions } from '../RecordReading.ts';
import { TIME_NAME, type Table } from './header.ts';
import { monthOf } from './monthOf.ts';
import {
  areYears,
  DATE_FORMATS,
  dayFirst,
  monthFirst,
  MOST,
  NUMERIC_FORMATS,
  plainYear,
  type PlainDate,
  type TimeFormat,
} from './timeFormats.ts';

/** Where the times of a table stand, and how they are read. */
export interface TimeColumns {
  /** of one column; or of years, months and days in columns of their own */
  readonly columns: readonly number[];
  readonly read: (fields: readonly string[]) => PlainDate | null;
  /** dates that could be read with the month first as well, or the day; null where the order is certain */
  readonly undecided: 'dayFirst' | 'monthFirst' | null;
}

const MONTH_NAME = /^(?:month|months|mon|mo|mm|monat|mes|mês|mois|month_nu)$/i;
const DAY_NAME = /^(?:day|days|dd|tag|dia|día|jour|day_nu)$/i;
/** Columns whose times may be written as numbers that others have too. */
const DATE_NAME = /^(?:date|date ?time|datum|fecha|yyyymm)$/i;
/** Years under such a name are none. */
const NO_TIME =
  /^(?:id|no|nr|nummer|number|station.*|site.*|.*_cd|ts_id|q|flow|inflow|discharge|volume)$/i;

/** A format is chosen by so many fields. */
const SAMPLE = 500;

/** Finds the times of a table; null where it has none. */
export function timeColumns(table: Table, order: ReadingOptions['dateOrder']): TimeColumns | null {
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
  const year =
    named.find((column) => fits(table, column, plainYear)) ??
    // values stand to the right of it
    possible.find((column) => column < table.width - 1 && areYears(sampleOf(table, column)));
  return year === undefined ? null : withYears(table, year);
}

export function nameOf({ names }: Table, column: number): string {
  return names?.[column] ?? '';
}

function oneColumn(column: number, format: TimeFormat): TimeColumns {
  return { columns: [column], read: (fields) => format(fields[column] ?? ''), undecided: null };
}

function sampleOf({ rows }: Table, column: number): string[] {
  const sample: string[] = [];
  for (const { fields } of rows) {
    const field = fields[column] ?? '';
    if (field !== '') sample.push(field);
    if (sample.length === SAMPLE) break;
  }
  return sample;
}

function fits(table: Table, column: number, format: TimeFormat): boolean {
  const sample = sampleOf(table, column);
  const count = sample.filter((field) => format(field) !== null).length;
  return count > 0 && count >= MOST * sample.length;
}

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

/** Years in a column of their own, and beside it months and days if there are any. */
function withYears(table: Table, year: number): TimeColumns {
  const { rows, width } = table;
  const isWithin = (column: number, most: number) =>
    fits(table, column, (field) => wholeUpTo(field, most));
  const others = Array.from({ length: width }, (_, column) => column).filter((c) => c !== year);
  const repeats = new Set(rows.map(({ fields }) => fields[year])).size < rows.length;
  // beside them there is a column of values
  const next = repeats && table.names === null && year + 2 < width ? year + 1 : -1;
  const month = others.find(
    (column) =>
      fits(table, column, monthOf) ||
      ((MONTH_NAME.test(nameOf(table, column)) || column === next) && isWithin(column, 12)),
  );
  if (month === undefined) return oneColumn(year, plainYear);
  const months = new Set(rows.map(({ fields }) => `${fields[year]} ${fields[month]}`)).size;
  const afterMonth = months < rows.length && table.names === null ? month + 1 : -1;
  const day = others.find(
    (column) =>
      column !== month &&
      (DAY_NAME.test(nameOf(table, column)) || (column === afterMonth && column < width - 1)) &&
      isWithin(column, 31),
  );
  const read = (fields: readonly string[]) => {
    const inYear = plainYear(fields[year] ?? '');
    const field = fields[month] ?? '';
    const inMonth = monthOf(field) ?? wholeUpTo(field, 12);
    const inDay = day === undefined ? 0 : wholeUpTo(fields[day] ?? '', 31);
    if (inYear === null || inMonth === null || inDay === null) return null;
    return inYear + inMonth * 100 + inDay;
  };
  const columns = [year, month, day].filter((column) => column !== undefined);
  return { columns, read, undecided: null };
}

function wholeUpTo(field: string, most: number): number | null {
  const value = /^\d{1,2}(?:\.0+)?$/.test(field) ? Number(field) : 0;
  return value >= 1 && value <= most ? value : null;
}

/** Throws where a row has a time that cannot be read. */
export function noTime(
  line: number,
  columns: readonly number[],
  fields: readonly string[],
): RecordError {
  const text = columns
    .map((column) => fields[column] ?? '')
    .join(' ')
    .trim();
  return new RecordError(
    text === ''
      ? `line ${line} has no time`
      : `line ${line} has no time that can be read: ${quote(text)}`,
  );
}

/** What stands somewhere, as long as a sentence bears. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 39)}…` : text);
}
