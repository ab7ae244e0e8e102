import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { SimulationRun } from '../core/SimulationRun.ts';
import { analyseRun, type RunAnalysis } from '../workers/analyseRun.ts';
import type { JobApi } from '../workers/contract.ts';
import type { WorkerPool } from '../workers/WorkerPool.ts';
import type { CountedRun } from '../views/distribution/DistributionView.tsx';
import { messageOf } from './messageOf.ts';
import { useWhenOnline } from './useWhenOnline.ts';

export interface AnalysisState {
  /** of the newest run that has been analysed; it stays in sight until the next one is */
  readonly analysis: RunAnalysis | null;
  /** the newest run is being analysed, or about to be */
  readonly isBusy: boolean;
  /** share of the steps that have been counted */
  readonly progress: number;
  readonly error: string | null;
  readonly cancel: () => void;
}

/** The analysis as the Distribution view shows it, if the run was counted. */
export function countedOf(analysis: RunAnalysis | null): CountedRun | null {
  return analysis?.counts ? { ...analysis, counts: analysis.counts } : null;
}

/** Steps up to which an analysis is finished first when a newer run has come: else none would ever be. */
const SOON_DONE = 1e6;

interface Wanted {
  readonly run: SimulationRun;
  readonly counts: boolean;
}

interface State {
  readonly analysis: RunAnalysis | null;
  /** what was wanted last and failed or was cancelled */
  readonly ended: Wanted | null;
  /** why it failed */
  readonly error: string | null;
  readonly progress: number;
}

const NOTHING: State = { analysis: null, ended: null, error: null, progress: 0 };

/** Whether nothing is left to do. */
function isDone({ analysis, ended }: State, wanted: Wanted | null): boolean {
  if (wanted === null) return true;
  const { runNumber } = wanted.run;
  if (ended?.run.runNumber === runNumber && ended.counts === wanted.counts) return true;
  return analysis?.run.runNumber === runNumber && (analysis.counts !== null || !wanted.counts);
}

/**
 * Analyses the newest run in the workers, one at a time.
 *
 * @param run - null while there is none, or none is to be analysed
 * @param isPaused - nothing is to share the workers' time; what is under way is begun anew after it
 */
export function useAnalysis(
  pool: WorkerPool<JobApi>,
  lanes: number,
  run: SimulationRun | null,
  counts: boolean,
  isPaused: boolean,
): AnalysisState {
  const [state, setState] = useState(NOTHING);
  const wanted = useMemo(() => (run === null ? null : { run, counts }), [run, counts]);
  const latest = useRef(NOTHING); // what is settled, before it is rendered
  const newest = useRef<Wanted | null>(null);
  const underWay = useRef<{ controller: AbortController; wanted: Wanted } | null>(null);

  const stop = useCallback(() => {
    const stopped = underWay.current;
    stopped?.controller.abort(new DOMException('cancelled', 'AbortError'));
    underWay.current = null;
    return stopped?.wanted ?? null;
  }, []);
  const begin = useCallback(
    function begin(of: Wanted) {
      const mine = { controller: new AbortController(), wanted: of };
      underWay.current = mine;
      const settle = (change: Partial<State>) => {
        if (underWay.current !== mine) return;
        underWay.current = null;
        const next = { ...latest.current, ended: null, error: null, progress: 0, ...change };
        latest.current = next;
        setState(next);
        if (newest.current !== null && !isDone(next, newest.current)) begin(newest.current);
      };
      analyseRun(pool, of.run, {
        lanes,
        wantsCounts: of.counts,
        signal: mine.controller.signal,
        onProgress: (steps) => {
          if (underWay.current !== mine) return;
          latest.current = { ...latest.current, progress: steps / of.run.settings.T };
          setState(latest.current);
        },
      }).then(
        (analysis) => settle({ analysis }),
        (error: unknown) => settle({ ended: of, error: messageOf(error) }),
      );
    },
    [pool, lanes],
  );

  const done = isDone(state, wanted);
  useEffect(() => {
    newest.current = wanted;
    if (isPaused) stop();
    if (isPaused || done || wanted === null) return;
    if (underWay.current !== null && underWay.current.wanted.run.settings.T <= SOON_DONE) return;
    stop();
    begin(wanted);
  }, [wanted, done, isPaused, begin, stop]);
  useEffect(() => () => void stop(), [stop]);
  useWhenOnline(() => {
    if (latest.current.error === null) return;
    latest.current = { ...latest.current, ended: null, error: null };
    setState(latest.current);
  });

  const cancel = useCallback(() => {
    if (stop() === null) return;
    latest.current = { ...latest.current, ended: newest.current, progress: 0 };
    setState(latest.current);
  }, [stop]);
  const { analysis, error, progress } = state;
  return { analysis, isBusy: !done, progress, error, cancel };
}
