import { useCallback, useEffect, useRef, useState } from 'react';
import { checkMemory } from '../core/memory.ts';
import type { Settings } from '../core/simulation.ts';
import type { SimulationRun } from '../core/SimulationRun.ts';
import type { JobApi } from '../workers/contract.ts';
import { runSimulation } from '../workers/runSimulation.ts';
import type { WorkerPool } from '../workers/WorkerPool.ts';

/** Greatest T that runs by itself: while a slider moves, and when it has been let go. */
export const AUTO_STEPS = { dragging: 1e6, settled: 1e7 } as const;

const PROGRESS_EVERY_MS = 200;

/** What is going on with the newest settings. */
export type Activity =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly stepsDone: number; readonly elapsedMs: number }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly message: string };

export interface SimulationState {
  /** the newest finished run; it stays in sight until the next one is there */
  readonly shown: SimulationRun | null;
  /** the run that `shown` replaced */
  readonly previous: SimulationRun | null;
  readonly activity: Activity;
  /** a run is under way, or about to start for settings that have just changed */
  readonly isBusy: boolean;
  readonly run: () => void;
  readonly cancel: () => void;
}

interface Request {
  readonly settings: Settings;
  readonly isDragging: boolean;
}

/** Why settings do not run by themselves; null if they do. */
function idleActivity({ settings, isDragging }: Request): Activity | null {
  try {
    checkMemory(settings);
  } catch (error) {
    return { kind: 'failed', message: messageOf(error) };
  }
  const isLong = settings.T > AUTO_STEPS[isDragging ? 'dragging' : 'settled'];
  return isLong ? { kind: 'waiting' } : null;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/**
 * Runs the experiment whenever its settings change, as far as T allows; the newest settings win.
 *
 * While a slider moves, a run under way is finished before the newest settings get their turn:
 * cancelled each time, no picture would ever be complete. A finished change cancels it.
 */
export function useSimulation(
  pool: WorkerPool<JobApi>,
  settings: Settings,
  isDragging: boolean,
  lanes: number,
): SimulationState {
  const key = JSON.stringify([settings, isDragging]);
  const [state, setState] = useState({
    key: '',
    activity: { kind: 'idle' } as Activity,
    shown: null as SimulationRun | null,
    previous: null as SimulationRun | null,
  });
  const running = useRef<AbortController | null>(null);
  const newest = useRef<Request & { key: string; lanes: number }>(null);
  useEffect(() => {
    newest.current = { key, settings, isDragging, lanes };
  });

  const stop = useCallback(() => {
    running.current?.abort(new DOMException('cancelled', 'AbortError'));
    running.current = null;
  }, []);

  const start = useCallback(() => {
    stop();
    const request = newest.current!;
    const controller = new AbortController();
    running.current = controller;
    const show = (activity: Activity, run?: SimulationRun) =>
      setState(({ shown, previous }) => ({
        key: request.key,
        activity,
        shown: run ?? shown,
        previous: run === undefined ? previous : shown,
      }));
    const startedAt = performance.now();
    let toldAt = startedAt;
    show({ kind: 'running', stepsDone: 0, elapsedMs: 0 });
    runSimulation(pool, request.settings, {
      wants: { envelope: true, digest: !request.isDragging },
      lanes: request.lanes,
      signal: controller.signal,
      onProgress: (stepsDone) => {
        const now = performance.now();
        if (now - toldAt < PROGRESS_EVERY_MS || running.current !== controller) return;
        toldAt = now;
        show({ kind: 'running', stepsDone, elapsedMs: now - startedAt });
      },
    }).then(
      (run) => {
        if (running.current !== controller) return;
        running.current = null;
        show({ kind: 'idle' }, run);
      },
      (error: unknown) => {
        if (running.current !== controller) return;
        running.current = null;
        show({ kind: 'failed', message: messageOf(error) });
      },
    );
  }, [pool, stop]);

  const { kind } = state.activity;
  const isSeenTo = state.key === key;
  useEffect(() => {
    // while a slider moves, the end of the run under way brings us here again
    if (isSeenTo || (isDragging && kind === 'running')) return;
    const idle = idleActivity(newest.current!);
    if (idle === null) {
      start();
    } else {
      stop();
      setState((before) => ({ ...before, key, activity: idle }));
    }
  }, [key, isSeenTo, isDragging, kind, start, stop]);
  useEffect(() => stop, [stop]);

  const cancel = useCallback(() => {
    stop();
    const { key: cancelledKey } = newest.current!;
    setState((before) => ({ ...before, key: cancelledKey, activity: { kind: 'cancelled' } }));
  }, [stop]);
  return {
    ...state,
    isBusy: kind === 'running' || !isSeenTo,
    run: start,
    cancel,
  };
}
