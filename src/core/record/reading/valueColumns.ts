import { RecordError } from '../RecordReading.ts';
import { monthOfName, TIME_NAME, type Table } from './header.ts';
import type { MissingCodes } from './missing.ts';
import { numberFormat, numberOf, withoutMark } from './numbers.ts';
import { nameOf } from './columns.ts';
import { quote } from './quote.ts';
import type { Row } from './rows.ts';
import type { TimeColumns } from './TimeColumns.ts';

/** What of a table may be its values. */
export interface ValueColumns {
  /** the column that is read; of a table of months twelve, in the order of time */
  readonly chosen: readonly number[];
  /** months of those, 1 to 12; null where it is no table of months */
  readonly months: readonly number[] | null;
  /** a thirteenth, which is their sum */
  readonly total: number | null;
  /** all that may be chosen */
  readonly possible: readonly number[];
}

/** No values, though they may be numbers. */
const NO_VALUE =
  /^(?:agency_cd|site_no|parameter_cd|ts_id|loc_web_ds|count_nu|begin_yr|end_yr|.*_cd|flags?|grade|quality|qualifier|station(?:[ _].*)?|ordinate)$/i;

/** What USGS calls a mean flow, beside other statistics. */
const KNOWN = /^(?:mean_va|.*_00060_00003)$/;
/** A word for what flows in, beside rain, levels and the like. */
const FLOW =
  /(?:^|[^\p{L}])(?:in)?flows?(?![\p{L}])|discharge|runoff|(?:^|[^\p{L}])q(?![\p{L}])|zufluss|abfluss|durchfluss|débit|caudal|portata/iu;

/** @throws RecordError where no column has numbers, or the one that is asked for is none of them */
export function valueColumns(
  table: Table,
  times: TimeColumns | null,
  missing: MissingCodes,
  asked: number | undefined,
): ValueColumns {
  const { width } = table;
  const isTime = (column: number) => times?.columns.includes(column) === true;
  const others = Array.from({ length: width }, (_, column) => column).filter((c) => !isTime(c));
  const shares = new Map(others.map((column) => [column, shareOfNumbers(table, column, missing)]));
  const numeric = others.filter((column) => shares.get(column)! > 0);

  const first = times?.columns[0];
  if (times?.columns.length === 1 && first === 0 && (width === 13 || width === 14)) {
    const isOfYears = table.rows.every(({ fields }) => (times.read(fields) ?? 0) % 10000 === 0);
    const months = isOfYears ? monthsOf(table) : null;
    const total = width === 14 ? 13 : null;
    if (months !== null) {
      return { chosen: others.slice(0, 12), months, total, possible: [] };
    }
  }

  const possible = numeric.filter(
    (column) => !NO_VALUE.test(nameOf(table, column)) && !isHour(table, column, times),
  );
  if (asked !== undefined) {
    if (!possible.includes(asked)) {
      throw new RecordError(`column ${asked + 1} has no numbers`);
    }
    return { chosen: [asked], months: null, total: null, possible };
  }
  const good = possible.filter((column) => shares.get(column)! >= 0.5);
  const known =
    possible.find((column) => KNOWN.test(nameOf(table, column))) ??
    good.find((column) => FLOW.test(nameOf(table, column)));
  const rest = good.filter(
    (column) => !isCount(table, column) && !TIME_NAME.test(nameOf(table, column)),
  );
  // without a header a count may stand on the left
  const right =
    table.names === null && first !== undefined ? rest.find((column) => column > first) : undefined;
  const chosen = known ?? right ?? rest[0] ?? good[0] ?? possible[0];
  if (chosen === undefined) throw noInflows(table.rows);
  return { chosen: [chosen], months: null, total: null, possible };
}

/** That nothing in these rows can be values; the first that has a digit shows why. */
export function noInflows(rows: readonly Row[]): RecordError {
  const row = rows.find(({ fields }) => fields.some((field) => /\d/.test(field)));
  if (row === undefined) return new RecordError('there are no numbers in it');
  const text = quote(row.fields.join(' ').trim());
  return new RecordError(`no column of it can be read as inflows: line ${row.line} is ${text}`);
}

/** Of the fields that say something, how many are numbers. */
function shareOfNumbers({ rows }: Table, column: number, missing: MissingCodes): number {
  let numbers = 0;
  let others = 0;
  const format = numberFormat([], undefined);
  const withComma = { ...format, decimal: 'comma' } as const;
  for (const { fields } of rows) {
    const field = fields[column] ?? '';
    if (missing.hasWord(field)) continue;
    const text = withoutMark(field);
    const value = numberOf(text, format);
    if (missing.hasNumber(value)) continue;
    if (Number.isNaN(value) && Number.isNaN(numberOf(text, withComma))) others++;
    else numbers++;
  }
  return numbers === 0 ? 0 : numbers / (numbers + others);
}

/** The months of a table with a year and twelve columns; null where their names say something else. */
function monthsOf({ names }: Table): readonly number[] | null {
  const inOrder = Array.from({ length: 12 }, (_, i) => i + 1);
  if (names === null) return inOrder;
  const months = names.slice(1, 13).map(monthOfName);
  const [first] = months;
  if (first === null || first === undefined) return null;
  return months.every((month, i) => month === ((first - 1 + i) % 12) + 1)
    ? (months as number[])
    : null;
}

/** A column that numbers the rows. */
function isCount({ rows }: Table, column: number): boolean {
  const first = Number(rows[0]?.fields[column] || NaN);
  return (
    rows.length > 1 &&
    (first === 0 || first === 1) &&
    rows.every(({ fields }, i) => Number(fields[column] || NaN) === first + i)
  );
}

/** The hour beside a date: 2400 in all rows. */
function isHour({ rows, names }: Table, column: number, times: TimeColumns | null): boolean {
  if (names !== null || !times?.columns.includes(column - 1)) return false;
  const hour = rows[0]?.fields[column] ?? '';
  return /^(?:[01]\d|2[0-4])00$/.test(hour) && rows.every(({ fields }) => fields[column] === hour);
}
