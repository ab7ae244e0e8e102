import {
  pairOf,
  withoutStorages,
  type ChunkComparison,
} from '../core/independence/ChunkComparison.ts';
import { chunkStarts } from '../core/independence/chunkStorages.ts';
import { areSettingsEqual, haveSameShocks } from '../core/settings/sameSettings.ts';
import type { Settings } from '../core/settings/Settings.ts';
import type { SimulationRun } from '../core/run/SimulationRun.ts';
import { compareRun, type ComparedRun } from '../workers/run/compareRun.ts';
import type { JobApi } from '../workers/contract.ts';
import type { WorkerPool } from '../workers/pool/WorkerPool.ts';
import { NewestFirst, type Standing } from './NewestFirst.ts';

/** A comparison that is asked for: not the run, whose path is large. */
export interface WantedComparison extends ComparedRun {
  readonly runNumber: number;
}

/** of chunks, from 0 */
export const FIRST_PAIR: readonly [number, number] = [0, 1];

export type ChunkComparisons = NewestFirst<WantedComparison, ChunkComparison>;

/** The pair that was chosen, if the run has both of its chunks; else the first. */
export function pairIn(
  run: SimulationRun | null,
  chosen: readonly [number, number],
): readonly [number, number] {
  return run !== null && Math.max(...chosen) < run.settings.chunks ? chosen : FIRST_PAIR;
}

/** What there is to compare of a run; null for one chunk, or no run. */
export function wantedComparison(
  run: SimulationRun | null,
  pair: readonly [number, number],
): WantedComparison | null {
  if (run === null) return null;
  const { settings, runNumber } = run;
  if (settings.chunks < 2) return null;
  return { runNumber, settings, starts: chunkStarts(run), pair };
}

/**
 * Comparisons of the chunks of the newest run, each in one worker. One is finished before the newest run gets
 * its turn: given up each time, none would ever be shown while a slider moves.
 */
export function createChunkComparisons(pool: WorkerPool<JobApi>): ChunkComparisons {
  return new NewestFirst({
    work: (wanted, signal) => compareRun(pool, wanted, signal),
    isSettled: isCompared,
  });
}

/** Whether what is done is all that there is to say of a run and a pair; the next run has another try. */
export function isCompared(
  { done, ended }: Standing<WantedComparison, ChunkComparison>,
  { settings, runNumber, pair }: WantedComparison,
): boolean {
  if (ended !== null) return ended.of.runNumber === runNumber;
  if (done === null || !areSettingsEqual(done.of.settings, settings)) return false;
  // of many chunks a pair may not be among those that were kept
  return pairOf(done.result, ...pair) !== undefined;
}

/** What is done, as far as it holds for settings. */
export function comparisonFor(
  done: { readonly of: { readonly settings: Settings }; readonly result: ChunkComparison } | null,
  settings: Settings | null,
): ChunkComparison | null {
  if (done === null || settings === null) return null;
  if (areSettingsEqual(done.of.settings, settings)) return done.result;
  return haveSameShocks(done.of.settings, settings) ? withoutStorages(done.result) : null;
}

/** Why a run could not be compared; null if it was, or is about to be. */
export function comparisonError(
  { ended }: Standing<WantedComparison, ChunkComparison>,
  run: SimulationRun | null,
): unknown {
  return run !== null && ended?.of.runNumber === run.runNumber ? ended.error : null;
}
