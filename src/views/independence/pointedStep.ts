import type { Chart } from 'chart.js';
import type { ChunkPair } from './chunkPair.ts';

/** The entry of a pair that is drawn nearest to a place in pixels, of those from `first` on; null if there is none. */
export function nearestStep(
  { scales }: Pick<Chart, 'scales'>,
  pair: ChunkPair,
  first: number,
  x: number,
  y: number,
): number | null {
  // pixels are linear in values: two of each axis tell how
  const [atX, perX] = linear(scales['x']!);
  const [atY, perY] = linear(scales['y']!);
  let nearest: number | null = null;
  let least = Infinity;
  for (let step = first; step < pair.x.length; step++) {
    const distance = (atX + perX * pair.x[step]! - x) ** 2 + (atY + perY * pair.y[step]! - y) ** 2;
    if (distance < least) {
      least = distance;
      nearest = step;
    }
  }
  return nearest;
}

function linear(scale: Chart['scales'][string]): readonly [number, number] {
  const start = scale.getPixelForValue(scale.min);
  const slope = (scale.getPixelForValue(scale.max) - start) / (scale.max - scale.min);
  return [start - slope * scale.min, slope];
}

/** How many of the entries from `first` on are at the very place of one. */
export function alikeSteps({ x, y }: ChunkPair, first: number, step: number): number {
  let count = 0;
  for (let other = first; other < x.length; other++) {
    if (x[other] === x[step] && y[other] === y[step]) count++;
  }
  return count;
}

/**
 * The entry that a key leads to, of those from `first` to `count` - 1: null leads away from all.
 *
 * @returns undefined if the key has no meaning
 */
export function movedStep(
  step: number | null,
  key: string,
  first: number,
  count: number,
): number | null | undefined {
  if (first >= count) return undefined;
  const within = (to: number) => Math.max(first, Math.min(count - 1, to));
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return step === null ? first : within(step + 1);
    case 'ArrowLeft':
    case 'ArrowDown':
      return step === null ? count - 1 : within(step - 1);
    case 'Home':
      return first;
    case 'End':
      return count - 1;
    case 'Escape':
      return step === null ? undefined : null;
    default:
      return undefined;
  }
}
