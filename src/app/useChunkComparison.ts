import { useMemo, useState } from 'react';
import type { ChunkComparison } from '../core/independence/ChunkComparison.ts';
import type { SimulationRun } from '../core/SimulationRun.ts';
import {
  comparisonFor,
  createChunkComparisons,
  isCompared,
  wantedComparison,
} from '../session/chunkComparisons.ts';
import type { JobApi } from '../workers/contract.ts';
import type { WorkerPool } from '../workers/WorkerPool.ts';
import { messageOf } from './messageOf.ts';
import { useNewestFirst } from './useNewestFirst.ts';

export interface ComparisonState {
  /** of the newest run; while it is under way, of one before that drew the same streams, but no storages */
  readonly comparison: ChunkComparison | null;
  readonly isBusy: boolean;
  readonly error: string | null;
}

/** Compares the chunks of a run in a worker, where `run` is given. */
export function useChunkComparison(
  pool: WorkerPool<JobApi>,
  run: SimulationRun | null,
  [a, b]: readonly [number, number],
): ComparisonState {
  const [comparisons] = useState(() => createChunkComparisons(pool));
  const wanted = useMemo(() => (run === null ? null : wantedComparison(run, [a, b])), [run, a, b]);
  const standing = useNewestFirst(comparisons, wanted);
  const { done, ended } = standing;
  const settings = wanted?.settings ?? null;
  const comparison = useMemo(() => comparisonFor(done, settings), [done, settings]);
  const isBusy = wanted !== null && !isCompared(standing, wanted);
  const error = wanted === null || isBusy ? null : (ended?.error ?? null);
  if (error !== null) return { comparison: null, isBusy, error: messageOf(error) };
  return { comparison, isBusy, error: null };
}
