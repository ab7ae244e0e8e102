import { useEffect, useState } from 'react';
import { chunkSteps } from '../core/rows.ts';
import { COMPARED_STEPS, type ShockComparison } from '../core/shocks.ts';
import type { SimulationRun } from '../core/SimulationRun.ts';
import type { JobApi } from '../workers/contract.ts';
import type { WorkerPool } from '../workers/WorkerPool.ts';
import { messageOf } from './messageOf.ts';

export interface ShockState {
  readonly comparison: ShockComparison | null;
  readonly isBusy: boolean;
  readonly error: string | null;
}

/**
 * Compares the shocks of two chunks of a run in a worker, where `run` is given. Shocks do not
 * depend on the reservoir, so moving its sliders compares nothing anew.
 */
export function useShockComparison(
  pool: WorkerPool<JobApi>,
  run: SimulationRun | null,
  [a, b]: readonly [number, number],
): ShockState {
  const key = run === null || run.settings.chunks < 2 ? null : keyOf(run, a, b);
  const [state, setState] = useState({
    key: null as string | null,
    kin: null as string | null,
    comparison: null as ShockComparison | null,
    error: null as string | null,
  });
  const kin = run === null ? null : JSON.stringify([run.settings.seeding, a, b]);
  const isDone = state.key === key;

  useEffect(() => {
    if (run === null || key === null || isDone) return;
    let isWanted = true;
    pool
      .run((remote) => remote.compareShocks(run.settings, a, b), {
        name: `Chunks ${a} and ${b}`,
      })
      .then(
        (comparison) => isWanted && setState({ key, kin, comparison, error: null }),
        (error: unknown) =>
          isWanted && setState({ key, kin, comparison: null, error: messageOf(error) }),
      );
    return () => {
      isWanted = false;
    };
  }, [pool, run, key, kin, isDone, a, b]);

  if (isDone) return { comparison: state.comparison, error: state.error, isBusy: false };
  // meanwhile the last one of the same pair stays
  const comparison = state.kin === kin ? state.comparison : null;
  return { comparison, error: null, isBusy: key !== null };
}

function keyOf({ settings }: SimulationRun, a: number, b: number): string {
  const steps = Math.min(chunkSteps(settings, a), chunkSteps(settings, b), COMPARED_STEPS);
  return JSON.stringify([settings.generator, settings.seeding, settings.seed, steps, a, b]);
}
