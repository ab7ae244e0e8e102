import type { ChunkPair } from './chunkPair.ts';

/** Points that lie together, drawn as one: at their mean. */
export interface Bubble {
  readonly x: number;
  readonly y: number;
  readonly count: number;
  /** the first of them */
  readonly step: number;
}

export interface Bubbles {
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
  const bubbles: { x: number; y: number; count: number; step: number }[] = [];
  const places = new Int32Array(across * across).fill(-1);
  for (let step = 0; step < x.length; step++) {
    const cell = cellOf(x[step]!) * across + cellOf(y[step]!);
    if (places[cell] === -1) {
      places[cell] = bubbles.length;
      bubbles.push({ x: x[step]!, y: y[step]!, count: 1, step });
      continue;
    }
    const bubble = bubbles[places[cell]!]!;
    bubble.count++;
    // a mean that stays exact where all are equal
    bubble.x += (x[step]! - bubble.x) / bubble.count;
    bubble.y += (y[step]! - bubble.y) / bubble.count;
  }
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

/** Radii in pixels: areas go with counts, as far as the smallest can still be seen. */
export function bubbleRadii(bubbles: readonly Bubble[]): number[] {
  const most = bubbles.reduce((greatest, { count }) => Math.max(greatest, count), 1);
  const point = Math.min(POINT, LARGEST / Math.sqrt(most));
  return bubbles.map(({ count }) => Math.max(point * Math.sqrt(count), SMALLEST));
}
