import type { ChunkPair } from './chunkPair.ts';

/** Points that lie together, drawn as one: at their mean. */
export interface Bubble {
  readonly x: number;
  readonly y: number;
  readonly count: number;
  /** their mean, counted from 0 */
  readonly step: number;
}

export interface Bubbles {
  readonly bubbles: readonly Bubble[];
  /** the bubble of most points, and whether they are all at one place; null where there is no point */
  readonly fullest: (Bubble & { readonly isOnePlace: boolean }) | null;
}

/** Values of an axis between which points lie, most of them: those beyond are merged at either side. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** Cells along an axis: of many points, and of few, which are seen one by one. */
const CELLS = 80;
const FINE_CELLS = 320;
const FEW = 2000;

/**
 * Merges the points of the steps `from` to `to`, counted from 0, that share a cell of a fine grid. Where storages pile
 * up, at the ends of the range, 0 and K, are cells of their own: there all points are at one place.
 */
export function mergePoints(
  { x, y }: ChunkPair,
  { low, high }: Range,
  from = 0,
  to = x.length,
): Bubbles {
  const cells = to - from > FEW ? CELLS : FINE_CELLS;
  const across = cells + 2;
  const cellOf = (value: number) => {
    if (value <= low) return 0;
    if (value >= high) return across - 1;
    return 1 + Math.min(cells - 1, Math.floor(((value - low) / (high - low)) * cells));
  };
  const counts = new Int32Array(across * across);
  const firsts = new Int32Array(across * across);
  // from the first point of the cell, so that a mean is exact where all are equal
  const sums = new Float64Array(3 * across * across);
  for (let step = from; step < to; step++) {
    const cell = cellOf(x[step]!) * across + cellOf(y[step]!);
    if (counts[cell]!++ === 0) firsts[cell] = step;
    const first = firsts[cell]!;
    sums[3 * cell]! += x[step]! - x[first]!;
    sums[3 * cell + 1]! += y[step]! - y[first]!;
    sums[3 * cell + 2]! += step - first;
  }

  const bubbles: Bubble[] = [];
  let fullest: Bubble | null = null;
  counts.forEach((count, cell) => {
    if (count === 0) return;
    const first = firsts[cell]!;
    const bubble = {
      x: x[first]! + sums[3 * cell]! / count,
      y: y[first]! + sums[3 * cell + 1]! / count,
      count,
      step: first + sums[3 * cell + 2]! / count,
    };
    bubbles.push(bubble);
    if (fullest === null || count > fullest.count) fullest = bubble;
  });
  return { bubbles, fullest: fullest && withPlace(fullest, { low, high }) };
}

function withPlace(bubble: Bubble, { low, high }: Range) {
  const isEnd = (value: number) => value === low || value === high;
  return { ...bubble, isOnePlace: bubble.count === 1 || (isEnd(bubble.x) && isEnd(bubble.y)) };
}

/** Pixels of a single point's radius where all are single, of the fullest bubble's, and of any at least. */
const POINT = 3.5;
const LARGEST = 16;
const SMALLEST = 2;

/** Where no points pile up, as shocks do not, a diagonal is a line with the fullest bubble no larger. */
export const SLENDER = 5;

/**
 * Radii in pixels, of the fullest `largest` at most: areas go with counts, as far as the smallest can still be seen, and as halves of a
 * pixel tell: a chart draws many dots of one size much faster than each of its own.
 */
export function bubbleRadii(bubbles: readonly Bubble[], largest = LARGEST): number[] {
  const most = bubbles.reduce((greatest, { count }) => Math.max(greatest, count), 1);
  const point = Math.min(POINT, largest / Math.sqrt(most));
  return bubbles.map(({ count }) =>
    Math.max(Math.round(2 * point * Math.sqrt(count)) / 2, SMALLEST),
  );
}
