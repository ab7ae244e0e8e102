import { useCallback, useEffect, useRef, useState } from 'react';
import { keepsPath, pathBytes } from '../core/memory.ts';
import type { Settings } from '../core/simulation.ts';
import type { SimulationRun } from '../core/SimulationRun.ts';
import type { JobApi } from '../workers/contract.ts';
import type { PathBuffers } from '../workers/PathBuffers.ts';
import { runSimulation } from '../workers/runSimulation.ts';
import { startStopwatch } from '../workers/Stopwatch.ts';
import type { WorkerPool } from '../workers/WorkerPool.ts';
import { messageOf } from './messageOf.ts';

/** Greatest T that runs by itself: while a slider moves, and when it has been let go. */
const AUTO_STEPS = { dragging: 1e6, settled: 1e7 } as const;

/** What is going on with the newest settings. */
export type Activity =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'running';
      /** settings and progress of this run, which may not be the newest */
      readonly request: Request;
      readonly stepsDone: number;
      /** where workers met, and guesses were wrong */
      readonly stepsAgain: number;
      /** without pauses */
      readonly elapsedMs: number;
    }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly message: string };

export interface SimulationState {
  /** the newest finished run; it stays in sight until the next one is there */
  readonly shown: SimulationRun | null;
  /** what is kept of the run that `shown` replaced: not its path, which is large */
  readonly previous: PastRun | null;
  readonly activity: Activity;
  /** a run is under way, or about to start for settings that have just changed */
  readonly isBusy: boolean;
  readonly run: () => void;
  readonly cancel: () => void;
}

/** A run that is over. */
export type PastRun = Pick<SimulationRun, 'runNumber' | 'settings' | 'digest'>;

interface Request {
  readonly settings: Settings;
  readonly isDragging: boolean;
}

/** Why settings do not run by themselves; null if they do. */
function idleActivity({ settings, isDragging }: Request): Activity | null {
  const isLong = settings.T > AUTO_STEPS[isDragging ? 'dragging' : 'settled'];
  return isLong ? { kind: 'waiting' } : null;
}

function pastRun({ runNumber, settings, digest }: SimulationRun): PastRun {
  return { runNumber, settings, digest };
}

/**
 * Runs the experiment whenever its settings change, as far as T allows; the newest settings win.
 *
 * While a slider moves, a run that its movement began is finished before the newest settings get
 * their turn: cancelled each time, no picture would ever be complete. Else a change cancels.
 */
export function useSimulation(
  pool: WorkerPool<JobApi>,
  buffers: PathBuffers,
  settings: Settings,
  isDragging: boolean,
  lanes: number,
): SimulationState {
  const key = JSON.stringify([settings, isDragging]);
  const [state, setState] = useState({
    key: '',
    activity: { kind: 'idle' } as Activity,
    shown: null as SimulationRun | null,
    previous: null as PastRun | null,
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
        previous: run === undefined || shown === null ? previous : pastRun(shown),
      }));
    const stopwatch = startStopwatch();
    const tell = (stepsDone: number, stepsAgain: number) => {
      if (running.current !== controller) return;
      const { elapsedMs } = stopwatch;
      show({ kind: 'running', request, stepsDone, stepsAgain, elapsedMs });
    };
    show({ kind: 'running', request, stepsDone: 0, stepsAgain: 0, elapsedMs: 0 });
    const simulated = runSimulation(pool, request.settings, {
      wants: {
        path: keepsPath(request.settings),
        envelope: true,
        digest: !request.isDragging,
      },
      lanes: request.lanes,
      signal: controller.signal,
      buffers,
      onProgress: (stepsDone) => tell(stepsDone, 0),
      onRepair: (stepsAgain) => tell(request.settings.T, stepsAgain),
    });
    simulated
      .finally(() => stopwatch.stop())
      .then(
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
  }, [pool, buffers, stop]);

  // once a newer run is in sight, nobody reads the path before it
  const { shown } = state;
  const shownBefore = useRef<SimulationRun | null>(null);
  useEffect(() => {
    if (shown === null || shown === shownBefore.current) return;
    const bytes = shown.path === null ? 0 : pathBytes(shown.settings);
    buffers.give(shownBefore.current?.path ?? null, bytes);
    shownBefore.current = shown;
  }, [shown, buffers]);

  const { activity } = state;
  const isSeenTo = state.key === key;
  const isDragRunning = activity.kind === 'running' && activity.request.isDragging;
  useEffect(() => {
    // the end of the drag's run under way brings us here again
    if (isSeenTo || (isDragging && isDragRunning)) return;
    const idle = idleActivity(newest.current!);
    if (idle === null) {
      start();
    } else {
      stop();
      setState((before) => ({ ...before, key, activity: idle }));
    }
  }, [key, isSeenTo, isDragging, isDragRunning, start, stop]);
  useEffect(() => stop, [stop]);

  const cancel = useCallback(() => {
    stop();
    const { key: cancelledKey } = newest.current!;
    setState((before) => ({ ...before, key: cancelledKey, activity: { kind: 'cancelled' } }));
  }, [stop]);
  return {
    ...state,
    isBusy: activity.kind === 'running' || !isSeenTo,
    run: start,
    cancel,
  };
}
