import type { SimulationRun } from '../core/run/SimulationRun.ts';
import type { CheckedRun } from '../core/run/workerCheck.ts';
import type { compareWorkerCounts } from '../workers/run/compareWorkerCounts.ts';
import { Task } from './Task.ts';

interface CheckData {
  /** the run that was checked */
  readonly of: SimulationRun['settings'] | null;
  /** it with other numbers of workers; they come one by one */
  readonly runs: readonly CheckedRun[];
  /** in [0, 1] */
  readonly progress: number;
}

const loadAndCompare: typeof compareWorkerCounts = async (...given) =>
  (await import('../workers/run/compareWorkerCounts.ts')).compareWorkerCounts(...given);

/** Computes a run again with several numbers of workers, on request. */
export class WorkerCheck extends Task<CheckData> {
  readonly #compare: typeof compareWorkerCounts;

  constructor(compare = loadAndCompare) {
    super({ of: null, runs: [], progress: 0 });
    this.#compare = compare;
  }

  check({ settings }: Pick<SimulationRun, 'settings'>): void {
    this.change({ of: settings, runs: [], progress: 0 });
    this.start((signal) =>
      this.#compare(
        settings,
        signal,
        (done) => {
          if (!signal.aborted) this.change({ progress: done });
        },
        (run) => {
          if (!signal.aborted) this.change({ runs: [...this.state().runs, run] });
        },
      ),
    );
  }
}

export type WorkerCheckState = ReturnType<WorkerCheck['state']>;
