import { NONE_DISCARDED, oneMoreDiscarded } from '../../core/timing/discarded.ts';
import { countsOf, type MeasurePlan } from '../../core/timing/MeasurePlan.ts';
import { idealSpeedups } from '../../core/timing/measuredWork.ts';
import type { Settings } from '../../core/settings/Settings.ts';
import type { RacedRun } from '../../core/timing/Race.ts';
import { isReliable } from '../../core/timing/steadiness.ts';
import type { Measurement, TimingRound } from '../../core/timing/Timing.ts';
import { timingFit } from '../../core/timing/timingFit.ts';
import { timingMedians } from '../../core/timing/timingMedians.ts';
import { clockStep } from '../clock.ts';
import { measureScaling } from './measureScaling.ts';
import type { Surroundings } from './Others.ts';

/** Samples up to which medians are told after each; the intervals of more take a while. */
const FEW_SAMPLES = 200;

/**
 * Measures worker counts by a plan.
 *
 * @param told.onWarmUp - told of the runs to warm up
 * @param told.onRun - told of each run, and of the settings that are run
 * @param told.onGrowth - told the measurement as it grows; a law is fitted at its end, if they tell a speed-up
 * @throws what `measureScaling` throws
 */
export async function takeMeasurement(
  settings: Settings,
  { cores, ...plan }: MeasurePlan,
  surroundings: Surroundings,
  {
    onGrowth,
    onWarmUp,
    onRun,
  }: {
    readonly onRun: (run: RacedRun, of: Settings) => void;
    readonly onGrowth: (measurement: Measurement) => void;
    readonly onWarmUp: (done: number, of: number) => void;
  },
): Promise<Measurement> {
  const counts = countsOf(plan);
  const rounds: TimingRound[] = [];
  let taken: Measurement = {
    settings,
    counts,
    roundCount: plan.rounds,
    ideal: [],
    startTimesMs: [],
    timing: {
      steps: settings.T,
      chunks: settings.chunks,
      mode: 'strong',
      rounds,
      medians: [],
      fit: null,
      noLaw: null,
      clockStepMs: clockStep(),
      cores,
      ...NONE_DISCARDED,
    },
  };
  const grow = (change: Partial<Measurement>, timing: Partial<Measurement['timing']>) => {
    taken = { ...taken, ...change, timing: { ...taken.timing, ...timing } };
  };
  await measureScaling(settings, {
    ...plan,
    ...surroundings,
    onWarmUp,
    onRun: (run) => onRun(run, taken.settings),
    onStart: (measured, startTimesMs) => {
      const ideal = idealSpeedups(measured, plan.maxWorkers);
      grow(
        { settings: measured, startTimesMs, ideal },
        { steps: measured.T, chunks: measured.chunks },
      );
      onGrowth(taken);
    },
    onRound: (round) => {
      rounds.push(round);
      const isTold = rounds.length <= FEW_SAMPLES || rounds.length % counts.length === 0;
      grow({}, { rounds: [...rounds], ...(isTold && { medians: timingMedians(rounds) }) });
      onGrowth(taken);
    },
    onDiscarded: (why) => {
      grow({}, oneMoreDiscarded(taken.timing, why));
      onGrowth(taken);
    },
  });
  if (isReliable(taken.timing)) grow({}, timingFit(rounds, cores, taken.ideal));
  return taken;
}
