import { CSV_HEADER } from '../../core/job/csv.ts';
import { npyHeader } from '../../core/files/npy.ts';
import type { RowRange } from '../../core/run/rowRanges.ts';
import { BLOCK_STEPS } from '../../core/rng/blockSteps.ts';
import { NO_WANTS, type Wants } from '../../core/job/Job.ts';
import type { StoragePath } from '../../core/run/StoragePath.ts';
import type { DeliveredResult } from '../contract.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** The files of a run's rows, by their extensions. */
export type RowsFormat = 'csv' | 'npy';

interface RowsFormatTraits {
  readonly label: string;
  readonly mediaType: string;
  /** bytes of a row */
  readonly rowBytes: number;
  /** whether a row has so many bytes only about */
  readonly isTextual: boolean;
  /** what stands before the rows, of which there are so many */
  readonly header: (rows: number) => Bytes;
  /** what a job has to bring for it */
  readonly wants: Wants;
  /** steps of such a job, at most */
  readonly partSteps: number;
  /** some of a job's so many rows, counted from its first one, as they stand in the file */
  readonly cut: (result: DeliveredResult, range: RowRange, rowsOfJob: number) => Bytes;
  /** rows of a path that is kept, as they stand in the file; null if they need more than storages */
  readonly ofPath: ((path: StoragePath, row: number, rows: number) => Bytes) | null;
}

export const ROWS_FORMATS: Readonly<Record<RowsFormat, RowsFormatTraits>> = {
  csv: {
    label: 'CSV',
    mediaType: 'text/csv',
    rowBytes: 70,
    isTextual: true,
    header: () => new TextEncoder().encode(CSV_HEADER),
    wants: { ...NO_WANTS, csv: true },
    partSteps: BLOCK_STEPS,
    cut: ({ csv }, { from, to }, rowsOfJob) => {
      if (to - from === rowsOfJob) return csv!; // no need to look for line ends
      const start = lineStart(csv!, 0, from);
      return csv!.subarray(start, lineStart(csv!, start, to - from));
    },
    ofPath: null,
  },
  npy: {
    label: 'NPY',
    mediaType: 'application/octet-stream',
    rowBytes: 8,
    isTextual: false,
    header: npyHeader,
    wants: { ...NO_WANTS, path: true },
    partSteps: 4 * BLOCK_STEPS,
    cut: ({ path }, { from, to }) => new Uint8Array(path!.buffer, 8 * from, 8 * (to - from)),
    ofPath: (path, row, rows) => new Uint8Array(path.copyRows(row, rows).buffer),
  },
};

const LINE_FEED = 10;

/** Where the line begins that comes `lines` after the one at `from`. */
function lineStart(text: Uint8Array, from: number, lines: number): number {
  let at = from;
  for (let line = 0; line < lines; line++) at = text.indexOf(LINE_FEED, at) + 1;
  return at;
}
