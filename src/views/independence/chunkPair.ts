import { comparedSteps } from '../../core/independence/comparedSteps.ts';
import type { StoragePath } from '../../core/run/StoragePath.ts';

/** Steps drawn at most, the first ones: few enough for a slider that moves. */
const DRAWN_STEPS = 2 ** 16;

/** The storages of two chunks at equal steps: entry t after t steps, 0 what they start from. */
export interface ChunkPair {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Pairs the storages of two chunks step by step, as far as chunks are compared, or can be drawn. */
export function pairChunks(path: StoragePath, a: number, b: number): ChunkPair {
  const count = Math.min(comparedSteps(path.settings), DRAWN_STEPS) + 1;
  return { x: path.copyChunk(a, count), y: path.copyChunk(b, count) };
}
