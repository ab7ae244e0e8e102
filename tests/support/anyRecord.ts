import fc from 'fast-check';
import { anyCharacters } from './anyCharacters.ts';

/** What records are made of, and what is like it. */
const FIELDS = [
  ['1120', '963', '1,120', '1.020,75', '12,5', '0,125', '-2.5', '1e3', '1e400', '−5', '210e'],
  ['', ' ', 'NA', '-999', '-901', '-3.4e38', 'Ice', '***', '--', 'seven', 'A:e', 'm3/s', '∞'],
  ['1990', '1991', '1984/85', '2000-01', '2000-01-31', '2000-02-30', '1951-01-00', '20000131'],
  ['31.01.2000', '31/01/2000', '01/31/2000', '31Jan1921', '2400', 'Jan 1921', 'Dez', '36526'],
  ['year', 'Date', 'Jan', 'mean_va', 'site_no', '5s', '"', '"a"', '#', '\u0000', '\uFFFD'],
].flat();

const anyField = fc.constantFrom(...FIELDS);
const anySeparator = fc.constantFrom('\t', ';', ',', ' ', '  ', '"', '');
const twoDigits = (part: number) => String(part).padStart(2, '0');

/** What a column holds in each of its rows, most often, under its name. */
const COLUMNS: Readonly<Record<string, (row: number) => string>> = {
  year: (row) => String(1950 + row),
  'water year': (row) => `${1950 + row}/${twoDigits((51 + row) % 100)}`,
  date: (row) => `${1990 + Math.floor(row / 12)}-${twoDigits((row % 12) + 1)}-28`,
  'YYYY-MM-DD': (row) => `${1990 + Math.floor(row / 12)}-${twoDigits((row % 12) + 1)}-00`,
  day: (row) => `${twoDigits((row % 28) + 1)}/02/2000`,
  Datum: (row) => `${twoDigits((row % 28) + 1)}.02.2000`,
  month: (row) => String((row % 12) + 1),
  flow: (row) => String(100 + ((row * 37) % 91)),
  'Q (m³/s)': (row) => `${row % 7},${twoDigits(row % 100)}`,
  inflow: (row) => `1,${100 + ((row * 37) % 91)}`,
  value_cd: () => 'A:e',
  n: (row) => String(row + 1),
};

/** A table of such columns, some fields of which are something else. */
const anyTable = fc
  .record({
    columns: fc.array(fc.constantFrom(...Object.keys(COLUMNS)), { minLength: 1, maxLength: 14 }),
    rows: fc.integer({ min: 0, max: 20 }),
    separator: anySeparator,
    end: fc.constantFrom('\n', '\r\n', '\r'),
    hasHeader: fc.boolean(),
    others: fc.array(fc.tuple(fc.nat(20), fc.nat(14), anyField), { maxLength: 3 }),
  })
  .map(({ columns, rows, separator, end, hasHeader, others }) => {
    const fields = Array.from({ length: rows }, (_, row) =>
      columns.map((column) => COLUMNS[column]!(row)),
    );
    for (const [row, column, field] of others) {
      if (column < columns.length && row < rows) fields[row]![column] = field;
    }
    const lines = hasHeader ? [columns, ...fields] : fields;
    return lines.map((line) => line.join(separator)).join(end);
  });

const anyLines = fc
  .array(fc.tuple(anySeparator, fc.array(anyField, { maxLength: 15 })), { maxLength: 12 })
  .map((lines) => lines.map(([separator, fields]) => fields.join(separator)).join('\n'));

/** Bytes: of tables, of lines of any kind, of any letters, and any at all. */
export const anyRecord: fc.Arbitrary<ArrayBuffer> = fc.oneof(
  { weight: 3, arbitrary: anyTable.map(bytesOf) },
  anyLines.map(bytesOf),
  anyCharacters(60).map(bytesOf),
  fc.uint8Array({ maxLength: 80 }).map((bytes) => bytes.slice().buffer),
);

function bytesOf(text: string): ArrayBuffer {
  return new TextEncoder().encode(text).slice().buffer;
}
