import { createStream, isOneStream, streamNumber } from './rng/stream.ts';
import { chunkSteps, stepsBefore } from './rows.ts';
import type { Settings } from './simulation.ts';

/** Steps over which two chunks' shocks are compared at most: a job of some 30 ms. */
export const COMPARED_STEPS = 2 ** 18;

/** What two chunks' shocks, the normals behind their inflows, have in common. */
export interface ShockComparison {
  readonly stepCount: number;
  /** whether they are equal bit for bit */
  readonly identical: boolean;
  /** Pearson's r at equal steps; NaN with fewer than 2 steps */
  readonly correlation: number;
}

/** Draws the shocks of two chunks again and compares them step by step. */
export function compareShocks(settings: Settings, a: number, b: number): ShockComparison {
  const shortest = Math.min(chunkSteps(settings, a), chunkSteps(settings, b));
  const stepCount = Math.min(shortest, COMPARED_STEPS);
  const shocks = [a, b].map((chunk) => {
    const { generator, seed } = settings;
    const stream = isOneStream(settings)
      ? createStream(generator, seed, 0, stepsBefore(settings, chunk))
      : createStream(generator, seed, streamNumber(settings, chunk), 0);
    return Float64Array.from({ length: stepCount }, () => stream.next());
  });
  const [x, y] = shocks as [Float64Array, Float64Array];
  return {
    stepCount,
    identical: x.every((value, i) => Object.is(value, y[i])),
    correlation: pearson(x, y),
  };
}

/**
 * Pearson's correlation of two series of one length, in [-1, 1].
 * NaN where one of them does not vary.
 */
export function pearson(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const meanX = mean(x);
  const meanY = mean(y);
  let xx = 0;
  let xy = 0;
  let yy = 0;
  for (let i = 0; i < x.length; i++) {
    const dx = x[i]! - meanX;
    const dy = y[i]! - meanY;
    xx += dx * dx;
    xy += dx * dy;
    yy += dy * dy;
  }
  const r = xy / Math.sqrt(xx * yy);
  return Math.max(-1, Math.min(1, r)); // round-off may carry it beyond
}

/** The mean, from differences to the first value: exact where all are equal. */
function mean(values: ArrayLike<number>): number {
  const origin = values[0] ?? NaN;
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i]! - origin;
  return origin + total / values.length;
}
