import { DRAWS, LANES } from './memory';

function rotate(x: v128, bits: i32): v128 {
  return v128.or(i64x2.shl(x, bits), i64x2.shr_u(x, 64 - bits));
}

/**
 * One draw for each of the next steps of a block, at `DRAWS`, rounded up to four: xoshiro256++ in
 * four lanes, which take turns; two lanes a vector, `a` and `b`.
 */
export function draw(steps: i32): void {
  let a0 = v128.load(LANES);
  let b0 = v128.load(LANES, 16);
  let a1 = v128.load(LANES, 32);
  let b1 = v128.load(LANES, 48);
  let a2 = v128.load(LANES, 64);
  let b2 = v128.load(LANES, 80);
  let a3 = v128.load(LANES, 96);
  let b3 = v128.load(LANES, 112);

  const end = DRAWS + 8 * <usize>steps;
  for (let at = DRAWS; at < end; at += 32) {
    v128.store(at, i64x2.add(rotate(i64x2.add(a0, a3), 23), a0));
    v128.store(at, i64x2.add(rotate(i64x2.add(b0, b3), 23), b0), 16);
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
  }

  v128.store(LANES, a0);
  v128.store(LANES, b0, 16);
  v128.store(LANES, a1, 32);
  v128.store(LANES, b1, 48);
  v128.store(LANES, a2, 64);
  v128.store(LANES, b2, 80);
  v128.store(LANES, a3, 96);
  v128.store(LANES, b3, 112);
}
