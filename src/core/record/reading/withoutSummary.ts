import type { Table } from './header.ts';
import type { Row } from './rows.ts';

/** What a line is called that sums up those above it. */
const SUMMARY = /^(?:total|sum|mean|average|avg)s?[.:]?$/i;

/** A table without the lines at its end that sum up the others, and what these are called. */
export function withoutSummary(table: Table): { table: Table; summary: readonly string[] } {
  const { rows } = table;
  let end = rows.length;
  while (end > 0 && nameOf(rows[end - 1]!) !== null) end--;
  if (end === rows.length) return { table, summary: [] };
  const summary = rows.slice(end).map((row) => nameOf(row)!);
  return { table: { ...table, rows: rows.slice(0, end) }, summary };
}

/** The first field that says something, if it is such a name. */
function nameOf({ fields }: Row): string | null {
  const first = fields.find((field) => field !== '') ?? '';
  return SUMMARY.test(first) ? first.replace(/[.:]$/, '') : null;
}
