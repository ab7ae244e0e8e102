import { digestPart } from './digest';
import { draw } from './draws';
import { addToEnvelope } from './envelope';
import { drawInflows } from './inflows';
import {
  BLOCK,
  CAPACITY,
  ENVELOPE,
  FLOOR,
  INFLOW_FLOOR,
  INFLOW_MEAN,
  INFLOW_SPREAD,
  MEAN,
  RHO,
  SPREAD,
  STORAGE,
  TARGET,
  TILE_STEPS,
} from './memory';
import { addMoments, clearMoments } from './moments';
import { correlate, setCorrelation } from './normals';
import { seedBlock } from './philox';
import { follow } from './recurrence';
import { keepSpells } from './spells';
import { sweepTile } from './sweep';

export { clearCounts, countBlock, endFailure } from './counts';
export { BLOCK, COUNTS, ENVELOPE, LAYER_F, LAYER_X, STORAGE } from './memory';

/**
 * Sets the reservoir.
 *
 * @param floor - inflows below it become it: 0, or -Infinity to look at the normals themselves
 * @param rho - how normals of successive steps correlate
 */
export function setReservoir(K: f64, mu: f64, sigma: f64, target: f64, floor: f64, rho: f64): void {
  v128.store(CAPACITY, f64x2.splat(K));
  v128.store(TARGET, f64x2.splat(target));
  v128.store(INFLOW_MEAN, f64x2.splat(mu));
  v128.store(INFLOW_SPREAD, f64x2.splat(sigma));
  v128.store(INFLOW_FLOOR, f64x2.splat(floor));
  setCorrelation(rho);
  // where normals are chained the shocks come first, as they are: 0 + 1 z
  v128.store(MEAN, f64x2.splat(rho == 0 ? mu : 0));
  v128.store(SPREAD, f64x2.splat(rho == 0 ? sigma : 1));
  v128.store(FLOOR, f64x2.splat(rho == 0 ? floor : -Infinity));
}

let normal: f64 = NaN;

/** Sets the normal before the block that is simulated next; NaN at the start of what starts full. */
export function setNormal(before: f64): void {
  normal = before;
}

/** The last normal of the block; 0 where rho is. */
export function lastNormal(): f64 {
  return normal;
}

/** Place of the last normal in the record of a block. */
const NORMAL: usize = 160;

let envelopeEnd: usize = ENVELOPE;
let digest: u64 = 0;

/**
 * Simulates the first `steps` steps of a block:
 *
 *   I = max(mu + sigma X, 0),  S' = min(S - min(S, target) + I, K)
 *
 * tile by tile, so that the numbers of a tile are used while they are near.
 *
 * @param before - the storage before the first step
 * @param keepsPath - the storages stay at `STORAGE`
 * @param wantsSummary - what is kept of them stands at `BLOCK`
 * @param binSteps - 0 for no envelope; else bins stand at `ENVELOPE`
 * @param firstRow - row of the first storage for the digest; negative for no digest
 * @param countsBefore - the storage before the first step is a row too, in front of it, and belongs to this digest
 * @returns the last storage
 */
export function simulateBlock(
  seed: u32,
  stream: u32,
  block: u32,
  steps: i32,
  before: f64,
  keepsPath: bool,
  wantsSummary: bool,
  binSteps: i32,
  firstRow: f64,
  countsBefore: bool,
): f64 {
  seedBlock(seed, stream, block);
  clearMoments();
  envelopeEnd = ENVELOPE;
  digest = 0;
  let to = STORAGE;
  const isCorrelated = load<f64>(RHO) != 0;
  if (!isCorrelated) normal = 0;
  if (countsBefore) {
    store<f64>(STORAGE - 8, before);
    digest = digestPart(STORAGE - 8, 1, <u64>firstRow - 1);
  }
  for (let done = 0; done < steps; done += TILE_STEPS) {
    const tile = min(TILE_STEPS, steps - done);
    draw(tile);
    drawInflows(tile);
    if (isCorrelated) normal = correlate(tile, normal, to);
    store<f64>(to - 8, before);
    before = follow(tile, before, to);
    const ends = done + tile == steps;
    const isSwept = wantsSummary && binSteps >= 4 && tile == TILE_STEPS;
    if (isSwept) envelopeEnd = sweepTile(to, done, binSteps, ends, envelopeEnd);
    else if (binSteps > 0) {
      envelopeEnd = addToEnvelope(to, tile, done, binSteps, ends, envelopeEnd);
    }
    if (wantsSummary) addMoments(to, tile, isSwept);
    if (firstRow >= 0) digest += digestPart(to, tile, <u64>firstRow + done);
    if (keepsPath) to += 8 * <usize>tile;
  }
  if (wantsSummary) {
    keepSpells();
    store<f64>(BLOCK, normal, NORMAL);
  }
  return before;
}

/** Bytes of the bins of the block. */
export function envelopeBytes(): usize {
  return envelopeEnd - ENVELOPE;
}

/** The block's part of the path's digest. */
export function blockDigest(): u64 {
  return digest;
}
