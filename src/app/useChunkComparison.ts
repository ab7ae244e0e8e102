import { useEffect, useMemo, useRef, useState } from 'react';
import {
  pairOf,
  withoutStorages,
  type ChunkComparison,
} from '../core/independence/ChunkComparison.ts';
import type { Settings } from '../core/simulation.ts';
import type { SimulationRun } from '../core/SimulationRun.ts';
import { compareRun } from '../workers/compareRun.ts';
import type { JobApi } from '../workers/contract.ts';
import type { WorkerPool } from '../workers/WorkerPool.ts';
import { areSettingsEqual, haveSameShocks } from '../core/sameSettings.ts';
import { messageOf } from './messageOf.ts';
import { useWhenOnline } from './useWhenOnline.ts';

export interface ComparisonState {
  /** of the newest run; while it is under way, of one before that drew the same streams, but no storages */
  readonly comparison: ChunkComparison | null;
  readonly isBusy: boolean;
  readonly error: string | null;
}

interface Done {
  /** not the run, whose path is large */
  readonly settings: Settings | null;
  readonly comparison: ChunkComparison | null;
  readonly error: string | null;
  /** of the run that it failed for: the next one has another try */
  readonly failedRun: number | null;
}

const NOTHING: Done = { settings: null, comparison: null, error: null, failedRun: null };

/**
 * Compares the chunks of a run in a worker, where `run` is given. One comparison is finished before the
 * newest run gets its turn: given up each time, none would ever be shown while a slider moves.
 */
export function useChunkComparison(
  pool: WorkerPool<JobApi>,
  run: SimulationRun | null,
  [a, b]: readonly [number, number],
): ComparisonState {
  const [done, setDone] = useState(NOTHING);
  const isComparing = useRef(false);

  useEffect(() => {
    if (run === null || isEnough(done, run, a, b) || isComparing.current) return;
    isComparing.current = true;
    const { settings, runNumber } = run;
    const settle = (change: Partial<Done>) => {
      isComparing.current = false;
      setDone({ ...NOTHING, settings, ...change });
    };
    compareRun(pool, run, [a, b]).then(
      (comparison) => settle({ comparison }),
      (error: unknown) => settle({ error: messageOf(error), failedRun: runNumber }),
    );
  }, [pool, run, done, a, b]);
  useWhenOnline(() => setDone((before) => (before.error === null ? before : NOTHING)));

  const settings = run?.settings ?? null;
  const comparison = useMemo(() => comparisonFor(done, settings), [done, settings]);
  if (run === null) return { comparison: null, isBusy: false, error: null };
  const isBusy = !isEnough(done, run, a, b);
  return {
    comparison,
    isBusy,
    error: isBusy ? null : done.error,
  };
}

/** Whether what is done is all that there is to say of a run and a pair. */
function isEnough(done: Done, { settings, runNumber }: SimulationRun, a: number, b: number) {
  const { settings: of, comparison, failedRun } = done;
  if (settings.chunks < 2) return true;
  if (of === null || !areSettingsEqual(of, settings)) return false;
  if (failedRun !== null) return failedRun === runNumber;
  // of many chunks a pair may not be among those that were kept
  return comparison === null || pairOf(comparison, a, b) !== undefined;
}

/** What is done, as far as it holds for settings. */
export function comparisonFor(
  { settings: of, comparison }: Pick<Done, 'settings' | 'comparison'>,
  settings: Settings | null,
): ChunkComparison | null {
  if (of === null || settings === null || comparison === null) return null;
  if (areSettingsEqual(of, settings)) return comparison;
  return haveSameShocks(of, settings) ? withoutStorages(comparison) : null;
}
