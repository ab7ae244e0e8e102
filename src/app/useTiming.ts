import { useCallback, useEffect, useRef, useState } from 'react';
import { idealSpeedup, timingMedians, type Measurement, type TimingRound } from '../core/timing.ts';
import { keepsPath } from '../core/memory.ts';
import type { Settings } from '../core/simulation.ts';
import { clockStep } from '../workers/clock.ts';
import type { JobApi } from '../workers/contract.ts';
import type { PathBuffers } from '../workers/PathBuffers.ts';
import { timeWorkerCounts } from '../workers/timeWorkerCounts.ts';
import type { WorkerPool } from '../workers/WorkerPool.ts';
import { messageOf } from './messageOf.ts';

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
  const [isMeasuring, setIsMeasuring] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const running = useRef<AbortController | null>(null);
  const latestKey = useRef(key);

  const cancel = useCallback(() => {
    running.current?.abort(new DOMException('cancelled', 'AbortError'));
    running.current = null;
    setIsMeasuring(false);
  }, []);
  useEffect(() => cancel, [cancel]);
  useEffect(() => {
    if (latestKey.current !== key) cancel();
    latestKey.current = key;
  }, [key, cancel]);

  const measure = useCallback(
    (settings: Settings, maxWorkers: number) => {
      cancel();
      const controller = new AbortController();
      running.current = controller;
      setError(null);
      setIsMeasuring(true);
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
      timeWorkerCounts(pool, settings, {
        maxWorkers,
        rounds: ROUNDS,
        signal: controller.signal,
        buffers,
        onRound: (round) => {
          if (running.current !== controller) return;
          rounds.push(round);
          show();
        },
      })
        .catch((reason: unknown) => {
          if (running.current === controller) setError(messageOf(reason));
        })
        .finally(() => {
          if (running.current !== controller) return;
          running.current = null;
          setIsMeasuring(false);
        });
    },
    [pool, buffers, cancel],
  );
  return { measurement, isMeasuring, error, measure, cancel };
}
