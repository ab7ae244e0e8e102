import { useCallback, useState } from 'react';
import type { SimulationRun } from '../core/SimulationRun.ts';
import { differingRuns, type CheckedRun } from '../core/workerCheck.ts';
import { compareWorkerCounts, WORKER_COUNTS } from '../workers/compareWorkerCounts.ts';
import { areSettingsEqual } from '../core/sameSettings.ts';
import { useTask } from './useTask.ts';

export interface WorkerCheckState {
  /** the run shown, with other numbers of workers; they come one by one */
  readonly runs: readonly CheckedRun[];
  readonly isChecking: boolean;
  /** in [0, 1] */
  readonly progress: number;
  /** that the numbers differ, or that they could not be computed */
  readonly error: string | null;
  readonly check: () => void;
  readonly cancel: () => void;
}

const NONE: readonly CheckedRun[] = [];

/**
 * Computes the run shown again with several numbers of workers, on request.
 *
 * @param key - names settings and workers in force: their change ends it
 */
export function useWorkerCheck(shown: SimulationRun | null, key: string): WorkerCheckState {
  const { isRunning, error, start, cancel } = useTask(key);
  const [checked, setChecked] = useState({ run: null as SimulationRun | null, runs: NONE });
  const [progress, setProgress] = useState(0);
  const check = useCallback(() => {
    if (shown === null) return;
    setChecked({ run: shown, runs: NONE });
    setProgress(0);
    start((signal, isWanted) =>
      compareWorkerCounts(
        shown.settings,
        signal,
        (done) => isWanted() && setProgress(done / WORKER_COUNTS.length),
        (run) => {
          if (isWanted()) setChecked(({ runs }) => ({ run: shown, runs: [...runs, run] }));
        },
      ),
    );
  }, [shown, start]);

  const isOfShown =
    shown !== null &&
    checked.run !== null &&
    areSettingsEqual(shown.settings, checked.run.settings);
  const runs = isOfShown ? checked.runs : NONE;
  const [differing] = differingRuns(runs, shown?.digest ?? null);
  return {
    runs,
    isChecking: isRunning,
    progress,
    error:
      differing === undefined ? error : mismatchText(differing, shown?.digest ?? runs[0]!.digest),
    check,
    cancel,
  };
}

function mismatchText({ workers, digest }: CheckedRun, expected: string): string {
  return (
    `The numbers depend on the number of workers: with ${workers} the digest is ${digest}, not ${expected}. ` +
    'This must not be: please report the link of this page.'
  );
}
