import { memo } from 'react';
import { FileButton } from '../../components/FileButton.tsx';
import type { Page } from '../address/link.ts';
import type { PageSession } from '../session/PageSession.ts';
import { preloadable } from '../page/preloadable.tsx';
import { useShown, useStore } from '../session/useStore.ts';

/** In the place of the buttons, and as high, until they are there. */
function NoDownloads() {
  return <div className="no-downloads" />;
}

const Downloads = preloadable(async () => (await import('./Downloads.tsx')).Downloads, NoDownloads);

/** It needs no run in sight. */
const LongResultDialog = preloadable(
  async () => (await import('./LongResultDialog.tsx')).LongResultDialog,
  () => null,
);

export interface FilesProps {
  readonly session: PageSession;
  readonly page: Page;
  readonly onOpen: (file: File) => void;
}

/** What leaves the page, and how it comes back. All files are of the run in sight. */
export const Files = memo(function Files({ session, page, onOpen }: FilesProps) {
  const shown = useShown(session);
  const longFile = useStore(session.longFile);
  return (
    <section className="files" aria-label="Files">
      <h2>Files</h2>
      <p>
        The run shown, as numbers: every step (CSV), the storages for NumPy (NPY), or the settings
        with their results (JSON), which can be opened again here. The Python file makes the run
        again outside the page, on one machine or on many.
      </p>
      {shown !== null && <Downloads session={session} page={page} run={shown} />}
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
      {longFile !== null && (
        <LongResultDialog
          session={session}
          file={longFile}
          onClose={() => session.longFile.set(null)}
        />
      )}
    </section>
  );
});
