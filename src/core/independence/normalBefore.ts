import { correlationOf, FARTHEST_NORMAL, nextNormalOf } from '../reservoir/nextNormal.ts';
import { stepsBefore } from '../job/rows.ts';
import type { Settings } from '../settings/Settings.ts';
import type { DrawFast } from './drawChunks.ts';

/** Steps in which any two normals under the same shocks meet, to the bit, at all ρ that settings allow: some 700 at most. */
const MEETING_STEPS = 2048;

/**
 * The normal before the first step of a chunk; NaN where the chunk starts full.
 *
 * Of a path of one stream it is drawn: what was between two normals stays between them under the same shocks, so where
 * the chains from both bounds have met, the true one has met them.
 *
 * @param starts - see `chunkStarts`
 * @returns null if it is not found
 */
export function normalBefore(
  settings: Settings,
  starts: Float64Array,
  chunk: number,
  drawFast: DrawFast,
): number | null {
  const { boundary, seed, chunks } = settings;
  if (correlationOf(settings) === 0 || boundary === 'restart' || chunk === 0) return NaN;
  const onRecord = starts[chunks + chunk]!;
  if (!Number.isNaN(onRecord)) return onRecord;
  const end = stepsBefore(settings, chunk);
  const first = Math.max(0, end - MEETING_STEPS);
  const nextNormal = nextNormalOf(settings);
  let low = first === 0 ? NaN : -FARTHEST_NORMAL;
  let high = first === 0 ? NaN : FARTHEST_NORMAL;
  for (const shock of drawFast(seed, 0, first, end - first)) {
    low = nextNormal(low, shock);
    high = nextNormal(high, shock);
  }
  return low === high ? low : null;
}
