import { CSV_HEADER } from '../../src/core/job/csv.ts';

/** One line of the CSV file; an empty field is null. */
export interface CsvRow {
  readonly chunk: number;
  readonly step: number;
  readonly inflow: number | null;
  readonly release: number;
  readonly spill: number | null;
  readonly storage: number;
}

const NUMBER = String.raw`\d+(\.\d+)?(e[+-]?\d+)?`;
const ROW = new RegExp(`^\\d+,\\d+,(${NUMBER})?,${NUMBER},(${NUMBER})?,${NUMBER}$`);

/** Reads the file as a script would. @throws Error on a line that is not six numbers and CR LF */
export function csvRows(text: string): CsvRow[] {
  if (!text.startsWith(CSV_HEADER)) throw new Error('no header');
  const lines = text.slice(CSV_HEADER.length).split('\r\n');
  if (lines.pop() !== '') throw new Error('the last line does not end');
  return lines.map((line) => {
    if (!ROW.test(line)) throw new Error(`not six numbers: ${line}`);
    const [chunk, step, inflow, release, spill, storage] = line.split(',') as [string, ...string[]];
    return {
      chunk: Number(chunk),
      step: Number(step),
      inflow: inflow === '' ? null : Number(inflow),
      release: Number(release),
      spill: spill === '' ? null : Number(spill),
      storage: Number(storage),
    };
  });
}

/** The rows of each chunk, in order. */
export function rowsByChunk(rows: readonly CsvRow[]): CsvRow[][] {
  const chunks: CsvRow[][] = [];
  for (const row of rows) (chunks[row.chunk] ??= []).push(row);
  return chunks;
}
