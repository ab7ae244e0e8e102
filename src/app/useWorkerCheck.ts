import { useCallback, useEffect, useRef, useState } from 'react';
import type { Settings } from '../core/simulation.ts';
import { differingRuns, type CheckedRun } from '../core/workerCheck.ts';
import { compareWorkerCounts } from '../workers/compareWorkerCounts.ts';
import type { JobApi } from '../workers/contract.ts';
import type { WorkerPool } from '../workers/WorkerPool.ts';
import { messageOf } from './messageOf.ts';

export interface WorkerCheckState {
  /** of the settings in force; they come one by one */
  readonly runs: readonly CheckedRun[];
  readonly isChecking: boolean;
  /** that the numbers differ, or that they could not be computed */
  readonly error: string | null;
  readonly check: (settings: Settings) => void;
  readonly cancel: () => void;
}

const NONE = { key: '', runs: [] as readonly CheckedRun[], error: null as string | null };

/**
 * Computes an experiment with several numbers of workers, on request. A change of the page's settings
 * ends it.
 *
 * @param key - names settings and workers
 */
export function useWorkerCheck(pool: WorkerPool<JobApi>, key: string): WorkerCheckState {
  const [state, setState] = useState(NONE);
  const [isChecking, setIsChecking] = useState(false);
  const running = useRef<AbortController | null>(null);

  const cancel = useCallback(() => {
    running.current?.abort(new DOMException('cancelled', 'AbortError'));
    running.current = null;
    setIsChecking(false);
  }, []);
  useEffect(() => cancel, [cancel]);
  const latestKey = useRef(key);
  useEffect(() => {
    if (latestKey.current !== key) cancel();
    latestKey.current = key;
  }, [key, cancel]);

  const check = useCallback(
    (settings: Settings) => {
      cancel();
      const controller = new AbortController();
      running.current = controller;
      setIsChecking(true);
      setState({ ...NONE, key });
      const isWanted = () => running.current === controller;
      compareWorkerCounts(pool, settings, controller.signal, (run) => {
        if (isWanted()) setState(({ runs }) => ({ ...withRun(runs, run), key }));
      })
        .catch((reason: unknown) => {
          if (isWanted()) setState((before) => ({ ...before, error: messageOf(reason) }));
        })
        .finally(() => {
          if (!isWanted()) return;
          running.current = null;
          setIsChecking(false);
        });
    },
    [pool, key, cancel],
  );
  const { runs, error } = state.key === key ? state : NONE;
  return { runs, isChecking, error, check, cancel };
}

function withRun(before: readonly CheckedRun[], run: CheckedRun) {
  const runs = [...before, run];
  const [differing] = differingRuns(runs);
  return { runs, error: differing === undefined ? null : mismatchText(runs[0]!, differing) };
}

function mismatchText(first: CheckedRun, other: CheckedRun): string {
  return (
    `The numbers depend on the number of workers: the digest is ${first.digest} with ${first.workers}, ` +
    `but ${other.digest} with ${other.workers}. This must not be: please report the link of this page.`
  );
}
