import type { MissingCodes } from './missing.ts';
import { monthOf } from './monthOf.ts';
import type { Row } from './rows.ts';
import { isTime } from './timeFormats.ts';

/** A table: what its columns are called, and its rows. */
export interface Table {
  /** columns */
  readonly width: number;
  /** null where it has no header */
  readonly names: readonly string[] | null;
  /** all that stands above the rows, the header among it */
  readonly head: readonly Row[];
  readonly rows: readonly Row[];
}

/** Columns that are called so hold times, if they look like it. */
export const TIME_NAME =
  /^(?:date|datetime|date ?time|time|day|month|year|years|jahr|jahre|datum|zeit|monat|ano|año|année|fecha|data|yr|wy|water ?year|year_nu|yyyy|yyyy-mm-dd|yyyy-mm|yyyymm|yyyymmdd)$/i;

/** In a header of months, as numbers, those of a row of values do not begin with a word. */
const NUMBER = /^[-+−]?[.,]?\d[\d.,'’ \u00A0\u202F]*(?:[eE][-+]?\d+)?(?: ?\p{L}{1,2}| ?\*)?$/u;

/** The type line of USGS's RDB: 5s, 20d, 14n. */
const TYPE = /^\d+[sdn]$/i;

/** Parts the names, and what else stands above, from the rows of values. */
export function tableOf(all: readonly Row[], width: number, missing: MissingCodes): Table {
  let first = 0;
  while (first < all.length && isHead(all[first]!, missing)) first++;
  const head = all.slice(0, first);
  const isType = first > 0 && all[first]?.fields.every((field) => TYPE.test(field));
  const rows = all.slice(isType === true ? first + 1 : first);
  return { width, names: namesOf(head, rows[0], width), head, rows };
}

/** The names of the columns: of the lines above them the one that names a time, or else the first as wide as they are. */
function namesOf(head: readonly Row[], first: Row | undefined, width: number): Table['names'] {
  const [header] = [
    ...head.filter(({ fields }) => fields.some((field) => TIME_NAME.test(field))),
    ...head.filter(({ fields }) => fields.length === width),
    ...head,
  ];
  if (header === undefined) return null;
  // R gives no name to the names of its rows
  const isShifted = header.fields.length === width - 1 && (first?.fields[width - 1] ?? '') !== '';
  return isShifted ? ['', ...header.fields] : header.fields;
}

/** Whether a row has words and nothing that could be a value or a time; or is a header of months by number. */
function isHead({ fields }: Row, missing: MissingCodes): boolean {
  const isWord = (field: string) =>
    /\p{L}/u.test(field) && !missing.hasWord(field) && !NUMBER.test(field) && !isTime(field);
  if (!fields.some(isWord)) return false;
  const isMonths =
    fields.length >= 13 && fields.slice(1, 13).every((field, i) => Number(field) === i + 1);
  return isMonths || !fields.some((field) => NUMBER.test(field) || isTime(field));
}

/** The month that the name of a column of a table of months names. */
export function monthOfName(name: string): number | null {
  const number = /^m?0?(\d{1,2})$/i.exec(name)?.[1];
  if (number === undefined) return monthOf(name);
  return Number(number) >= 1 && Number(number) <= 12 ? Number(number) : null;
}
