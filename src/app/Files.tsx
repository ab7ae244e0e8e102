import { FileButton } from '../components/FileButton.tsx';
import type { SimulationRun } from '../core/SimulationRun.ts';
import { Downloads, type DownloadsProps } from './Downloads.tsx';

export interface FilesProps extends Omit<DownloadsProps, 'run'> {
  /** null before the first one */
  readonly run: SimulationRun | null;
  readonly onOpen: (file: File) => void;
}

/** What leaves the page, and how it comes back. All files are of the run shown. */
export function Files({ run, onOpen, ...others }: FilesProps) {
  return (
    <section className="files" aria-label="Files">
      <h2>Files</h2>
      <p>
        The run shown, as numbers: every step (CSV), the storages for NumPy (NPY), or the settings
        with their results (JSON), which can be opened again here.
      </p>
      {run !== null && <Downloads run={run} {...others} />}
      <div className="buttons">
        <FileButton
          label="Open JSON"
          inputLabel="JSON file to open"
          accept=".json,application/json,.csv,text/csv,.npy"
          onOpen={onOpen}
        />
      </div>
      <p className="hint">
        Opens a CSV or NPY file too, and says whether it is of the run in sight. Files can be
        dropped anywhere on the page.
      </p>
    </section>
  );
}
