import { TILE_STEPS } from './writeBlock.ts';
import { PartialSums } from './partialSums.ts';
import { BLOCK_STEPS } from '../rng/blockSteps.ts';
import type { Settings } from '../settings/Settings.ts';

/** Bins that a run is cut into at most, before the ends of chunks add some: 50 MB. */
const MOST_BINS = 2 ** 21;

/** Steps of a bin at least: finer pictures are drawn from single steps. */
const LEAST_STEPS = 256;

/** Numbers of one bin: least, greatest and mean storage. */
export const BIN_SIZE = 3;

/**
 * Steps of a bin, a power of two, so that a bin never crosses from one block into the next.
 * Bins count from the first step of each stream; the last one of a stream may be shorter.
 */
export function binSteps({ T }: Settings): number {
  let steps = LEAST_STEPS;
  while (steps * MOST_BINS < T && steps < BLOCK_STEPS) steps *= 2;
  return steps;
}

/** Bins of a chunk or a part of one. */
export function binCount(stepCount: number, steps: number): number {
  return Math.ceil(stepCount / steps);
}

/**
 * Least, greatest and mean storage of each bin.
 *
 * @param storage - one storage a step
 * @param steps - steps of a bin
 * @param to - room for `BIN_SIZE` numbers a bin, from `offset`
 */
export function writeEnvelope(
  storage: Float64Array,
  steps: number,
  to: Float64Array,
  offset: number,
): void {
  for (let from = 0, at = offset; from < storage.length; from += steps, at += BIN_SIZE) {
    const end = Math.min(from + steps, storage.length);
    let min = Infinity;
    let max = -Infinity;
    let sum = 0;
    for (let tile = from; tile < end; tile += TILE_STEPS) {
      const partial = new PartialSums();
      const tileEnd = Math.min(tile + TILE_STEPS, end);
      for (let i = tile; i < tileEnd; i++) {
        const value = storage[i]!;
        if (value < min) min = value;
        if (value > max) max = value;
        partial.add(i - tile, value);
      }
      sum += partial.total();
    }
    to[at] = min;
    to[at + 1] = max;
    to[at + 2] = sum / (end - from);
  }
}
