import { followParts, Chain } from './followParts';
import { CAPACITY, INFLOW, SHORTEST_CUT, TARGET } from './memory';

/** S' = min(max(S - target, 0) + I, K): the vector forms of min and max do not branch. */
function step(storage: v128, inflow: v128, target: v128, capacity: v128): v128 {
  const carried = f64x2.pmax(f64x2.splat(0), f64x2.sub(storage, target));
  return f64x2.pmin(capacity, f64x2.add(carried, inflow));
}

class Storages implements Chain {
  @inline next(storage: v128, inflow: v128, target: v128, capacity: v128): v128 {
    return step(storage, inflow, target, capacity);
  }
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
    const full = v128.load(CAPACITY);
    const first = f64x2.replace_lane(full, 0, before);
    followParts(
      changetype<Storages>(0),
      bytes,
      first,
      full,
      full,
      full,
      v128.load(TARGET),
      full,
      to,
    );
    for (let start = bytes; start < 8 * bytes; start += bytes) repair(start, start + bytes, to);
    before = load<f64>(to + 8 * bytes - 8);
  }
  return followRest(8 * bytes, (<usize>steps) << 3, before, to);
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
