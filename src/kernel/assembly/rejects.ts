import { logarithm } from './logarithm';
import { LAYER_F, LAYER_X, REJECTS } from './memory';

/** The next output of the rejects' generator, xoshiro256++ (Blackman & Vigna 2019). */
function nextReject(): u64 {
  const s0 = load<u64>(REJECTS);
  let s1 = load<u64>(REJECTS, 8);
  let s2 = load<u64>(REJECTS, 16);
  let s3 = load<u64>(REJECTS, 24);
  const output = rotl<u64>(s0 + s3, 23) + s0;
  const shifted = s1 << 17;
  s2 ^= s0;
  s3 ^= s1;
  s1 ^= s2;
  store<u64>(REJECTS, s0 ^ s3);
  store<u64>(REJECTS, s1, 8);
  store<u64>(REJECTS, s2 ^ shifted, 16);
  store<u64>(REJECTS, rotl<u64>(s3, 45), 24);
  return output;
}

/** A uniform on (0, 1): (m + 1/2) / 2^52. */
function nextUniform(): f64 {
  return reinterpret<f64>((nextReject() >> 12) | 0x3ff0000000000000) - 1.0 + 1.1102230246251565e-16;
}

/** Beyond r: Marsaglia's tail. */
function nextTail(): f64 {
  const r = load<f64>(LAYER_X, 8);
  while (true) {
    const a = -logarithm(nextUniform()) / r;
    const b = -logarithm(nextUniform());
    if (b + b > a * a) return r + a;
  }
}

export function layerOf(draw: u64): usize {
  return (<usize>(draw & 511)) << 3;
}

/** The point that a draw names in its layer, u x with u in (-1, 1). */
export function pointOf(draw: u64): f64 {
  const u = reinterpret<f64>((draw >> 12) | 0x4000000000000000) - 3.0 + 2.220446049250313e-16;
  return u * load<f64>(LAYER_X + layerOf(draw));
}

export function isAccepted(draw: u64): bool {
  return abs(pointOf(draw)) < load<f64>(LAYER_X + layerOf(draw), 8);
}

/** The normal of a draw that was not accepted at once. */
export function settle(draw: u64): f64 {
  while (true) {
    const layer = layerOf(draw);
    const z = pointOf(draw);
    if (layer == 0) return copysign<f64>(nextTail(), z);
    const f = load<f64>(LAYER_F + layer);
    const y = f + nextUniform() * (load<f64>(LAYER_F + layer, 8) - f);
    if (-2.0 * logarithm(y) > z * z) return z;
    draw = nextReject();
    if (isAccepted(draw)) return pointOf(draw);
  }
}
