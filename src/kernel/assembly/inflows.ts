import {
  EXPONENT_OF_2,
  FLOOR,
  HALF_STEP,
  INFLOW,
  LAYER_X,
  MAGNITUDE,
  MEAN,
  REJECTED,
  SPREAD,
  THREE,
} from './memory';
import { isAccepted, layerOf, settle } from './rejects';

v128.store(EXPONENT_OF_2, i64x2.splat(0x4000000000000000));
v128.store(THREE, f64x2.splat(3.0));
v128.store(HALF_STEP, f64x2.splat(2.220446049250313e-16));
v128.store(MAGNITUDE, i64x2.splat(0x7fffffffffffffff));

/** Makes inflows I = max(mu + sigma z, 0) of a tile's draws, each in the place of its draw. */
export function drawInflows(steps: i32): void {
  const rejectedEnd = takeAsAccepted(INFLOW + 8 * <usize>steps);
  for (let entry = REJECTED; entry < rejectedEnd; entry += 24) {
    const at = <usize>load<u32>(entry, 16);
    for (let i: usize = 0; i < 16; i += 8) {
      const draw = load<u64>(entry + i);
      if (!isAccepted(draw)) store<f64>(at + i, inflowOf(settle(draw)));
    }
  }
}

function inflowOf(normal: f64): f64 {
  const inflow = load<f64>(MEAN) + load<f64>(SPREAD) * normal;
  return max(inflow, load<f64>(FLOOR));
}

/** x of a draw's layer, and beside it x of the layer above. */
function layerPair(draw: u64): v128 {
  return v128.load(LAYER_X + layerOf(draw));
}

/**
 * Takes each draw as if it were accepted at once. Pairs with one that is not are listed, to be
 * settled later: a call in here would cost every turn its registers.
 *
 * @returns the end of the list
 */
function takeAsAccepted(end: usize): usize {
  const exponent = v128.load(EXPONENT_OF_2);
  const three = v128.load(THREE);
  const half = v128.load(HALF_STEP);
  const magnitude = v128.load(MAGNITUDE);
  const mean = v128.load(MEAN);
  const spread = v128.load(SPREAD);
  const floor = v128.load(FLOOR);
  let list: usize = REJECTED;
  for (let at = INFLOW; at < end; at += 16) {
    // z = u x, u in (-1, 1) from the upper bits; accepted where |z| is below x of the layer above
    const draws = v128.load(at);
    const first = layerPair(load<u64>(at));
    const second = layerPair(load<u64>(at, 8));
    const fraction = v128.or(i64x2.shr_u(draws, 12), exponent);
    const u = f64x2.add(f64x2.sub(fraction, three), half);
    const z = f64x2.mul(u, v128.shuffle<f64>(first, second, 0, 2));
    v128.store(at, f64x2.pmax(floor, f64x2.add(mean, f64x2.mul(spread, z))));
    const above = v128.shuffle<f64>(first, second, 1, 3);
    if (v128.any_true(f64x2.ge(v128.and(z, magnitude), above))) {
      v128.store(list, draws);
      store<u32>(list, <u32>at, 16);
      list += 24;
    }
  }
  return list;
}
