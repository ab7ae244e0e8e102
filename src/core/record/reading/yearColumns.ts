import { fits, nameOf } from './columns.ts';
import type { Table } from './header.ts';
import { monthOf } from './monthOf.ts';
import { oneColumn, type TimeColumns } from './TimeColumns.ts';
import { dateOf, plainYear } from './timeFormats.ts';

const MONTH_NAME = /^(?:month|months|mon|mo|mm|monat|mes|mês|mois|month_nu)$/i;
const DAY_NAME = /^(?:day|days|dd|tag|dia|día|jour|day_nu)$/i;

/** Years in a column of their own, and beside it months and days if there are any. */
export function yearColumns(table: Table, year: number): TimeColumns {
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
    return dateOf(inYear / 10000, inMonth, inDay);
  };
  const columns = [year, month, day].filter((column) => column !== undefined);
  return { columns, read, undecided: null };
}

function wholeUpTo(field: string, most: number): number | null {
  const value = /^\d{1,2}(?:\.0+)?$/.test(field) ? Number(field) : 0;
  return value >= 1 && value <= most ? value : null;
}
