import { useState } from 'react';
import type { SimulationRun } from '../core/SimulationRun.ts';
import {
  isWellSized,
  isWellTimed,
  workerLimits,
  type MeasurePlan,
} from '../core/timing/MeasurePlan.ts';
import type { Settings } from '../core/simulation.ts';
import { clockStep } from '../workers/clock.ts';
import { areSettingsEqual } from '../core/sameSettings.ts';
import { defaultWorkers } from './link.ts';

export interface MeasurePlanState {
  readonly plan: MeasurePlan;
  readonly change: (change: Partial<MeasurePlan>) => void;
}

let clockStepMs: number | null = null;

/** Watched once: it takes some ms, or a step of a coarse clock. */
function knownClockStep(): number {
  return (clockStepMs ??= clockStep());
}

/**
 * How worker counts are measured: the user's choices, else what suits the machine.
 *
 * @param shown - the newest run: if it is of the settings and takes one worker a good while, it is measured as it is
 * @param workers - of the page
 */
export function useMeasurePlan(
  shown: SimulationRun | null,
  settings: Settings,
  workers: number,
): MeasurePlanState {
  const [chosen, setChosen] = useState<Partial<MeasurePlan>>({});
  const cores = defaultWorkers();
  const timings = shown && areSettingsEqual(shown.settings, settings) ? shown.timings : [];
  const computeMs = timings.reduce(
    (sum, { startedAt, finishedAt }) => sum + finishedAt - startedAt,
    0,
  );
  const limits = workerLimits(cores, workers);
  const maxWorkers = chosen.maxWorkers ?? workers;
  const most = limits.includes(maxWorkers) ? maxWorkers : Math.min(workers, limits.at(-1)!);
  const plan = {
    isFitted: !(isWellSized(computeMs) && isWellTimed(computeMs, most, knownClockStep())),
    keepsChunks: false,
    rounds: 9,
    cores,
    ...chosen,
    maxWorkers: most,
  };
  return { plan, change: (change) => setChosen((before) => ({ ...before, ...change })) };
}
