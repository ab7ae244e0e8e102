import { useState } from 'react';
import type { Settings } from '../core/simulation.ts';
import type { Notice } from '../core/validateSettings.ts';
import { areSettingsEqual, readExperimentJson, type OpenedFile } from './experimentFile.ts';
import { defaultWorkers, type Page } from './link.ts';
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
  { shown, run }: SimulationState,
  inForce: Settings,
  onError: (message: string | null) => void,
): OpenedState {
  const [opened, setOpened] = useState<(OpenedFile & { afterRun: number }) | null>(null);

  const open = (file: File) => {
    file
      .text()
      .then((json) => {
        const read = readExperimentJson(json);
        const { settings, view, workers } = read.page;
        setOpened({ ...read, afterRun: shown?.runNumber ?? 0 });
        onError(null);
        go({ settings, view, workers: workers === defaultWorkers() ? null : workers });
        if (areSettingsEqual(settings, inForce)) run();
      })
      .catch((error: unknown) => {
        const reason = error instanceof Error ? error.message : String(error);
        onError(`${file.name} could not be opened: ${reason}.`);
      });
  };

  if (opened === null || !areSettingsEqual(opened.page.settings, inForce)) {
    return { open, notices: NO_NOTICES, message: null, mismatch: null };
  }
  const { notices, digest, afterRun } = opened;
  const isRun =
    shown !== null &&
    shown.digest !== null &&
    shown.runNumber > afterRun &&
    areSettingsEqual(shown.settings, opened.page.settings);
  const agrees = isRun && shown.digest === digest;
  return {
    open,
    notices,
    message: agrees ? `The digest agrees with the file's: ${digest}.` : null,
    mismatch:
      isRun && !agrees
        ? `The digest of this run is ${shown.digest}, but the file says ${digest}: the numbers differ.`
        : null,
  };
}
