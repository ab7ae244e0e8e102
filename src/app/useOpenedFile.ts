import { useEffect, useState } from 'react';
import type { Settings } from '../core/simulation.ts';
import type { Notice } from '../core/validateSettings.ts';
import { areSettingsEqual, readExperimentJson, type OpenedFile } from './experimentFile.ts';
import { defaultWorkers, type Page } from './link.ts';
import { messageOf } from './messageOf.ts';
import type { SimulationState } from './useSimulation.ts';

export interface OpenedState {
  readonly open: (file: File) => void;
  readonly notices: readonly Notice[];
  /** that the digests agree, once the file's settings have been run */
  readonly message: string | null;
  /** that they do not */
  readonly mismatch: string | null;
}

const NO_NOTICES: readonly Notice[] = [];

/** A file that was opened: its settings go in force, and its digest is held against the run's. */
export function useOpenedFile(
  go: (page: Partial<Page>) => void,
  { shown, previous, activity, run }: SimulationState,
  inForce: Settings,
  onError: (message: string) => void,
): OpenedState {
  const [opened, setOpened] = useState<(OpenedFile & { afterRun: number }) | null>(null);

  const open = (file: File) => {
    file
      .text()
      .then((json) => {
        const read = readExperimentJson(json);
        const { settings, view, workers, labels } = read.page;
        setOpened({ ...read, afterRun: shown?.runNumber ?? 0 });
        go({ settings, view, workers: workers === defaultWorkers() ? null : workers, labels });
        if (areSettingsEqual(settings, inForce)) run();
      })
      .catch((error: unknown) => {
        onError(`${file.name} could not be opened: ${messageOf(error)}.`);
      });
  };

  const isInForce = opened !== null && areSettingsEqual(opened.page.settings, inForce);
  const isToRun =
    isInForce && activity.kind === 'waiting' && (shown?.runNumber ?? 0) <= opened.afterRun;
  useEffect(() => {
    if (isToRun) run(); // however long: opening a file is asking for its run
  }, [isToRun, run]);

  if (!isInForce) return { open, notices: NO_NOTICES, message: null, mismatch: null };
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
    open,
    notices,
    message: agrees && isNews ? `The digest agrees with the file's: ${digest}.` : null,
    mismatch:
      isRun && !agrees
        ? `The digest of this run is ${shown.digest}, but the file says ${digest}: the numbers differ.`
        : null,
  };
}
