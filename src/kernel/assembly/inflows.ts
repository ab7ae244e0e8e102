import {
  EXPONENT_OF_2,
  FLOOR,
  HALF_STEP,
  INFLOW,
  LANES,
  LAYER_X,
  MEAN,
  REJECTED,
  SPREAD,
  THREE,
} from './memory';
import { isAccepted, layerOf, settle } from './rejects';

v128.store(EXPONENT_OF_2, i64x2.splat(0x4000000000000000));
v128.store(THREE, f64x2.splat(3.0));
v128.store(HALF_STEP, f64x2.splat(2.220446049250313e-16));

function rotate(x: v128, bits: i32): v128 {
  return v128.or(i64x2.shl(x, bits), i64x2.shr_u(x, 64 - bits));
}

/** x of a draw's layer, and beside it x of the layer above. */
function layerPair(draw: u64): v128 {
  return v128.load(LAYER_X + layerOf(draw));
}

/** Inflows I = max(mu + sigma z, 0) of the next steps of a block, at `INFLOW`, rounded up to four. */
export function drawInflows(steps: i32): void {
  const rejectedEnd = drawAccepted(INFLOW + 8 * <usize>((steps + 3) & ~3));
  for (let entry = REJECTED; entry < rejectedEnd; entry += 48) {
    const at = <usize>load<u32>(entry, 32);
    for (let lane: usize = 0; lane < 4; lane++) {
      const draw = load<u64>(entry + 8 * lane);
      if (!isAccepted(draw)) store<f64>(at + 8 * lane, inflowOf(settle(draw)));
    }
  }
}

function inflowOf(normal: f64): f64 {
  const inflow = load<f64>(MEAN) + load<f64>(SPREAD) * normal;
  return max(inflow, load<f64>(FLOOR));
}

/**
 * One draw a step, four at a time, each as if it were accepted at once. Rounds with one that is
 * not are listed, to be settled later: a call in here would cost every turn its registers.
 *
 * @returns the end of the list
 */
function drawAccepted(end: usize): usize {
  const exponent = v128.load(EXPONENT_OF_2);
  const three = v128.load(THREE);
  const half = v128.load(HALF_STEP);
  const mean = v128.load(MEAN);
  const spread = v128.load(SPREAD);
  const floor = v128.load(FLOOR);
  let a0 = v128.load(LANES);
  let b0 = v128.load(LANES, 16);
  let a1 = v128.load(LANES, 32);
  let b1 = v128.load(LANES, 48);
  let a2 = v128.load(LANES, 64);
  let b2 = v128.load(LANES, 80);
  let a3 = v128.load(LANES, 96);
  let b3 = v128.load(LANES, 112);
  let list: usize = REJECTED;

  for (let at = INFLOW; at < end; at += 32) {
    // xoshiro256++ of lanes 0 and 1, and of 2 and 3
    const a = i64x2.add(rotate(i64x2.add(a0, a3), 23), a0);
    const b = i64x2.add(rotate(i64x2.add(b0, b3), 23), b0);
    const aShifted = i64x2.shl(a1, 17);
    const bShifted = i64x2.shl(b1, 17);
    a2 = v128.xor(a2, a0);
    b2 = v128.xor(b2, b0);
    a3 = v128.xor(a3, a1);
    b3 = v128.xor(b3, b1);
    a1 = v128.xor(a1, a2);
    b1 = v128.xor(b1, b2);
    a0 = v128.xor(a0, a3);
    b0 = v128.xor(b0, b3);
    a2 = v128.xor(a2, aShifted);
    b2 = v128.xor(b2, bShifted);
    a3 = rotate(a3, 45);
    b3 = rotate(b3, 45);

    // z = u x, u in (-1, 1) from the upper bits; accepted where |z| is below x of the layer above
    const aFirst = layerPair(i64x2.extract_lane(a, 0));
    const aSecond = layerPair(i64x2.extract_lane(a, 1));
    const bFirst = layerPair(i64x2.extract_lane(b, 0));
    const bSecond = layerPair(i64x2.extract_lane(b, 1));
    const aPoint = f64x2.mul(
      f64x2.add(f64x2.sub(v128.or(i64x2.shr_u(a, 12), exponent), three), half),
      v128.shuffle<f64>(aFirst, aSecond, 0, 2),
    );
    const bPoint = f64x2.mul(
      f64x2.add(f64x2.sub(v128.or(i64x2.shr_u(b, 12), exponent), three), half),
      v128.shuffle<f64>(bFirst, bSecond, 0, 2),
    );
    v128.store(at, f64x2.pmax(floor, f64x2.add(mean, f64x2.mul(spread, aPoint))));
    v128.store(at, f64x2.pmax(floor, f64x2.add(mean, f64x2.mul(spread, bPoint))), 16);
    const aRejected = f64x2.ge(f64x2.abs(aPoint), v128.shuffle<f64>(aFirst, aSecond, 1, 3));
    const bRejected = f64x2.ge(f64x2.abs(bPoint), v128.shuffle<f64>(bFirst, bSecond, 1, 3));
    if (v128.any_true(v128.or(aRejected, bRejected))) {
      v128.store(list, a);
      v128.store(list, b, 16);
      store<u32>(list, <u32>at, 32);
      list += 48;
    }
  }

  v128.store(LANES, a0);
  v128.store(LANES, b0, 16);
  v128.store(LANES, a1, 32);
  v128.store(LANES, b1, 48);
  v128.store(LANES, a2, 64);
  v128.store(LANES, b2, 80);
  v128.store(LANES, a3, 96);
  v128.store(LANES, b3, 112);
  return list;
}
