import { CAPACITY, INFLOW, SHORTEST_CUT, TARGET } from './memory';

/** S' = min(max(S - target, 0) + I, K): the vector forms of min and max do not branch. */
function step(storage: v128, inflow: v128, target: v128, capacity: v128): v128 {
  const carried = f64x2.pmax(f64x2.splat(0), f64x2.sub(storage, target));
  return f64x2.pmin(capacity, f64x2.add(carried, inflow));
}

/**
 * The storages of a tile, from its inflows and the storage before it, written at `to`.
 *
 * One path is a chain of dependent operations. So the tile is cut in eight parts that are followed
 * side by side, all but the first one from a guess: full. Then the head of each part is run again
 * from the true end of the part before, until it meets what stands there: equal doubles stay
 * equal, so everything after that is right, to the bit.
 *
 * @returns the last storage
 */
export function follow(steps: i32, before: f64, to: usize): f64 {
  const part = steps < SHORTEST_CUT ? 0 : (steps >> 4) << 1; // even
  const bytes = (<usize>part) << 3;
  if (part > 0) {
    followParts(bytes, before, to);
    for (let start = bytes; start < 8 * bytes; start += bytes) repair(start, start + bytes, to);
    before = load<f64>(to + 8 * bytes - 8);
  }
  return followRest(8 * bytes, (<usize>steps) << 3, before, to);
}

/** Eight parts side by side, two a vector; two steps a turn, transposed on the way in and out. */
function followParts(bytes: usize, before: f64, to: usize): void {
  const target = v128.load(TARGET);
  const capacity = v128.load(CAPACITY);
  let a = f64x2.replace_lane(capacity, 0, before);
  let b = capacity;
  let c = capacity;
  let d = capacity;
  const two = bytes << 1;
  const four = bytes << 2;
  const six = two + four;
  const end = INFLOW + bytes;
  for (let from = INFLOW; from < end; from += 16) {
    const a0 = v128.load(from);
    const a1 = v128.load(from + bytes);
    const b0 = v128.load(from + two);
    const b1 = v128.load(from + two + bytes);
    const c0 = v128.load(from + four);
    const c1 = v128.load(from + four + bytes);
    const d0 = v128.load(from + six);
    const d1 = v128.load(from + six + bytes);
    const aFirst = step(a, v128.shuffle<f64>(a0, a1, 0, 2), target, capacity);
    const bFirst = step(b, v128.shuffle<f64>(b0, b1, 0, 2), target, capacity);
    const cFirst = step(c, v128.shuffle<f64>(c0, c1, 0, 2), target, capacity);
    const dFirst = step(d, v128.shuffle<f64>(d0, d1, 0, 2), target, capacity);
    a = step(aFirst, v128.shuffle<f64>(a0, a1, 1, 3), target, capacity);
    b = step(bFirst, v128.shuffle<f64>(b0, b1, 1, 3), target, capacity);
    c = step(cFirst, v128.shuffle<f64>(c0, c1, 1, 3), target, capacity);
    d = step(dFirst, v128.shuffle<f64>(d0, d1, 1, 3), target, capacity);
    v128.store(to, v128.shuffle<f64>(aFirst, a, 0, 2));
    v128.store(to + bytes, v128.shuffle<f64>(aFirst, a, 1, 3));
    v128.store(to + two, v128.shuffle<f64>(bFirst, b, 0, 2));
    v128.store(to + two + bytes, v128.shuffle<f64>(bFirst, b, 1, 3));
    v128.store(to + four, v128.shuffle<f64>(cFirst, c, 0, 2));
    v128.store(to + four + bytes, v128.shuffle<f64>(cFirst, c, 1, 3));
    v128.store(to + six, v128.shuffle<f64>(dFirst, d, 0, 2));
    v128.store(to + six + bytes, v128.shuffle<f64>(dFirst, d, 1, 3));
    to += 16;
  }
}

/** Runs a part again from the end of the one before, until it meets what stands there. */
function repair(start: usize, end: usize, to: usize): void {
  const target = v128.load(TARGET);
  const capacity = v128.load(CAPACITY);
  let storage = v128.load64_splat(to + start - 8);
  for (let at = start; at < end; at += 8) {
    storage = step(storage, v128.load64_splat(INFLOW + at), target, capacity);
    const value = f64x2.extract_lane(storage, 0);
    if (value == load<f64>(to + at)) return;
    store<f64>(to + at, value);
  }
}

/** The plain way, step by step. */
function followRest(start: usize, end: usize, before: f64, to: usize): f64 {
  const target = v128.load(TARGET);
  const capacity = v128.load(CAPACITY);
  let storage = f64x2.splat(before);
  for (let at = start; at < end; at += 8) {
    storage = step(storage, v128.load64_splat(INFLOW + at), target, capacity);
    store<f64>(to + at, f64x2.extract_lane(storage, 0));
  }
  return f64x2.extract_lane(storage, 0);
}
