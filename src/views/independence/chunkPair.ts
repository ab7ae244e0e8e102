import { comparedSteps, shownSteps } from '../../core/independence/comparedSteps.ts';
import { shocksOf, type ChunkComparison } from '../../core/independence/ChunkComparison.ts';
import { correlation } from '../../core/independence/correlations.ts';
import type { StoragePath } from '../../core/run/StoragePath.ts';

/** Two chunks at equal steps: entry t is of their step t + 1. */
export interface ChunkPair {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** The storages of two chunks after each step over which chunks are compared. */
export function pairStorages(path: StoragePath, a: number, b: number): ChunkPair {
  const stepCount = comparedSteps(path.settings);
  const ofChunk = (chunk: number) => path.copySteps({ chunk, firstStep: 0, stepCount });
  return { x: ofChunk(a), y: ofChunk(b) };
}

/** The shocks of two chunks at the steps that are drawn. */
export function pairShocks(comparison: ChunkComparison, a: number, b: number): ChunkPair {
  return { x: shocksOf(comparison, a), y: shocksOf(comparison, b) };
}

/** Of the storages of two chunks those that are drawn, beside their shocks. */
export function shownStorages({ x, y }: ChunkPair, path: StoragePath): ChunkPair {
  const count = shownSteps(path.settings);
  return { x: x.subarray(0, count), y: y.subarray(0, count) };
}

/** Pearson's r without the first steps. */
export function laterCorrelation({ x, y }: ChunkPair, leftOut: number): number {
  return correlation(x.subarray(leftOut), y.subarray(leftOut));
}
