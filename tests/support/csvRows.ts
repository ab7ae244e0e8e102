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

/** Reads the file as a script would. @throws Error on a line that is not six fields and CR LF */
export function csvRows(text: string): CsvRow[] {
  if (!text.startsWith(CSV_HEADER)) throw new Error('no header');
  const lines = text.slice(CSV_HEADER.length).split('\r\n');
  if (lines.pop() !== '') throw new Error('the last line does not end');
  return lines.map((line) => {
    const fields = line.split(',');
    if (fields.length !== 6) throw new Error(`not six fields: ${line}`);
    const [chunk, step, inflow, release, spill, storage] = fields as [string, ...string[]];
    return {
      chunk: read(chunk),
      step: read(step!),
      inflow: inflow === '' ? null : read(inflow!),
      release: read(release!),
      spill: spill === '' ? null : read(spill!),
      storage: read(storage!),
    };
  });
}

function read(field: string): number {
  if (!/^\d+(\.\d+)?(e[+-]?\d+)?$/.test(field)) throw new Error(`not a number: "${field}"`);
  return Number(field);
}

/** The rows of each chunk, in order. */
export function rowsByChunk(rows: readonly CsvRow[]): CsvRow[][] {
  const chunks: CsvRow[][] = [];
  for (const row of rows) (chunks[row.chunk] ??= []).push(row);
  return chunks;
}
