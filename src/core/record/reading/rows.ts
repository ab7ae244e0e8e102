import { dsvFormat } from 'd3-dsv';
import { RecordError } from '../RecordReading.ts';
import { areYears, areEarlyYears, isDate, MOST } from './timeFormats.ts';

/** A line of values or names, cut into fields. */
export interface Row {
  /** its number in the text, from 1 */
  readonly line: number;
  readonly fields: readonly string[];
}

/** What stands between fields; null where a line is one field. */
type Delimiter = (typeof DELIMITERS)[number] | null;

/** In this order: a semicolon leaves the comma to the decimals. */
const DELIMITERS = ['\t', ';', '|', ',', ' '] as const;

/** The delimiter is found by so many lines. */
const SAMPLE = 1000;

const MOST_COLUMNS = 200;

/** The rows of a table, or of one column; lines without a field that says something are passed over. */
export function rowsOf(texts: readonly string[]): readonly Row[] {
  const delimiter = delimiterOf(texts);
  return parseRows(texts, delimiter).filter(({ fields }) => fields.some((field) => field !== ''));
}

/** The number of fields that most rows have. @throws RecordError where that is too many */
export function widthOf(rows: readonly Row[]): number {
  const { width } = commonWidth(rows);
  if (width > MOST_COLUMNS) {
    throw new RecordError(`it has ${width} columns, and up to ${MOST_COLUMNS} are read`);
  }
  return width;
}

function delimiterOf(texts: readonly string[]): Delimiter {
  const sample = texts.filter((text) => /\S/.test(text)).slice(0, SAMPLE);
  const first = sample[0] ?? '';
  for (const delimiter of DELIMITERS) {
    if (!sample.some((text) => text.includes(delimiter))) continue;
    const all = parseRows(sample, delimiter);
    // titles and the like say nothing of the table
    const rows = all.filter(({ fields }) => fields.some(hasDigit));
    const { width, share } = commonWidth(rows);
    if (width < 2 || share < MOST) continue;
    if (delimiter === ',' && !IN_QUOTES.test(first) && !isDelimiter(all, rows, width)) continue;
    if (delimiter === ' ' && areThousands(rows)) continue;
    return delimiter;
  }
  return null;
}

const hasDigit = (field: string) => /\d/.test(field);

/** A comma between fields in quotes. */
const IN_QUOTES = /"\s*,\s*"/;

/** One number, whose thousands are set apart. */
const THOUSANDS = /^[-+]?\d{1,3}(?: \d{3})*(?:[.,]\d*)?$/;

function areThousands(rows: readonly Row[]): boolean {
  const areGrouped = rows.every(({ fields }) => THOUSANDS.test(fields.join(' ')));
  if (!areGrouped) return false;
  // no flow is written as 000 or 050
  const arePadded = rows.some(({ fields }) => /^0\d/.test(fields[1] ?? ''));
  return arePadded || !areEarlyYears(rows.map(({ fields }) => fields[0]!));
}

/** A comma between two numbers is decimal, unless a line has as many names, or a column holds times. */
function isDelimiter(all: readonly Row[], rows: readonly Row[], width: number): boolean {
  const isNamed = all.some(
    ({ fields }) => fields.length === width && fields.some((field) => /\p{L}{3}/u.test(field)),
  );
  const [first] = all;
  const isHeader = first?.fields.length === width && !first.fields.some(hasDigit);
  if (isNamed || isHeader) return true;
  const isOfTimes = (column: number) => {
    const fields = rows.map((row) => row.fields[column] ?? '');
    return (
      fields.filter(isDate).length >= MOST * rows.length ||
      areYears(fields) ||
      areEarlyYears(fields)
    );
  };
  // between three numbers it can be none, and the first may be a count
  return Array.from({ length: width === 2 ? 1 : width }, (_, column) => column).some(isOfTimes);
}

function commonWidth(rows: readonly Row[]): { readonly width: number; readonly share: number } {
  const counts = new Map<number, number>();
  for (const { fields } of rows) counts.set(fields.length, (counts.get(fields.length) ?? 0) + 1);
  let [width, most] = [0, 0];
  for (const [each, count] of counts) if (count > most) [width, most] = [each, count];
  return { width, share: rows.length === 0 ? 0 : most / rows.length };
}

function parseRows(texts: readonly string[], delimiter: Delimiter): Row[] {
  if (delimiter === null) {
    return texts.map((text, i) => ({ line: i + 1, fields: [text.trim().replace(QUOTED, '$1')] }));
  }
  const isBlank = delimiter === ' ';
  const lines = isBlank ? texts.map((text) => text.trim().replace(/ +/g, ' ')) : texts;
  let line = 1;
  // of RFC 4180; a line without text is one empty field
  return dsvFormat(delimiter).parseRows(lines.join('\n'), (fields) => {
    const row = { line, fields: fields.map((field) => field.trim()) };
    line += 1 + fields.reduce((ends, field) => ends + lineEnds(field), 0);
    return row;
  });
}

const QUOTED = /^"(.*)"$/;

/** Of a field in quotes, which may run over lines. */
function lineEnds(field: string): number {
  let count = 0;
  for (let at = field.indexOf('\n'); at !== -1; at = field.indexOf('\n', at + 1)) count++;
  return count;
}
