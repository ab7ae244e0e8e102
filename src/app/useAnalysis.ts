import { useEffect, useMemo, useState } from 'react';
import type { SimulationRun } from '../core/SimulationRun.ts';
import { createAnalyses, isAnalysed, wantedAnalysis } from '../session/analyses.ts';
import type { CountedRun } from '../views/distribution/DistributionView.tsx';
import type { RunAnalysis } from '../workers/analyseRun.ts';
import type { JobApi } from '../workers/contract.ts';
import type { WorkerPool } from '../workers/WorkerPool.ts';
import { messageOf } from './messageOf.ts';
import { useNewestFirst } from './useNewestFirst.ts';

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
  const [analyses] = useState(() => createAnalyses(pool));
  const wanted = useMemo(
    () => (run === null ? null : wantedAnalysis(run, counts, lanes)),
    [run, counts, lanes],
  );
  useEffect(() => analyses.pause(isPaused), [analyses, isPaused]);
  const standing = useNewestFirst(analyses, wanted);
  const error = standing.ended?.error ?? null;
  return {
    analysis: standing.done?.result ?? null,
    isBusy: wanted !== null && !isAnalysed(standing, wanted),
    progress: standing.running?.progress ?? 0,
    error: error === null ? null : messageOf(error),
    cancel: () => analyses.cancel(),
  };
}
