import type { Settings } from '../core/settings/Settings.ts';
import { Task } from './Task.ts';

/** An experiment as a file holds it, and what is said of it. */
export interface OpenedExperiment {
  readonly name: string;
  readonly settings: Settings;
  /** of its run */
  readonly digest: string;
  /** what does not fit in it, in words */
  readonly notices: readonly string[];
  /** that keys are missing, in words; null if none is */
  readonly warning: string | null;
  /** puts it in force */
  readonly enter: () => void;
}

interface OpeningData {
  /** the newest file, if it was an experiment, and the number of the run in sight when it was read */
  readonly opened: (OpenedExperiment & { readonly afterRun: number }) | null;
}

/** Reads files, one at a time, the newest in place of the one before. */
export class Opening extends Task<OpeningData> {
  constructor() {
    super({ opened: null });
  }

  /**
   * @param read - null: not an experiment
   * @param onOpened - told an experiment, once it stands here
   */
  open(
    read: (signal: AbortSignal) => Promise<OpenedExperiment | null>,
    afterRun: () => number,
    onOpened: (experiment: OpenedExperiment) => void,
  ): void {
    this.change({ opened: null });
    this.start(async (signal) => {
      const experiment = await read(signal);
      if (signal.aborted || experiment === null) return;
      this.change({ opened: { ...experiment, afterRun: afterRun() } });
      onOpened(experiment);
    });
  }
}
