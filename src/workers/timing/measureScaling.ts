import type { Settings } from '../../core/settings/Settings.ts';
import { sizedSettings } from '../../core/timing/measuredWork.ts';
import type { DiscardReason } from '../../core/timing/discarded.ts';
import type { TimingRound } from '../../core/timing/Timing.ts';
import type { JobApi } from '../contract.ts';
import { spawnWorker } from '../spawnWorker.ts';
import { fittedSettings } from './fittedSettings.ts';
import { measureRounds } from './measureRounds.ts';
import { undisturbedRun } from './undisturbedRun.ts';
import { withPool } from './withPool.ts';

export interface ScalingOptions {
  /** the number of steps is fitted to this machine, not that of the settings */
  readonly isFitted: boolean;
  /** the chunks are those of the settings, though they may be too few to share */
  readonly keepsChunks: boolean;
  /** 1 to this many workers are timed */
  readonly maxWorkers: number;
  readonly rounds: number;
  readonly signal: AbortSignal;
  /** told the settings that are measured, and what each worker took to start */
  readonly onStart: (settings: Settings, startTimesMs: readonly number[]) => void;
  readonly onWarmUp: (done: number, of: number) => void;
  readonly onRound: (round: TimingRound) => void;
  /** told that a sample is thrown away; it is taken again */
  readonly onDiscarded: (why: DiscardReason) => void;
}

/**
 * Times one and the same run on 1, 2, ... workers of a pool that is started and warm before the clock.
 *
 * @throws what `withPool` and `measureRounds` throw
 */
export function measureScaling(
  settings: Settings,
  { isFitted, keepsChunks, maxWorkers, signal, onStart, onRound, ...options }: ScalingOptions,
): Promise<void> {
  const sized = (T: number) =>
    keepsChunks
      ? { ...settings, T, chunks: Math.min(settings.chunks, T) }
      : sizedSettings(settings, T, maxWorkers);
  return withPool<JobApi, void>({ spawn: spawnWorker, size: maxWorkers }, signal, async (pool) => {
    const measured = isFitted ? await fittedSettings(pool, sized, signal) : sized(settings.T);
    onStart(measured, pool.startTimesMs);
    const runs = Array.from({ length: maxWorkers }, (_, i) => async () => {
      const { parts } = await undisturbedRun(pool, measured, i + 1, signal);
      return parts;
    });
    await measureRounds(runs, {
      ...options,
      signal,
      onSample: (parts, which, round) => onRound({ round, workers: which + 1, ...parts }),
    });
  });
}
