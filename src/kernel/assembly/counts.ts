import { CAPACITY, COUNTS, STORAGE, TARGET } from './memory';

/*
 * The counts of a job: the deficits of its failure events, then tables with an entry for each bin and one
 * more, for what round-off moves beyond the last: the atom inside the bin, and four tables of counts, which
 * neighbouring steps take in turns, so that no step waits for the one before it. Each of these is two: steps in the
 * bin, and steps on its atom.
 */
const OPEN: usize = COUNTS;
const CLOSED: usize = COUNTS + 16;
const AT_START: usize = COUNTS + 32;
const IS_ONE: usize = COUNTS + 48;
const ATOMS: usize = COUNTS + 64;

const TABLES: usize = 4;

/**
 * Begins the counts of a job.
 *
 * @param bins - entries of each table
 * @returns where the loader is to write the atoms, NaN where a bin has none
 */
export function clearCounts(bins: i32): usize {
  memory.fill(COUNTS, 0, 64 + 8 * <usize>bins * (1 + TABLES));
  store<i32>(IS_ONE, 1);
  return ATOMS;
}

/**
 * Counts the storages of the block at `STORAGE`.
 *
 * @param perVolume - bins in a unit of volume
 * @param margin - by which the ends of bins are moved up, in bins
 */
export function countBlock(steps: i32, bins: i32, perVolume: f64, margin: f64): void {
  const end = STORAGE + 8 * <usize>steps;
  let at = STORAGE;
  if (load<i32>(IS_ONE) != 0) {
    const first = firstWithoutDeficit(end);
    countSteps(at, first, bins, perVolume, margin);
    if (first == end) return;
    endFailure();
    at = first;
  }
  countSteps(at, end, bins, perVolume, margin);
}

/** The step before was the last of a failure event, if there was one. */
export function endFailure(): void {
  const open = load<f64>(OPEN);
  if (load<i32>(IS_ONE) != 0) store<f64>(AT_START, open);
  else store<f64>(CLOSED, load<f64>(CLOSED) + open);
  store<f64>(OPEN, 0);
  store<i32>(IS_ONE, 0);
}

function firstWithoutDeficit(end: usize): usize {
  const target = load<f64>(TARGET);
  let at = STORAGE;
  while (at < end && target - load<f64>(at) > 0) at += 8;
  return at;
}

function countSteps(from: usize, end: usize, bins: i32, perVolume: f64, margin: f64): void {
  const capacity = v128.load(CAPACITY);
  const target = v128.load(TARGET);
  const zero = f64x2.splat(0);
  const factor = f64x2.splat(perVolume);
  const offset = f64x2.splat(margin);
  const entries = <usize>bins;
  const table: usize = 8 * entries;
  const even = ATOMS + table;
  let open = v128.load64_splat(OPEN);
  let closed = v128.load64_splat(CLOSED);
  let at = from;
  let turn: usize = 0;
  for (const last = from + ((end - from) & ~15); at < last; at += 16) {
    const storage = v128.load(at);
    const places = i32x4.trunc_sat_f64x2_s_zero(
      f64x2.add(f64x2.mul(f64x2.sub(capacity, storage), factor), offset),
    );
    const counts = even + turn;
    count(f64x2.extract_lane(storage, 0), i32x4.extract_lane(places, 0), counts, entries);
    count(f64x2.extract_lane(storage, 1), i32x4.extract_lane(places, 1), counts + table, entries);
    turn ^= 2 * table;

    const deficit = f64x2.sub(target, storage);
    const isDeficit = f64x2.gt(deficit, zero);
    const first = v128.shuffle<f64>(isDeficit, isDeficit, 0, 0);
    const second = v128.shuffle<f64>(isDeficit, isDeficit, 1, 1);
    closed = f64x2.add(closed, v128.andnot(open, first));
    open = v128.and(first, f64x2.pmax(open, v128.shuffle<f64>(deficit, deficit, 0, 0)));
    closed = f64x2.add(closed, v128.andnot(open, second));
    open = v128.and(second, f64x2.pmax(open, v128.shuffle<f64>(deficit, deficit, 1, 1)));
  }
  if (at < end) {
    const storage = v128.load64_splat(at);
    const places = i32x4.trunc_sat_f64x2_s_zero(
      f64x2.add(f64x2.mul(f64x2.sub(capacity, storage), factor), offset),
    );
    count(f64x2.extract_lane(storage, 0), i32x4.extract_lane(places, 0), even, entries);
    const deficit = f64x2.sub(target, storage);
    const isDeficit = f64x2.gt(deficit, zero);
    closed = f64x2.add(closed, v128.andnot(open, isDeficit));
    open = v128.and(isDeficit, f64x2.pmax(open, deficit));
  }
  v128.store64_lane(OPEN, open, 0);
  v128.store64_lane(CLOSED, closed, 0);
}

/** One more in a bin, or on its atom. */
function count(storage: f64, bin: i32, counts: usize, entries: usize): void {
  const isOnAtom = storage == load<f64>(ATOMS + 8 * <usize>bin);
  const entry = counts + 4 * (<usize>bin + (isOnAtom ? entries : 0));
  store<i32>(entry, load<i32>(entry) + 1);
}
