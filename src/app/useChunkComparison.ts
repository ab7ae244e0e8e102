import { useEffect, useMemo, useRef, useState } from 'react';
import {
  pairOf,
  withoutStorages,
  type ChunkComparison,
} from '../core/independence/ChunkComparison.ts';
import type { Settings } from '../core/simulation.ts';
import type { SimulationRun } from '../core/SimulationRun.ts';
import { compareRun } from '../workers/compareRun.ts';
import type { JobApi } from '../workers/contract.ts';
import type { WorkerPool } from '../workers/WorkerPool.ts';
import { areSettingsEqual } from './experimentFile.ts';
import { messageOf } from './messageOf.ts';

export interface ComparisonState {
  /** of the newest run; while it is under way, of one before that drew the same streams, but no storages */
  readonly comparison: ChunkComparison | null;
  readonly isBusy: boolean;
  readonly error: string | null;
}

interface Done {
  /** not the run, whose path is large */
  readonly settings: Settings | null;
  readonly comparison: ChunkComparison | null;
  readonly error: string | null;
}

/**
 * Compares the chunks of a run in a worker, where `run` is given. One comparison is finished before the
 * newest run gets its turn: given up each time, none would ever be shown while a slider moves.
 */
export function useChunkComparison(
  pool: WorkerPool<JobApi>,
  run: SimulationRun | null,
  [a, b]: readonly [number, number],
): ComparisonState {
  const [done, setDone] = useState<Done>({ settings: null, comparison: null, error: null });
  const isComparing = useRef(false);

  useEffect(() => {
    if (run === null || isEnough(done, run.settings, a, b) || isComparing.current) return;
    isComparing.current = true;
    const settle = (comparison: ChunkComparison | null, error: string | null) => {
      isComparing.current = false;
      setDone({ settings: run.settings, comparison, error });
    };
    compareRun(pool, run, [a, b]).then(
      (comparison) => settle(comparison, null),
      (error: unknown) => settle(null, messageOf(error)),
    );
  }, [pool, run, done, a, b]);

  const settings = run?.settings ?? null;
  const comparison = useMemo(() => comparisonFor(done, settings), [done, settings]);
  if (run === null) return { comparison: null, isBusy: false, error: null };
  const isBusy = !isEnough(done, run.settings, a, b);
  return {
    comparison,
    isBusy,
    error: isBusy ? null : done.error,
  };
}

/** Whether what is done is all that there is to say of a run and a pair. */
function isEnough({ settings: of, comparison }: Done, settings: Settings, a: number, b: number) {
  if (settings.chunks < 2) return true;
  if (of === null || !areSettingsEqual(of, settings)) return false;
  // of many chunks a pair may not be among those that were kept
  return comparison === null || pairOf(comparison, a, b) !== undefined;
}

/** What is done, as far as it holds for settings. */
export function comparisonFor(
  { settings: of, comparison }: Pick<Done, 'settings' | 'comparison'>,
  settings: Settings | null,
): ChunkComparison | null {
  if (of === null || settings === null || comparison === null) return null;
  if (areSettingsEqual(of, settings)) return comparison;
  return areKin(of, settings) ? withoutStorages(comparison) : null;
}

function areKin(x: Settings, y: Settings): boolean {
  const keys = ['generator', 'seeding', 'boundary', 'T', 'chunks', 'seed'] as const;
  return keys.every((key) => x[key] === y[key]);
}
