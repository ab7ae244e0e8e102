import { comparedSteps } from '../../core/independence/comparedSteps.ts';
import type { StoragePath } from '../../core/StoragePath.ts';

/** The storages of two chunks at equal steps: entry t after t steps, 0 what they start from. */
export interface ChunkPair {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Pairs the storages of two chunks step by step, as far as chunks are compared. */
export function pairChunks(path: StoragePath, a: number, b: number): ChunkPair {
  const count = comparedSteps(path.settings) + 1;
  return { x: path.copyChunk(a, count), y: path.copyChunk(b, count) };
}
