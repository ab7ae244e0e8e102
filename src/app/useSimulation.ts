import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { pathBytes } from '../core/memory.ts';
import type { Settings } from '../core/simulation.ts';
import type { SimulationRun } from '../core/SimulationRun.ts';
import { keyOf, Runs, type Activity, type PastRun } from '../session/Runs.ts';
import { simulateOn } from '../session/simulate.ts';
import type { JobApi } from '../workers/contract.ts';
import type { PathBuffers } from '../workers/PathBuffers.ts';
import type { WorkerPool } from '../workers/WorkerPool.ts';

export interface SimulationState {
  /** the newest finished run; it stays in sight until the next one is there */
  readonly shown: SimulationRun | null;
  /** what is kept of the run that `shown` replaced: not its path, which is large */
  readonly previous: PastRun | null;
  readonly activity: Activity;
  /** a run is under way, or about to start for settings that have just changed */
  readonly isBusy: boolean;
  readonly run: () => void;
  readonly cancel: () => void;
}

/** Runs the experiment whenever its settings change (see `Runs`). */
export function useSimulation(
  pool: WorkerPool<JobApi>,
  buffers: PathBuffers,
  settings: Settings,
  isDragging: boolean,
  lanes: number,
): SimulationState {
  const [{ runs, run, cancel }] = useState(() => {
    const made = new Runs(simulateOn(pool, buffers));
    return { runs: made, run: () => made.run(), cancel: () => made.cancel() };
  });
  const state = useSyncExternalStore(runs.subscribe, runs.state);
  const { shown, previous, activity } = state;

  // once a newer run is in sight, nobody reads the path before it
  const shownBefore = useRef<SimulationRun | null>(null);
  useEffect(() => {
    if (shown === null || shown === shownBefore.current) return;
    const bytes = shown.path === null ? 0 : pathBytes(shown.settings);
    buffers.give(shownBefore.current?.path ?? null, bytes);
    shownBefore.current = shown;
  }, [shown, buffers]);

  useEffect(
    () => runs.follow({ settings, isDragging, lanes }),
    [runs, settings, isDragging, lanes],
  );
  useEffect(() => () => runs.drop(), [runs]);
  const isBusy = state.isBusy || state.key !== keyOf({ settings, isDragging, lanes });
  return { shown, previous, activity, isBusy, run, cancel };
}
