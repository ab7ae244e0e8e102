import { BLOCK_NORMAL, BLOCK_SPELL } from './blockRecord.ts';
import { PartialSums } from './partialSums.ts';
import type { SegmentRun } from './runSegment.ts';
import { BLOCK_STEPS } from '../rng/blockSteps.ts';
import { SpellCounter } from './spells.ts';
import { emptyMoments, mergeMoments, packMoments, type Moments } from './summary.ts';
import { releaseOf, spillOf } from '../reservoir/waterBalance.ts';

/** Steps whose moments are taken at once: their partial sums round little. */
export const TILE_STEPS = 2048;

// where modules are not bundled, an import is looked up at each use, which costs as much as a step
const releaseFrom = releaseOf;
const spillFrom = spillOf;

/**
 * Writes what is kept of the block of a segment's steps that begins at `from`: moments, merged tile
 * by tile, spells, and the last normal.
 */
export function writeBlock(run: SegmentRun, from: number, to: Float64Array, offset: number): void {
  const { settings, storage } = run;
  const moments = emptyMoments();
  const end = Math.min(from + BLOCK_STEPS, storage.length);
  for (let tile = from; tile < end; tile += TILE_STEPS) {
    mergeMoments(moments, tileMoments(run, tile, Math.min(tile + TILE_STEPS, end)));
  }
  packMoments(moments, to, offset);

  const deficit = new SpellCounter();
  const full = new SpellCounter();
  for (let t = from; t < end; t++) {
    deficit.add(storage[t]! < settings.target);
    full.add(storage[t] === settings.K);
  }
  deficit.pack(to, offset + BLOCK_SPELL.deficit);
  full.pack(to, offset + BLOCK_SPELL.full);
  to[offset + BLOCK_NORMAL] = run.normals[from / BLOCK_STEPS]!;
}

function tileMoments(run: SegmentRun, from: number, end: number): Moments {
  const { settings, storage, inflow } = run;
  const { K, target } = settings;
  const moments = emptyMoments();
  let before = from === 0 ? run.initial : storage[from - 1]!;
  // differences to one of the values: of equal values the mean is exact
  const origin = storage[from]!;
  const differences = new PartialSums();
  const release = new PartialSums();
  const inflows = new PartialSums();
  const spill = new PartialSums();
  for (let t = from; t < end; t++) {
    const value = storage[t]!;
    differences.add(t - from, value - origin);
    if (value < moments.min) moments.min = value;
    if (value > moments.max) moments.max = value;
    if (value === K) moments.full++;
    if (value === 0) moments.empty++;
    if (value < target) moments.deficit++;
    release.add(t - from, releaseFrom(settings, value));
    inflows.add(t - from, inflow[t]!);
    spill.add(t - from, spillFrom(settings, before, inflow[t]!));
    before = value;
  }
  moments.count = end - from;
  moments.mean = origin + differences.total() / moments.count;
  const squares = new PartialSums();
  for (let t = from; t < end; t++) {
    const difference = storage[t]! - moments.mean;
    squares.add(t - from, difference * difference);
  }
  moments.m2 = squares.total();
  moments.release = release.total();
  moments.inflow = inflows.total();
  moments.spill = spill.total();
  moments.last = before;
  return moments;
}
