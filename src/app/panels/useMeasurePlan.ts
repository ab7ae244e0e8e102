import {
  isWellSized,
  isWellTimed,
  workerLimits,
  type MeasurePlan,
} from '../../core/timing/MeasurePlan.ts';
import type { Settings } from '../../core/settings/Settings.ts';
import { clockStep } from '../../workers/clock.ts';
import { areSettingsEqual } from '../../core/settings/sameSettings.ts';
import { defaultWorkers } from '../address/link.ts';
import type { PageSession } from '../session/PageSession.ts';
import { shownIn, useStore } from '../session/useStore.ts';

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
 * A run in sight that is of the settings and takes one worker a good while is measured as it is.
 */
export function useMeasurePlan(
  session: PageSession,
  settings: Settings,
  workers: number,
): MeasurePlanState {
  const chosen = useStore(session.plan);
  const shown = useStore(session.runs, shownIn);
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
  return { plan, change: (change) => session.plan.set({ ...session.plan.state(), ...change }) };
}
