import { useMemo } from 'react';
import type { ChunkComparison } from '../../core/independence/ChunkComparison.ts';
import { comparisonError, comparisonFor } from '../../session/chunkComparisons.ts';
import { messageOf } from '../page/messageOf.ts';
import type { PageSession } from './PageSession.ts';
import { useShown, useStore } from './useStore.ts';

export interface ComparisonState {
  /** of the run in sight; while it is under way, of one before that drew the same streams, but no storages */
  readonly comparison: ChunkComparison | null;
  readonly error: string | null;
}

/** How the chunks of the run in sight compare. */
export function useChunkComparison(session: PageSession): ComparisonState {
  const shown = useShown(session);
  const standing = useStore(session.comparisons);
  const { done } = standing;
  const settings = shown?.settings ?? null;
  const comparison = useMemo(() => comparisonFor(done, settings), [done, settings]);
  const error = comparisonError(standing, shown);
  return error === null
    ? { comparison, error: null }
    : { comparison: null, error: messageOf(error) };
}
