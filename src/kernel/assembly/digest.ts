import { DIGEST_FACTOR, DIGEST_STEP } from './memory';

const STRIDE: u64 = 0x9e3779b97f4a7c15;
const FACTOR: u64 = 0xd6e8feb86659fd93;

v128.store(DIGEST_FACTOR, i64x2.splat(0xd6e8feb86659fd93));
v128.store(DIGEST_STEP, i64x2.splat(0x78dde6e5fd29f054)); // 4 STRIDE

/**
 * The part of a path's digest that some neighbouring rows add; see core's `digest.ts`. Of four values two are
 * taken in a vector and two beside it: the multiplier of one is free while the other's is at work.
 *
 * @param row - of the first value
 */
export function digestPart(from: usize, values: i32, row: u64): u64 {
  const factor = v128.load(DIGEST_FACTOR);
  const four = v128.load(DIGEST_STEP);
  let key = row * STRIDE;
  let keys = i64x2.replace_lane(i64x2.splat(key), 1, key + STRIDE);
  let third = key + 2 * STRIDE;
  let fourth = key + 3 * STRIDE;
  let sums = i64x2.splat(0);
  let sum: u64 = 0;
  const end = from + 8 * <usize>values;
  for (const whole = from + 8 * <usize>(values & ~3); from < whole; from += 32) {
    const pair = v128.xor(v128.load(from), keys);
    const z = i64x2.mul(v128.xor(pair, i64x2.shr_u(pair, 32)), factor);
    sums = i64x2.add(sums, v128.xor(z, i64x2.shr_u(z, 32)));
    sum += mix(load<u64>(from, 16) ^ third) + mix(load<u64>(from, 24) ^ fourth);
    keys = i64x2.add(keys, four);
    third += 4 * STRIDE;
    fourth += 4 * STRIDE;
  }
  for (key = third - 2 * STRIDE; from < end; from += 8) {
    sum += mix(load<u64>(from) ^ key);
    key += STRIDE;
  }
  return sum + i64x2.extract_lane(sums, 0) + i64x2.extract_lane(sums, 1);
}

function mix(z: u64): u64 {
  z = (z ^ (z >> 32)) * FACTOR;
  return z ^ (z >> 32);
}
