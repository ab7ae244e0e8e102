import { followParts, Chain } from './followParts';
import {
  INFLOW,
  INFLOW_FLOOR,
  INFLOW_MEAN,
  INFLOW_SPREAD,
  NORMAL_ENDS,
  REMEMBERED,
  RHO,
  SHORTEST_CUT,
  WEIGHT,
} from './memory';

/** X' = (rho X) + (s z). */
function next(normal: v128, shock: v128, rho: v128, weight: v128): v128 {
  return f64x2.add(f64x2.mul(rho, normal), f64x2.mul(weight, shock));
}

class Normals implements Chain {
  @inline next(normal: v128, shock: v128, rho: v128, weight: v128): v128 {
    return next(normal, shock, rho, weight);
  }
}

/** Sets how normals hang together, and after how many steps none knows where they began. */
export function setCorrelation(rho: f64): void {
  v128.store(RHO, f64x2.splat(rho));
  v128.store(WEIGHT, f64x2.splat(sqrt(1.0 - rho * rho)));
  let remembered = 0;
  if (rho != 0) for (let power: f64 = 1; power > 1e-17; power *= abs(rho)) remembered++;
  store<i32>(REMEMBERED, remembered);
}

/**
 * Makes normals of a tile's shocks, at `to`, and of these the inflows, in the place of the shocks.
 *
 * The normals are a chain too, and followed like that of the storages: eight parts side by side, then the head
 * of each again until it meets what stands there. But from a poor guess that would take long, some 700 steps for
 * rho = 0.95. So each part is guessed from the one before it, whose steps, as many as are remembered, are followed
 * twice: first from 0, and so without its own beginning, whose share rho^n X is added where it counts. That is true
 * but for the last bits, and meets after some steps.
 *
 * @param before - the normal before the first step; NaN at the start of what starts full
 * @returns the last normal
 */
export function correlate(steps: i32, before: f64, to: usize): f64 {
  const rho = load<f64>(RHO);
  const first = load<f64>(INFLOW);
  const isFirst = before != before;
  // what leads to the first normal, but for a rounding
  if (isFirst) before = (first - load<f64>(WEIGHT) * first) / rho;
  const part = steps < SHORTEST_CUT ? 0 : (steps >> 4) << 1; // even
  const bytes = (<usize>part) << 3;
  if (part > 0) {
    guessEnds(part, bytes, before);
    followParts(
      changetype<Normals>(0),
      bytes,
      f64x2.replace_lane(v128.load64_splat(NORMAL_ENDS), 0, before),
      v128.load(NORMAL_ENDS + 8),
      v128.load(NORMAL_ENDS + 24),
      v128.load(NORMAL_ENDS + 40),
      v128.load(RHO),
      v128.load(WEIGHT),
      to,
    );
    if (isFirst) {
      store<f64>(to, first);
      repair(8, bytes, to);
    }
    for (let start = bytes; start < 8 * bytes; start += bytes) repair(start, start + bytes, to);
    before = load<f64>(to + 8 * bytes - 8);
    followRest(8 * bytes, (<usize>steps) << 3, before, to);
  } else if (isFirst) {
    store<f64>(to, first);
    followRest(8, (<usize>steps) << 3, first, to);
  } else {
    followRest(0, (<usize>steps) << 3, before, to);
  }
  makeInflows(steps, to);
  return load<f64>(to + ((<usize>steps) << 3) - 8);
}

/** About where each part ends, at `NORMAL_ENDS`. */
function guessEnds(part: i32, bytes: usize, before: f64): void {
  const rho = v128.load(RHO);
  const weight = v128.load(WEIGHT);
  const remembered = (load<i32>(REMEMBERED) + 1) & ~1;
  const isWhole = remembered >= part;
  let a = f64x2.splat(0);
  let b = a;
  let c = a;
  let d = a;
  const two = bytes << 1;
  const four = bytes << 2;
  const six = two + four;
  const end = INFLOW + bytes;
  for (let from = isWhole ? INFLOW : end - 8 * <usize>remembered; from < end; from += 16) {
    const a0 = v128.load(from);
    const a1 = v128.load(from + bytes);
    const b0 = v128.load(from + two);
    const b1 = v128.load(from + two + bytes);
    const c0 = v128.load(from + four);
    const c1 = v128.load(from + four + bytes);
    const d0 = v128.load(from + six);
    const d1 = v128.load(from + six + bytes);
    a = next(a, v128.shuffle<f64>(a0, a1, 0, 2), rho, weight);
    b = next(b, v128.shuffle<f64>(b0, b1, 0, 2), rho, weight);
    c = next(c, v128.shuffle<f64>(c0, c1, 0, 2), rho, weight);
    d = next(d, v128.shuffle<f64>(d0, d1, 0, 2), rho, weight);
    a = next(a, v128.shuffle<f64>(a0, a1, 1, 3), rho, weight);
    b = next(b, v128.shuffle<f64>(b0, b1, 1, 3), rho, weight);
    c = next(c, v128.shuffle<f64>(c0, c1, 1, 3), rho, weight);
    d = next(d, v128.shuffle<f64>(d0, d1, 1, 3), rho, weight);
  }
  v128.store(NORMAL_ENDS, a);
  v128.store(NORMAL_ENDS, b, 16);
  v128.store(NORMAL_ENDS, c, 32);
  v128.store(NORMAL_ENDS, d, 48);
  if (!isWhole) return;
  const share = power(load<f64>(RHO), part);
  for (let at = NORMAL_ENDS; at < NORMAL_ENDS + 64; at += 8) {
    before = load<f64>(at) + share * before;
    store<f64>(at, before);
  }
}

function power(base: f64, exponent: i32): f64 {
  let result: f64 = 1;
  for (; exponent > 0; exponent >>= 1) {
    if (exponent & 1) result *= base;
    base *= base;
  }
  return result;
}

/** Runs a part again from the normal before it, until it meets what stands there. */
function repair(start: usize, end: usize, to: usize): void {
  const rho = load<f64>(RHO);
  const weight = load<f64>(WEIGHT);
  let normal = load<f64>(to + start - 8);
  for (let at = start; at < end; at += 8) {
    normal = rho * normal + weight * load<f64>(INFLOW + at);
    if (normal == load<f64>(to + at)) return;
    store<f64>(to + at, normal);
  }
}

/** The plain way, step by step. */
function followRest(start: usize, end: usize, before: f64, to: usize): void {
  const rho = load<f64>(RHO);
  const weight = load<f64>(WEIGHT);
  let normal = before;
  for (let at = start; at < end; at += 8) {
    normal = rho * normal + weight * load<f64>(INFLOW + at);
    store<f64>(to + at, normal);
  }
}

/** I = max(mu + sigma X, floor). */
function makeInflows(steps: i32, from: usize): void {
  const mean = v128.load(INFLOW_MEAN);
  const spread = v128.load(INFLOW_SPREAD);
  const floor = v128.load(INFLOW_FLOOR);
  const end = INFLOW + ((<usize>steps) << 3);
  for (let at = INFLOW; at < end; at += 16, from += 16) {
    const normal = v128.load(from);
    v128.store(at, f64x2.pmax(floor, f64x2.add(mean, f64x2.mul(spread, normal))));
  }
}
