import { useCallback, useState } from 'react';
import { idealSpeedup, timingMedians, type Measurement, type TimingRound } from '../core/timing.ts';
import { keepsPath } from '../core/memory.ts';
import type { Settings } from '../core/simulation.ts';
import { clockStep } from '../workers/clock.ts';
import type { JobApi } from '../workers/contract.ts';
import type { PathBuffers } from '../workers/PathBuffers.ts';
import { timeWorkerCounts } from '../workers/timeWorkerCounts.ts';
import type { WorkerPool } from '../workers/WorkerPool.ts';
import { useTask } from './useTask.ts';

/** Rounds of a measurement, each with every number of workers. */
const ROUNDS = 5;

export interface TimingState {
  readonly measurement: Measurement | null;
  readonly isMeasuring: boolean;
  readonly error: string | null;
  readonly measure: (settings: Settings, maxWorkers: number) => void;
  readonly cancel: () => void;
}

/**
 * Measures on request; rounds appear as they come. A change of the page's settings ends it, for
 * their runs would share the workers with it, and so does one of the workers.
 *
 * @param key - names settings and workers
 */
export function useTiming(
  pool: WorkerPool<JobApi>,
  buffers: PathBuffers,
  key: string,
): TimingState {
  const [measurement, setMeasurement] = useState<Measurement | null>(null);
  const { isRunning, error, start, cancel } = useTask(key);

  const measure = useCallback(
    (settings: Settings, maxWorkers: number) => {
      const ideal = Array.from({ length: maxWorkers }, (_, i) => idealSpeedup(settings, i + 1));
      const clockStepMs = clockStep();
      const rounds: TimingRound[] = [];
      const show = () =>
        setMeasurement({
          maxWorkers,
          roundCount: ROUNDS,
          ideal,
          startTimesMs: pool.startTimesMs,
          keepsPath: keepsPath(settings),
          timing: {
            steps: settings.T,
            chunks: settings.chunks,
            mode: 'strong',
            rounds: [...rounds],
            medians: timingMedians(rounds),
            fit: null,
            clockStepMs,
          },
        });
      show();
      start((signal, isWanted) =>
        timeWorkerCounts(pool, settings, {
          maxWorkers,
          rounds: ROUNDS,
          signal,
          buffers,
          onRound: (round) => {
            if (!isWanted()) return;
            rounds.push(round);
            show();
          },
        }),
      );
    },
    [pool, buffers, start],
  );
  return { measurement, isMeasuring: isRunning, error, measure, cancel };
}
