import { comparedSteps, shownSteps } from '../../core/independence/comparedSteps.ts';
import { shocksOf, type ChunkComparison } from '../../core/independence/ChunkComparison.ts';
import { correlation } from '../../core/independence/correlations.ts';
import type { StoragePath } from '../../core/run/StoragePath.ts';

/** Two chunks at equal steps: entry t is of their step t + 1. */
export interface ChunkPair {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** The storages of two chunks after each of their first steps: by default of those that are drawn. */
export function pairStorages(
  path: StoragePath,
  a: number,
  b: number,
  stepCount = shownSteps(path.settings),
): ChunkPair {
  const ofChunk = (chunk: number) => path.copySteps({ chunk, firstStep: 0, stepCount });
  return { x: ofChunk(a), y: ofChunk(b) };
}

/** The shocks of two chunks at the steps that are drawn. */
export function pairShocks(comparison: ChunkComparison, a: number, b: number): ChunkPair {
  return { x: shocksOf(comparison, a), y: shocksOf(comparison, b) };
}

/** Pearson's r of all storages that are compared, without the first. */
export function laterCorrelation(path: StoragePath, a: number, b: number, leftOut: number): number {
  const stepCount = comparedSteps(path.settings) - leftOut;
  const ofChunk = (chunk: number) => path.copySteps({ chunk, firstStep: leftOut, stepCount });
  return correlation(ofChunk(a), ofChunk(b));
}
