import { plural } from '../../components/format.ts';
import type { OpenedExperiment } from '../../session/Opening.ts';
import { missingText, openExperiment, openLong } from './experimentFile.ts';
import { defaultWorkers } from '../address/link.ts';
import type { PageChange } from '../address/usePage.ts';
import { failureText } from '../page/messageOf.ts';
import { noticeText } from '../address/noticeText.ts';
import type { FileContent } from '../kept/readFile.ts';
import type { PageSession } from '../session/PageSession.ts';
import { holdsRecord } from './holdsRecord.ts';
import { storagesText } from './storagesText.ts';
import { addMeasurements, readBesideKept } from '../kept/useTimingHistory.ts';

/**
 * Opens a file. An experiment's settings go in force, and its digest is held against the run's; measurements are
 * added to those kept; of storages it is said whether they are those of the run in sight. A record of inflows is opened
 * in its dialog.
 */
export function openFile(session: PageSession, file: File, go: (change: PageChange) => void): void {
  const { name } = file;
  const { say, fail } = session.messages;
  session.open(async (signal) => {
    try {
      if (await holdsRecord(file, session.recordDialog.state() !== null)) {
        if (!signal.aborted) session.recordDialog.set({ file });
        return null;
      }
      const content = await readBesideKept(file, signal, (share) => {
        if (!signal.aborted) say(`Reading ${name}: ${Math.floor(100 * share)} %`);
      });
      return signal.aborted ? null : await take(session, name, content, go);
    } catch (reason) {
      say(`${name} was not opened.`);
      if (!signal.aborted) fail(failureText(`${name} could not be opened`, reason));
      return null;
    } finally {
      if (!signal.aborted) showAnnouncements();
    }
  });
}

async function take(
  session: PageSession,
  name: string,
  content: FileContent,
  go: (change: PageChange) => void,
): Promise<OpenedExperiment | null> {
  const { say, fail } = session.messages;
  switch (content.kind) {
    case 'experiment': {
      const { long, digest } = content.experiment;
      if (long !== null) {
        const { settings, notices } = openLong(content.experiment);
        const [notice] = notices;
        if (notice !== undefined) throw new Error(noticeText(notice));
        session.longFile.set({ name, settings, digest, result: long });
        say(`${name} tells of ${plural(settings.T, 'step')}: shown, not run.`);
        return null;
      }
      const read = openExperiment(content.experiment);
      const { settings, view, workers, labels, design } = read.page;
      return {
        name,
        settings,
        digest: read.digest,
        notices: read.notices.map(noticeText),
        warning: missingText(read, name),
        enter: () =>
          go({
            settings,
            view,
            labels,
            design,
            ...(read.record !== null && { record: read.record }),
            workers: workers === defaultWorkers() ? null : workers,
          }),
      };
    }
    case 'measurements': {
      const { added, problem } = await addMeasurements(name, content);
      if (problem !== null) fail(problem);
      say(`${plural(added, 'measurement')} of ${name} added to those kept in the Timing view.`);
      return null;
    }
    case 'storages':
      say(storagesText(name, content, session.runs.state().shown));
      return null;
  }
}

/** What is said stands at the top of the page, and the button at its foot. */
function showAnnouncements(): void {
  requestAnimationFrame(() =>
    document.querySelector('.announcements')?.scrollIntoView({ block: 'nearest' }),
  );
}
