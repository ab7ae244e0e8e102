import { BLOCK_SIZE } from './blockRecord.ts';
import { streamSettings } from '../rng/stream.ts';
import { chunkSteps } from './rows.ts';
import { BLOCK_STEPS } from '../rng/blockSteps.ts';
import type { Settings } from '../settings/Settings.ts';

/** Statistics over some steps, by which summaries of their parts can be merged. */
export interface Moments {
  count: number;
  mean: number;
  /** sum of squared differences from the mean */
  m2: number;
  min: number;
  max: number;
  /** steps with S = K, with S = 0, with S < S̄ */
  full: number;
  empty: number;
  deficit: number;
  /** sums of min(S, S̄), of inflow and of spill */
  release: number;
  inflow: number;
  spill: number;
  /** storage of the last step */
  last: number;
}

/** The numbers of `Moments`, in the order they have in a typed array. */
const FIELDS = [
  'count',
  'mean',
  'm2',
  'min',
  'max',
  'full',
  'empty',
  'deficit',
  'release',
  'inflow',
  'spill',
  'last',
] as const satisfies readonly (keyof Moments)[];

/** What a run says of its steps 1..n: shares and means, one step weighing as much as another. */
export interface Summary {
  readonly mean: number;
  /** of the population */
  readonly standardDeviation: number;
  readonly min: number;
  readonly max: number;
  readonly full: number;
  readonly empty: number;
  readonly deficit: number;
  readonly release: number;
  readonly inflow: number;
  readonly spill: number;
  /** storage of the final row */
  readonly last: number;
}

export function emptyMoments(): Moments {
  return {
    count: 0,
    mean: 0,
    m2: 0,
    min: Infinity,
    max: -Infinity,
    full: 0,
    empty: 0,
    deficit: 0,
    release: 0,
    inflow: 0,
    spill: 0,
    last: NaN,
  };
}

/**
 * Adds the moments of the steps that follow. The order of merging fixes the rounding, so the
 * callers merge tiles into blocks, blocks into chunks and chunks into the whole, each in order.
 *
 * @see Chan, Golub & LeVeque (1979), the pairwise update of mean and M2
 */
export function mergeMoments(into: Moments, next: Moments): void {
  if (into.count === 0) {
    Object.assign(into, next);
    return;
  }
  const count = into.count + next.count;
  const difference = next.mean - into.mean;
  into.m2 += next.m2 + (difference * difference * into.count * next.count) / count;
  into.mean += (difference * next.count) / count;
  into.count = count;
  into.min = Math.min(into.min, next.min);
  into.max = Math.max(into.max, next.max);
  into.full += next.full;
  into.empty += next.empty;
  into.deficit += next.deficit;
  into.release += next.release;
  into.inflow += next.inflow;
  into.spill += next.spill;
  into.last = next.last;
}

/** Writes `moments` at `offset`. */
export function packMoments(moments: Moments, to: Float64Array, offset: number): void {
  FIELDS.forEach((field, i) => (to[offset + i] = moments[field]));
}

/** Reads into `moments` what `packMoments` wrote; field by field, for there may be many blocks. */
function unpackMoments(from: Float64Array, offset: number, moments: Moments): void {
  moments.count = from[offset]!;
  moments.mean = from[offset + 1]!;
  moments.m2 = from[offset + 2]!;
  moments.min = from[offset + 3]!;
  moments.max = from[offset + 4]!;
  moments.full = from[offset + 5]!;
  moments.empty = from[offset + 6]!;
  moments.deficit = from[offset + 7]!;
  moments.release = from[offset + 8]!;
  moments.inflow = from[offset + 9]!;
  moments.spill = from[offset + 10]!;
  moments.last = from[offset + 11]!;
}

/**
 * What a run says: its blocks merged in step order within each chunk, then chunk by chunk.
 *
 * @param blocks - of all chunks in order, `BLOCK_SIZE` numbers each
 */
export function summarize(settings: Settings, blocks: Float64Array): Summary {
  const streams = streamSettings(settings);
  const whole = emptyMoments();
  let at = 0;
  for (let chunk = 0; chunk < streams.chunks; chunk++) {
    const end = at + BLOCK_SIZE * blockCount(streams, chunk);
    const moments = emptyMoments();
    mergeBlocks(moments, blocks.subarray(at, end));
    mergeMoments(whole, moments);
    at = end;
  }
  return summaryOf(whole);
}

/** Adds the moments of blocks that follow, in order. */
export function mergeBlocks(into: Moments, blocks: Float64Array): void {
  const block = emptyMoments();
  for (let at = 0; at < blocks.length; at += BLOCK_SIZE) {
    unpackMoments(blocks, at, block);
    mergeMoments(into, block);
  }
}

/** What moments say, one step weighing as much as another. */
export function summaryOf(whole: Moments): Summary {
  const { count, m2, full, empty, deficit, release, inflow, spill } = whole;
  return {
    mean: whole.mean,
    standardDeviation: Math.sqrt(m2 / count),
    min: whole.min,
    max: whole.max,
    full: full / count,
    empty: empty / count,
    deficit: deficit / count,
    release: release / count,
    inflow: inflow / count,
    spill: spill / count,
    last: whole.last,
  };
}

function blockCount(settings: Settings, chunk: number): number {
  return Math.ceil(chunkSteps(settings, chunk) / BLOCK_STEPS);
}
