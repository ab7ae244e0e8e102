import { useRef, useState } from 'react';
import { formatCount } from '../components/format.ts';
import { npyHeader } from '../core/npy.ts';
import { totalRows } from '../core/rows.ts';
import type { SimulationRun } from '../core/SimulationRun.ts';
import type { Timing } from '../core/timing.ts';
import type { JobApi } from '../workers/contract.ts';
import type { WorkerPool } from '../workers/WorkerPool.ts';
import { writeCsv } from '../workers/writeCsv.ts';
import { experimentJson } from './experimentFile.ts';
import type { View } from './link.ts';
import { saveFile } from './saveFile.ts';

/** Rows of a CSV file at most: some 700 MB of text. */
export const MOST_CSV_ROWS = 1e7;

export interface FilesProps {
  readonly pool: WorkerPool<JobApi>;
  readonly lanes: number;
  readonly run: SimulationRun;
  readonly view: View;
  readonly timing: Timing | null;
  readonly onOpen: (file: File) => void;
  readonly onError: (message: string) => void;
  readonly onStatus: (message: string) => void;
}

/** What leaves the page, and how it comes back. All files are of the run shown. */
export function Files({ pool, lanes, run, view, timing, onOpen, onError, onStatus }: FilesProps) {
  const opener = useRef<HTMLInputElement>(null);
  const [writing, setWriting] = useState<AbortController | null>(null);
  const rows = totalRows(run.settings);
  const isTooLong = rows > MOST_CSV_ROWS;
  const name = `spillway-${run.digest ?? 'run'}`;

  const saveCsv = () => {
    const controller = new AbortController();
    setWriting(controller);
    writeCsv(pool, run.settings, {
      lanes,
      signal: controller.signal,
      onProgress: (steps) =>
        onStatus(`Writing the CSV file: ${Math.floor((100 * steps) / run.settings.T)} %`),
    })
      .then((csv) => {
        saveFile(`${name}.csv`, csv);
        onStatus(`CSV file of ${formatCount(rows)} rows written.`);
      })
      .catch((error: unknown) => {
        if (controller.signal.aborted) onStatus('The CSV file was not written.');
        else onError(`The CSV file was not written: ${String(error)}`);
      })
      .finally(() => setWriting(null));
  };
  return (
    <section className="files" aria-label="Files">
      <h2>Files</h2>
      <p>
        The run shown, as numbers: every step (CSV), the storages for NumPy (NPY), or the settings
        with their results (JSON), which can be opened again here.
      </p>
      <div className="buttons">
        <button
          type="button"
          onClick={saveCsv}
          disabled={isTooLong || writing !== null}
          aria-describedby={isTooLong ? 'csv-limit' : undefined}
        >
          Download CSV
        </button>
        {writing !== null && (
          <button type="button" onClick={() => writing.abort()}>
            Stop writing
          </button>
        )}
        <button
          type="button"
          onClick={() =>
            saveFile(`${name}.npy`, new Blob([npyHeader(run.path.length), ...run.path.parts]))
          }
        >
          Download NPY
        </button>
        <button
          type="button"
          disabled={run.digest === null}
          onClick={() =>
            saveFile(
              `${name}.json`,
              new Blob([experimentJson(run, { view, workers: lanes }, timing)]),
            )
          }
        >
          Download JSON
        </button>
        <button type="button" onClick={() => opener.current?.click()}>
          Open JSON
        </button>
        <input
          ref={opener}
          type="file"
          accept=".json,application/json"
          hidden
          aria-label="JSON file to open"
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            event.target.value = ''; // so that the same file can be opened again
            if (file !== undefined) onOpen(file);
          }}
        />
      </div>
      {isTooLong && (
        <p id="csv-limit" className="hint">
          No CSV: this run has {formatCount(rows)} rows, and a CSV file here holds at most{' '}
          {formatCount(MOST_CSV_ROWS)}. NPY has no such limit.
        </p>
      )}
    </section>
  );
}
