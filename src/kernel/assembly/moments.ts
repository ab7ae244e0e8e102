import { BLOCK, DIFFERENCES, INFLOW, INFLOWS, RELEASE, SPILL, TARGET, TILE } from './memory';
import { addTerm, storeSums, total } from './partialSums';
import { addSpells, clearSpells } from './spells';

// numbers of a summary, in the order of core's `summary.ts`
const COUNT: usize = 0;
const MEAN: usize = 8;
const M2: usize = 16;
const MIN: usize = 24;
const MAX: usize = 32;
const FULL: usize = 40;
const EMPTY: usize = 48;
const RELEASE_SUM: usize = 64;
const INFLOW_SUM: usize = 72;
const SPILL_SUM: usize = 80;
const LAST: usize = 88;

/** Begins the moments of a block. */
export function clearMoments(): void {
  store<f64>(BLOCK, 0, COUNT);
  clearSpells();
}

/**
 * Adds the moments of a tile to those of the block. In front of `from` stands the storage before.
 *
 * @param isSwept - `sweepTile` has measured range, mean and empty steps
 */
export function addMoments(from: usize, steps: i32, isSwept: bool): void {
  store<f64>(TILE, <f64>steps, COUNT);
  measureWater(from, steps);
  if (!isSwept) measureStorage(from, steps);
  store<f64>(TILE, squaredDifferences(from, steps, load<f64>(TILE, MEAN)), M2);
  addSpells(from, steps);
  if (load<f64>(BLOCK, COUNT) == 0) memory.copy(BLOCK, TILE, LAST + 8);
  else mergeTile();
}

/** Sums of release min(S, target), inflow, and spill: what would be stored if there were room, less S. */
function measureWater(from: usize, steps: i32): void {
  const target = v128.load(TARGET);
  const zero = f64x2.splat(0);
  let release0 = zero;
  let release1 = zero;
  let inflow0 = zero;
  let inflow1 = zero;
  let spill0 = zero;
  let spill1 = zero;
  const vectors = steps & ~3;
  let at = from;
  let inflowAt = INFLOW;
  for (const end = from + 8 * <usize>vectors; at < end; at += 32) {
    const storage0 = v128.load(at);
    const storage1 = v128.load(at, 16);
    const in0 = v128.load(inflowAt);
    const in1 = v128.load(inflowAt, 16);
    const carried0 = f64x2.pmax(zero, f64x2.sub(v128.load(at - 8), target));
    const carried1 = f64x2.pmax(zero, f64x2.sub(v128.load(at - 8, 16), target));
    release0 = f64x2.add(release0, f64x2.pmin(target, storage0));
    release1 = f64x2.add(release1, f64x2.pmin(target, storage1));
    inflow0 = f64x2.add(inflow0, in0);
    inflow1 = f64x2.add(inflow1, in1);
    spill0 = f64x2.add(spill0, f64x2.sub(f64x2.add(carried0, in0), storage0));
    spill1 = f64x2.add(spill1, f64x2.sub(f64x2.add(carried1, in1), storage1));
    inflowAt += 32;
  }
  storeSums(RELEASE, release0, release1);
  storeSums(INFLOWS, inflow0, inflow1);
  storeSums(SPILL, spill0, spill1);

  const target1 = load<f64>(TARGET);
  for (let t = vectors; t < steps; t++) {
    const storage = load<f64>(at);
    const inflow = load<f64>(inflowAt);
    addTerm(RELEASE, t, min(storage, target1));
    addTerm(INFLOWS, t, inflow);
    addTerm(SPILL, t, max(load<f64>(at - 8) - target1, 0) + inflow - storage);
    at += 8;
    inflowAt += 8;
  }
  store<f64>(TILE, total(RELEASE), RELEASE_SUM);
  store<f64>(TILE, total(INFLOWS), INFLOW_SUM);
  store<f64>(TILE, total(SPILL), SPILL_SUM);
}

/** Range, empty steps, the mean, and the last storage. */
function measureStorage(from: usize, steps: i32): void {
  const zero = f64x2.splat(0);
  // differences to one of the values: of equal values the mean is exact
  const first = load<f64>(from);
  const origin = f64x2.splat(first);
  let sum0 = zero;
  let sum1 = zero;
  let least = origin;
  let greatest = origin;
  let empty = i64x2.splat(0);
  const vectors = steps & ~3;
  const end = from + 8 * <usize>vectors;
  for (let at = from; at < end; at += 32) {
    const storage0 = v128.load(at);
    const storage1 = v128.load(at, 16);
    sum0 = f64x2.add(sum0, f64x2.sub(storage0, origin));
    sum1 = f64x2.add(sum1, f64x2.sub(storage1, origin));
    least = f64x2.pmin(f64x2.pmin(least, storage0), storage1);
    greatest = f64x2.pmax(f64x2.pmax(greatest, storage0), storage1);
    empty = i64x2.sub(i64x2.sub(empty, f64x2.eq(storage0, zero)), f64x2.eq(storage1, zero));
  }
  storeSums(DIFFERENCES, sum0, sum1);
  let low = min(f64x2.extract_lane(least, 0), f64x2.extract_lane(least, 1));
  let high = max(f64x2.extract_lane(greatest, 0), f64x2.extract_lane(greatest, 1));
  let emptySteps = i64x2.extract_lane(empty, 0) + i64x2.extract_lane(empty, 1);
  for (let t = vectors; t < steps; t++) {
    const storage = load<f64>(from + 8 * <usize>t);
    addTerm(DIFFERENCES, t, storage - first);
    low = min(low, storage);
    high = max(high, storage);
    emptySteps += <i64>(storage == 0);
  }
  const mean = first + total(DIFFERENCES) / <f64>steps;
  keepStorage(mean, low, high, emptySteps, load<f64>(from + 8 * <usize>steps - 8));
}

/** Keeps what has been measured of the storages of a tile. */
export function keepStorage(mean: f64, low: f64, high: f64, emptySteps: i64, last: f64): void {
  store<f64>(TILE, mean, MEAN);
  store<f64>(TILE, low, MIN);
  store<f64>(TILE, high, MAX);
  store<f64>(TILE, <f64>emptySteps, EMPTY);
  store<f64>(TILE, last, LAST);
}

function squaredDifferences(from: usize, steps: i32, mean: f64): f64 {
  const centre = f64x2.splat(mean);
  let sum0 = f64x2.splat(0);
  let sum1 = sum0;
  const vectors = steps & ~3;
  const end = from + 8 * <usize>vectors;
  for (let at = from; at < end; at += 32) {
    const difference0 = f64x2.sub(v128.load(at), centre);
    const difference1 = f64x2.sub(v128.load(at, 16), centre);
    sum0 = f64x2.add(sum0, f64x2.mul(difference0, difference0));
    sum1 = f64x2.add(sum1, f64x2.mul(difference1, difference1));
  }
  storeSums(DIFFERENCES, sum0, sum1);
  for (let t = vectors; t < steps; t++) {
    const difference = load<f64>(from + 8 * <usize>t) - mean;
    addTerm(DIFFERENCES, t, difference * difference);
  }
  return total(DIFFERENCES);
}

/** Chan's update (Chan, Golub & LeVeque 1979), as in core's `summary.ts`. */
function mergeTile(): void {
  const countBefore = load<f64>(BLOCK, COUNT);
  const tileCount = load<f64>(TILE, COUNT);
  const count = countBefore + tileCount;
  const difference = load<f64>(TILE, MEAN) - load<f64>(BLOCK, MEAN);
  store<f64>(
    BLOCK,
    load<f64>(BLOCK, M2) +
      (load<f64>(TILE, M2) + (difference * difference * countBefore * tileCount) / count),
    M2,
  );
  store<f64>(BLOCK, load<f64>(BLOCK, MEAN) + (difference * tileCount) / count, MEAN);
  store<f64>(BLOCK, count, COUNT);
  store<f64>(BLOCK, min(load<f64>(BLOCK, MIN), load<f64>(TILE, MIN)), MIN);
  store<f64>(BLOCK, max(load<f64>(BLOCK, MAX), load<f64>(TILE, MAX)), MAX);
  for (let field = FULL; field <= SPILL_SUM; field += 8) {
    store<f64>(BLOCK + field, load<f64>(BLOCK + field) + load<f64>(TILE + field));
  }
  store<f64>(BLOCK, load<f64>(TILE, LAST), LAST);
}
