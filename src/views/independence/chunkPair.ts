import { chunkSteps } from '../../core/rows.ts';
import { COMPARED_STEPS, pearson } from '../../core/shocks.ts';
import type { StoragePath } from '../../core/StoragePath.ts';

/** Points that the scatter shows at most; more would make hovering slow. */
const DRAWN_POINTS = 4000;

/** The storages of two chunks at equal steps. */
export interface ChunkPair {
  /** steps compared, from the chunks' start (step 0) on */
  readonly stepCount: number;
  readonly points: readonly { readonly x: number; readonly y: number; readonly step: number }[];
  /** Pearson's r of the storages of steps 1..n; NaN where one does not vary */
  readonly correlation: number;
}

/** Pairs the storages of two chunks step by step, as far as their shocks are compared. */
export function pairChunks(path: StoragePath, a: number, b: number): ChunkPair {
  const { settings } = path;
  const shortest = Math.min(chunkSteps(settings, a), chunkSteps(settings, b));
  const stepCount = Math.min(shortest, COMPARED_STEPS);
  const x = path.copyChunk(a, stepCount + 1);
  const y = path.copyChunk(b, stepCount + 1);

  const stride = Math.ceil((stepCount + 1) / DRAWN_POINTS);
  const points = Array.from({ length: Math.ceil((stepCount + 1) / stride) }, (_, i) => ({
    x: x[i * stride]!,
    y: y[i * stride]!,
    step: i * stride,
  }));
  return { stepCount, points, correlation: pearson(x.subarray(1), y.subarray(1)) };
}
