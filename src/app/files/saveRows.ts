import { countRows, cutRows, type RowRange } from '../../core/run/rowRanges.ts';
import type { SimulationRun } from '../../core/run/SimulationRun.ts';
import type { JobApi } from '../../workers/contract.ts';
import { ROWS_FORMATS, type RowsFormat } from '../../workers/run/rowsFormats.ts';
import { streamRows, type RowsOptions } from '../../workers/run/streamRows.ts';
import type { WorkerPool } from '../../workers/pool/WorkerPool.ts';
import type { SavePlan } from './planSave.ts';
import { saveFile } from './saveFile.ts';

/** Between two parts: the browser takes hold of one before the next is made. */
const PART_PAUSE_MS = 4000;

export interface SaveOptions extends RowsOptions {
  readonly plan: SavePlan;
  /** without its extension */
  readonly name: string;
  readonly onProgress: (rowsDone: number) => void;
}

/**
 * Saves rows of a run, which are computed again as they are written: no more of them are in memory than
 * a part, or what the disk has not taken yet.
 *
 * @throws `signal.reason`; what the workers, the dialog or the disk throw. A file that was being written
 *   is left as it was before.
 */
export async function saveRows(
  pool: WorkerPool<JobApi>,
  run: SimulationRun,
  format: RowsFormat,
  ranges: readonly RowRange[],
  { plan, name, onProgress, ...options }: SaveOptions,
): Promise<void> {
  const { header, mediaType } = ROWS_FORMATS[format];
  const rows = countRows(ranges);
  let done = 0;
  const write = async (
    part: readonly RowRange[],
    sink: (bytes: Uint8Array<ArrayBuffer>) => Promise<void> | void,
  ) => {
    await sink(header(countRows(part)));
    for await (const { bytes, rows: count } of streamRows(pool, run, format, part, options)) {
      await sink(bytes);
      onProgress((done += count));
    }
  };

  if (plan.kind === 'stream') {
    const file = await window.showSaveFilePicker!({ suggestedName: `${name}.${format}` });
    const writable = await file.createWritable();
    try {
      await write(ranges, (bytes) => writable.write(bytes));
      await writable.close();
    } catch (error) {
      await writable.abort();
      throw error;
    }
    return;
  }
  const parts = plan.kind === 'parts' ? cutRows(ranges, Math.ceil(rows / plan.parts)) : [ranges];
  for (const [i, part] of parts.entries()) {
    const blobs: Blob[] = [];
    // a blob of its own each: the browser may keep it on disk
    await write(part, (bytes) => void blobs.push(new Blob([bytes])));
    const partName = parts.length === 1 ? name : `${name}.part-${i + 1}-of-${parts.length}`;
    const isLast = i + 1 === parts.length;
    const blob = new Blob(blobs, { type: mediaType });
    saveFile(`${partName}.${format}`, blob, isLast ? undefined : PART_PAUSE_MS);
    if (!isLast) await pause(PART_PAUSE_MS, options.signal);
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    });
  });
}
