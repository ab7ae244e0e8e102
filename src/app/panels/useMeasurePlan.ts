import {
  isWellSized,
  isWellTimed,
  workerLimits,
  type MeasurePlan,
} from '../../core/timing/MeasurePlan.ts';
import { FEWEST_ROUNDS } from '../../core/timing/steadiness.ts';
import type { Settings } from '../../core/settings/Settings.ts';
import { clockStep } from '../../workers/clock.ts';
import { areSettingsEqual } from '../../core/settings/sameSettings.ts';
import { defaultWorkers } from '../address/link.ts';
import type { PageSession } from '../session/PageSession.ts';
import { useShown, useStore } from '../session/useStore.ts';

export interface MeasurePlanState {
  readonly plan: MeasurePlan;
  readonly change: (change: Partial<MeasurePlan>) => void;
  /** Chooses to be careful from now on. */
  readonly careful: () => MeasurePlan;
}

/** Rounds where it may take its time. */
const CAREFUL_ROUNDS = 9;

let clockStepMs: number | null = null;

/** Watched once: it takes some ms, or a step of a coarse clock. */
function knownClockStep(): number {
  return (clockStepMs ??= clockStep());
}

/**
 * How worker counts are measured: the user's choices, else what suits the machine.
 * Quick at first; a careful one takes a run in sight, if it is of the settings and takes one worker a good while, as it is.
 */
export function useMeasurePlan(
  session: PageSession,
  settings: Settings,
  workers: number,
): MeasurePlanState {
  const chosen = useStore(session.plan);
  const shown = useShown(session);
  const cores = defaultWorkers();
  const timings = shown && areSettingsEqual(shown.settings, settings) ? shown.timings : [];
  const computeMs = timings.reduce(
    (sum, { startedAt, finishedAt }) => sum + finishedAt - startedAt,
    0,
  );
  const limits = workerLimits(cores, workers);
  const maxWorkers = chosen.maxWorkers ?? workers;
  const most = limits.includes(maxWorkers) ? maxWorkers : Math.min(workers, limits.at(-1)!);
  const isGood = isWellSized(computeMs) && isWellTimed(computeMs, most, knownClockStep());
  const planned = (isQuick: boolean): MeasurePlan => ({
    isFitted: isQuick || !isGood,
    keepsChunks: false,
    rounds: isQuick ? FEWEST_ROUNDS : CAREFUL_ROUNDS,
    cores,
    ...chosen,
    isQuick,
    maxWorkers: most,
  });
  const change = (more: Partial<MeasurePlan>) =>
    session.plan.set({ ...session.plan.state(), ...more });
  return {
    plan: planned(chosen.isQuick ?? true),
    change,
    careful: () => {
      change({ isQuick: false });
      return planned(false);
    },
  };
}
