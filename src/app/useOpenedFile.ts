import { areSettingsEqual } from '../core/sameSettings.ts';
import { useEffect, useRef, useState } from 'react';
import { plural } from '../components/format.ts';
import type { Settings } from '../core/simulation.ts';
import type { Notice } from '../core/validateSettings.ts';
import { missingText, openExperiment, type OpenedFile } from './experimentFile.ts';
import { defaultWorkers, type Page } from './link.ts';
import { storagesText } from './storagesText.ts';
import { failureText } from './messageOf.ts';
import type { FileContent } from './readFile.ts';
import type { MessagesState } from './useMessages.ts';
import type { SimulationState } from './useSimulation.ts';
import { useTask } from './useTask.ts';
import { addMeasurements, readBesideKept } from './useTimingHistory.ts';

export interface OpenedState {
  readonly open: (file: File) => void;
  readonly isReading: boolean;
  /** Ends the reading. */
  readonly cancel: () => void;
  readonly notices: readonly Notice[];
  /** that keys are missing */
  readonly warning: string | null;
  /** that the digests agree, once the file's settings have been run */
  readonly message: string | null;
  /** that they do not */
  readonly mismatch: string | null;
}

const NO_NOTICES: readonly Notice[] = [];

/**
 * A file that is opened. An experiment's settings go in force, and its digest is held against the run's;
 * measurements are added to those kept; of storages it is told whether they are those of the run in sight.
 */
export function useOpenedFile(
  go: (page: Partial<Page>) => void,
  simulation: SimulationState,
  inForce: Settings,
  { say, fail }: Pick<MessagesState, 'say' | 'fail'>,
): OpenedState {
  const { shown, previous, activity, run } = simulation;
  const [opened, setOpened] = useState<(OpenedFile & { name: string; afterRun: number }) | null>(
    null,
  );
  const { isRunning: isReading, start, cancel } = useTask('');
  const newest = useRef({ shown, inForce, go, run });
  useEffect(() => {
    newest.current = { shown, inForce, go, run };
  });

  const take = async (name: string, content: FileContent): Promise<void> => {
    const now = newest.current;
    switch (content.kind) {
      case 'experiment': {
        const read = openExperiment(content.experiment);
        const { settings, view, workers, labels } = read.page;
        setOpened({ ...read, name, afterRun: now.shown?.runNumber ?? 0 });
        now.go({ settings, view, workers: workers === defaultWorkers() ? null : workers, labels });
        if (areSettingsEqual(settings, now.inForce)) now.run();
        return;
      }
      case 'measurements': {
        const { added, problem } = await addMeasurements(name, content);
        if (problem !== null) fail(problem);
        say(`${plural(added, 'measurement')} of ${name} added to those kept in the Timing view.`);
        return;
      }
      case 'storages':
        say(storagesText(name, content, now.shown));
    }
  };
  const open = (file: File) => {
    const { name } = file;
    setOpened(null); // what was told of the one before is over
    start(async (signal, isWanted) => {
      const tell = (share: number) => {
        if (isWanted()) say(`Reading ${name}: ${Math.floor(100 * share)} %`);
      };
      try {
        const content = await readBesideKept(file, signal, tell);
        if (isWanted()) await take(name, content);
      } catch (reason) {
        say(`${name} was not opened.`);
        if (!signal.aborted) fail(failureText(`${name} could not be opened`, reason));
      } finally {
        if (isWanted()) showAnnouncements();
      }
    });
  };

  const isInForce = opened !== null && areSettingsEqual(opened.page.settings, inForce);
  const isToRun =
    isInForce && activity.kind === 'waiting' && (shown?.runNumber ?? 0) <= opened.afterRun;
  useEffect(() => {
    if (isToRun) run(); // however long: opening a file is asking for its run
  }, [isToRun, run]);

  const state = {
    open,
    isReading,
    cancel,
    notices: NO_NOTICES,
    warning: null,
    message: null,
    mismatch: null,
  };
  if (!isInForce) return state;
  const { notices, digest, afterRun } = opened;
  const isRun =
    shown !== null &&
    shown.digest !== null &&
    shown.runNumber > afterRun &&
    areSettingsEqual(shown.settings, opened.page.settings);
  const agrees = isRun && shown.digest === digest;
  // told until the next run
  const isNews = activity.kind === 'idle' && (previous?.runNumber ?? 0) <= afterRun;
  return {
    ...state,
    notices,
    warning: missingText(opened, opened.name),
    message: agrees && isNews ? `The digest agrees with the file's: ${digest}.` : null,
    mismatch:
      isRun && !agrees
        ? `The digest of this run is ${shown.digest}, but ${opened.name} says ${digest}: the numbers differ.`
        : null,
  };
}

/** What is told stands at the top of the page, and the button at its foot. */
function showAnnouncements(): void {
  requestAnimationFrame(() =>
    document.querySelector('.announcements')?.scrollIntoView({ block: 'nearest' }),
  );
}
