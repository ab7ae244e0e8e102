import { useRef, useState } from 'react';
import { formatBytes, formatCount } from '../components/format.ts';
import { PATH_LIMIT_BYTES } from '../core/memory.ts';
import { npyHeader } from '../core/npy.ts';
import { totalRows } from '../core/rows.ts';
import type { SimulationRun } from '../core/SimulationRun.ts';
import type { Timing } from '../core/timing.ts';
import type { JobApi } from '../workers/contract.ts';
import type { WorkerPool } from '../workers/WorkerPool.ts';
import { writeCsv } from '../workers/writeCsv.ts';
import { experimentJson } from './experimentFile.ts';
import type { View } from './link.ts';
import { messageOf } from './messageOf.ts';
import { saveFile } from './saveFile.ts';

/** Rows of a CSV file at most: some 700 MB of text. */
const MOST_CSV_ROWS = 1e7;

export interface DownloadsProps {
  readonly pool: WorkerPool<JobApi>;
  readonly lanes: number;
  readonly run: SimulationRun;
  readonly view: View;
  readonly timing: Timing | null;
  readonly onError: (message: string) => void;
  readonly onStatus: (message: string) => void;
}

export interface FilesProps extends Omit<DownloadsProps, 'run'> {
  /** null before the first one */
  readonly run: SimulationRun | null;
  readonly onOpen: (file: File) => void;
}

/** What leaves the page, and how it comes back. All files are of the run shown. */
export function Files({ run, onOpen, ...others }: FilesProps) {
  const opener = useRef<HTMLInputElement>(null);
  return (
    <section className="files" aria-label="Files">
      <h2>Files</h2>
      <p>
        The run shown, as numbers: every step (CSV), the storages for NumPy (NPY), or the settings
        with their results (JSON), which can be opened again here.
      </p>
      <div className="buttons">
        {run !== null && <Downloads run={run} {...others} />}
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
      {run !== null && isTooLongForCsv(run) && (
        <p id="csv-limit" className="hint">
          No CSV: this run has {formatCount(totalRows(run.settings))} rows, and a CSV file here
          holds at most {formatCount(MOST_CSV_ROWS)}.
        </p>
      )}
      {run !== null && run.path === null && (
        <p id="npy-limit" className="hint">
          No NPY: this run kept statistics only. A path is kept up to{' '}
          {formatBytes(PATH_LIMIT_BYTES)}, about {formatCount(PATH_LIMIT_BYTES / 8)} steps.
        </p>
      )}
    </section>
  );
}

function isTooLongForCsv({ settings }: SimulationRun): boolean {
  return totalRows(settings) > MOST_CSV_ROWS;
}

function Downloads({ pool, lanes, run, view, timing, onError, onStatus }: DownloadsProps) {
  const [writing, setWriting] = useState<AbortController | null>(null);
  const isTooLong = isTooLongForCsv(run);
  const name = `spillway-${run.digest ?? 'run'}`;

  const saveCsv = () => {
    if (writing !== null) return;
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
        onStatus(`CSV file of ${formatCount(totalRows(run.settings))} rows written.`);
      })
      .catch((error: unknown) => {
        if (controller.signal.aborted) onStatus('The CSV file was not written.');
        else onError(`The CSV file was not written: ${messageOf(error)}`);
      })
      .finally(() => setWriting(null));
  };
  const saveNpy = () => {
    if (run.path === null) return;
    saveFile(`${name}.npy`, new Blob([npyHeader(run.path.length), ...run.path.parts]));
  };
  const saveJson = () =>
    saveFile(`${name}.json`, new Blob([experimentJson(run, { view, workers: lanes }, timing)]));
  return (
    <>
      <button
        type="button"
        onClick={saveCsv}
        disabled={isTooLong}
        aria-disabled={writing !== null}
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
        onClick={saveNpy}
        disabled={run.path === null}
        aria-describedby={run.path === null ? 'npy-limit' : undefined}
      >
        Download NPY
      </button>
      <button type="button" disabled={run.digest === null} onClick={saveJson}>
        Download JSON
      </button>
    </>
  );
}
