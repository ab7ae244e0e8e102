import { SOON_ANALYSED } from '../core/settings/limits.ts';
import type { SimulationRun } from '../core/run/SimulationRun.ts';
import { analyseRun, type RunAnalysis } from '../workers/run/analyseRun.ts';
import type { JobApi } from '../workers/contract.ts';
import type { WorkerPool } from '../workers/pool/WorkerPool.ts';
import { NewestFirst, type Standing } from './NewestFirst.ts';

/** An analysis that is asked for. */
export interface WantedAnalysis {
  /** not its path, which is large and is needed for the next run */
  readonly run: RunAnalysis['run'];
  /** whether its storages are to be counted */
  readonly counts: boolean;
  /** workers that may have work at the same time */
  readonly workers: number;
}

export type Analyses = NewestFirst<WantedAnalysis, RunAnalysis>;

/** What there is to find out about a run; null for none. */
export function wantedAnalysis(
  run: SimulationRun | null,
  counts: boolean,
  workers: number,
): WantedAnalysis | null {
  return run && { run: { ...run, path: null, envelope: null }, counts, workers };
}

/** The number of the run whose storages have been counted last; null for none. */
export function countedRun({ done }: Standing<WantedAnalysis, RunAnalysis>): number | null {
  return done?.of.counts ? done.of.run.runNumber : null;
}

/** Analyses of the newest run in the workers, one at a time. */
export function createAnalyses(pool: WorkerPool<JobApi>): Analyses {
  return new NewestFirst({
    work: ({ run, counts, workers }, signal, onProgress) =>
      analyseRun(pool, run, {
        workers,
        wantsCounts: counts,
        signal,
        onProgress: (steps) => onProgress(steps / run.settings.T),
      }),
    isSettled: isAnalysed,
    mayFinish: ({ run }) => run.settings.T <= SOON_ANALYSED,
  });
}

/** Whether nothing is left to find out; an analysis with counts is one without them too. */
export function isAnalysed(
  { done, ended }: Standing<WantedAnalysis, RunAnalysis>,
  { run: { runNumber }, counts }: WantedAnalysis,
): boolean {
  if (ended?.of.run.runNumber === runNumber && ended.of.counts === counts) return true;
  return done?.of.run.runNumber === runNumber && (done.of.counts || !counts);
}

/** What is known of the run in sight; null as long as nothing is. */
export function analysisOf(
  { done }: Standing<WantedAnalysis, RunAnalysis>,
  shown: SimulationRun | null,
): RunAnalysis | null {
  return done !== null && done.of.run.runNumber === shown?.runNumber ? done.result : null;
}

/** The analysis to be shown: that of the run in sight, or while its storages are counted still the one before. */
export function analysisInSight(
  standing: Standing<WantedAnalysis, RunAnalysis>,
  shown: SimulationRun | null,
  isCounting: boolean,
): RunAnalysis | null {
  return isCounting ? (standing.done?.result ?? null) : analysisOf(standing, shown);
}
