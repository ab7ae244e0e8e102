import { ROWS_FORMATS, type RowsFormat } from '../../workers/run/rowsFormats.ts';

/** A file up to this size is an ordinary download; a larger one is streamed, or comes in parts. */
const MOST_DOWNLOAD_BYTES = 700e6;
export const PART_BYTES = 256e6;

/** Parts that a browser is asked to save one after the other at most. */
const MOST_PARTS = 40;

/** How a file of some size can be saved. */
export type SavePlan =
  | { readonly kind: 'download' }
  | { readonly kind: 'stream' }
  | { readonly kind: 'parts'; readonly parts: number }
  /** these would be too many parts */
  | { readonly kind: 'refused' };

export function fileBytes(format: RowsFormat, rows: number): number {
  return ROWS_FORMATS[format].rowBytes * rows;
}

/** @param canStream - the browser lets a page write to a file of the user's choice */
export function planSave(bytes: number, canStream: boolean): SavePlan {
  if (bytes <= MOST_DOWNLOAD_BYTES) return { kind: 'download' };
  if (canStream) return { kind: 'stream' };
  const parts = Math.ceil(bytes / PART_BYTES);
  return parts > MOST_PARTS ? { kind: 'refused' } : { kind: 'parts', parts };
}

declare global {
  interface Window {
    /** not in every browser, nor in TypeScript's library */
    showSaveFilePicker?: (options: { suggestedName: string }) => Promise<FileSystemFileHandle>;
  }
}
