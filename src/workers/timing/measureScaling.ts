import type { Settings } from '../../core/settings/Settings.ts';
import { sizedSettings } from '../../core/timing/measuredWork.ts';
import type { DiscardReason } from '../../core/timing/discarded.ts';
import type { RacedRun } from '../../core/timing/Race.ts';
import type { TimingRound } from '../../core/timing/Timing.ts';
import type { JobApi } from '../contract.ts';
import { spawnWorker } from '../spawnWorker.ts';
import { fittedSettings } from './fittedSettings.ts';
import { countsOf, quickMs, type MeasurePlan } from '../../core/timing/MeasurePlan.ts';
import { measureRounds } from './measureRounds.ts';
import type { Surroundings } from './Others.ts';
import { undisturbedRun } from './undisturbedRun.ts';
import { withPool } from './withPool.ts';

type MeasureSize = Omit<MeasurePlan, 'cores'>;

export interface ScalingOptions extends Surroundings, MeasureSize {
  /** told the settings that are measured, and what each worker took to start */
  readonly onStart: (settings: Settings, startTimesMs: readonly number[]) => void;
  readonly onWarmUp: (done: number, of: number) => void;
  readonly onRound: (round: TimingRound) => void;
  /** told of each run, also of those that warm up */
  readonly onRun: (run: RacedRun) => void;
  /** told that a sample is thrown away; it is taken again */
  readonly onDiscarded: (why: DiscardReason) => void;
}

/**
 * Times one and the same run on several numbers of workers of a pool that is started and warm before the clock.
 *
 * @throws what `withPool` and `measureRounds` throw
 */
export function measureScaling(
  settings: Settings,
  { onStart, onRound, onRun, onWarmUp, onDiscarded, signal, others, ...plan }: ScalingOptions,
): Promise<void> {
  const { isFitted, isQuick, keepsChunks, maxWorkers, rounds } = plan;
  const counts = countsOf(plan);
  const sized = (T: number) =>
    keepsChunks
      ? { ...settings, T, chunks: Math.min(settings.chunks, T) }
      : sizedSettings(settings, T, maxWorkers);
  return withPool<JobApi, void>({ spawn: spawnWorker, size: maxWorkers }, signal, async (pool) => {
    const mostMs = isQuick ? quickMs(counts, rounds) : Infinity;
    const measured = isFitted
      ? await fittedSettings(pool, sized, { signal, others }, mostMs)
      : sized(settings.T);
    onStart(measured, pool.startTimesMs);
    const runs = counts.map((workers) => async () => {
      const run = await undisturbedRun(pool, measured, workers, signal);
      const { startedAt, finishedAt, jobs } = run;
      onRun({ workers, startedAt, finishedAt, jobs });
      return run.parts;
    });
    await measureRounds(runs, {
      rounds,
      signal,
      others,
      onWarmUp,
      onDiscarded,
      onSample: (parts, which, round) => onRound({ round, workers: counts[which]!, ...parts }),
    });
  });
}
