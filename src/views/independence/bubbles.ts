import type { ChunkPair } from './chunkPair.ts';

/** Points that lie together, drawn as one: at their mean. */
export interface Bubble {
  readonly x: number;
  readonly y: number;
  readonly count: number;
  /** the first of them */
  readonly step: number;
}

interface Bubbles {
  readonly bubbles: readonly Bubble[];
  readonly pointCount: number;
  /** the bubble of most points, and whether they are all at one place */
  readonly fullest: Bubble;
  readonly isOnePlace: boolean;
}

/** Cells along an axis. */
const CELLS = 80;

/**
 * Merges points that share a cell of a fine grid over [0, K]². Where storages pile up, at 0 and at K, are cells
 * of their own: there all points are at one place.
 */
export function mergePoints({ x, y }: ChunkPair, K: number): Bubbles {
  const across = CELLS + 2;
  const cellOf = (storage: number) => {
    if (storage <= 0) return 0;
    return storage >= K ? across - 1 : 1 + Math.min(CELLS - 1, Math.floor((storage / K) * CELLS));
  };
  const counts = new Int32Array(across * across);
  const firsts = new Int32Array(across * across);
  // from the first point of the cell, so that a mean is exact where all are equal
  const sums = new Float64Array(2 * across * across);
  for (let step = 0; step < x.length; step++) {
    const cell = cellOf(x[step]!) * across + cellOf(y[step]!);
    if (counts[cell]!++ === 0) firsts[cell] = step;
    const first = firsts[cell]!;
    sums[2 * cell]! += x[step]! - x[first]!;
    sums[2 * cell + 1]! += y[step]! - y[first]!;
  }

  const bubbles: Bubble[] = [];
  counts.forEach((count, cell) => {
    if (count === 0) return;
    const step = firsts[cell]!;
    const meanX = x[step]! + sums[2 * cell]! / count;
    const meanY = y[step]! + sums[2 * cell + 1]! / count;
    bubbles.push({ x: meanX, y: meanY, count, step });
  });
  const fullest = bubbles.reduce((most, bubble) => (bubble.count > most.count ? bubble : most));
  const isPile = (storage: number) => storage === 0 || storage === K;
  return {
    bubbles,
    pointCount: x.length,
    fullest,
    isOnePlace: fullest.count === 1 || (isPile(fullest.x) && isPile(fullest.y)),
  };
}

/** Pixels of a single point's radius where all are single, of the fullest bubble's, and of any at least. */
const POINT = 3.5;
const LARGEST = 16;
const SMALLEST = 1;

/**
 * Radii in pixels: areas go with counts, as far as the smallest can still be seen, and as halves of a
 * pixel tell: a chart draws many dots of one size much faster than each of its own.
 */
export function bubbleRadii(bubbles: readonly Bubble[]): number[] {
  const most = bubbles.reduce((greatest, { count }) => Math.max(greatest, count), 1);
  const point = Math.min(POINT, LARGEST / Math.sqrt(most));
  return bubbles.map(({ count }) =>
    Math.max(Math.round(2 * point * Math.sqrt(count)) / 2, SMALLEST),
  );
}
