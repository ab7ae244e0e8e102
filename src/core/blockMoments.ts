import type { SegmentRun } from './runSegment.ts';
import { BLOCK_STEPS } from './simulation.ts';
import { emptyMoments, mergeMoments, type Moments } from './summary.ts';
import { releaseOf, spillOf } from './waterBalance.ts';

/** Steps whose moments are taken at once: their plain sums round little. */
const TILE_STEPS = 2048;

/** Moments of the block of a segment's steps that begins at `from`, merged tile by tile. */
export function blockMoments(run: SegmentRun, from: number): Moments {
  const block = emptyMoments();
  const end = Math.min(from + BLOCK_STEPS, run.storage.length);
  for (let tile = from; tile < end; tile += TILE_STEPS) {
    mergeMoments(block, tileMoments(run, tile, Math.min(tile + TILE_STEPS, end)));
  }
  return block;
}

function tileMoments(run: SegmentRun, from: number, end: number): Moments {
  const { settings, storage, inflow } = run;
  const { K, target } = settings;
  const moments = emptyMoments();
  let before = from === 0 ? run.initial : storage[from - 1]!;
  // sums of differences to one of the values: of equal values the mean is exact
  const origin = storage[from]!;
  let total = 0;
  for (let t = from; t < end; t++) {
    const value = storage[t]!;
    total += value - origin;
    if (value < moments.min) moments.min = value;
    if (value > moments.max) moments.max = value;
    if (value === K) moments.full++;
    if (value === 0) moments.empty++;
    if (value < target) moments.deficit++;
    moments.release += releaseOf(settings, value);
    moments.inflow += inflow[t]!;
    moments.spill += spillOf(settings, before, inflow[t]!);
    before = value;
  }
  moments.count = end - from;
  moments.mean = origin + total / moments.count;
  for (let t = from; t < end; t++) {
    const difference = storage[t]! - moments.mean;
    moments.m2 += difference * difference;
  }
  moments.last = before;
  return moments;
}
