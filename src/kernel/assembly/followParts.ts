import { INFLOW } from './memory';

/**
 * How a chain goes on: two states at once, each of the one before, of what stands at `INFLOW`, and of two constants.
 * A class of nothing but this, as which 0 is passed: its method is inlined, where a function that is passed would be called.
 */
export interface Chain {
  next(state: v128, given: v128, p: v128, q: v128): v128;
}

/**
 * Eight parts of a tile side by side, two a vector; two steps a turn, transposed on the way in and out.
 *
 * @param a - what the first two parts begin from; b, c, d - the others
 * @param to - where the states are written, in the order of steps
 */
export function followParts<Of extends Chain>(
  chain: Of,
  bytes: usize,
  a: v128,
  b: v128,
  c: v128,
  d: v128,
  p: v128,
  q: v128,
  to: usize,
): void {
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
    const aFirst = chain.next(a, v128.shuffle<f64>(a0, a1, 0, 2), p, q);
    const bFirst = chain.next(b, v128.shuffle<f64>(b0, b1, 0, 2), p, q);
    const cFirst = chain.next(c, v128.shuffle<f64>(c0, c1, 0, 2), p, q);
    const dFirst = chain.next(d, v128.shuffle<f64>(d0, d1, 0, 2), p, q);
    a = chain.next(aFirst, v128.shuffle<f64>(a0, a1, 1, 3), p, q);
    b = chain.next(bFirst, v128.shuffle<f64>(b0, b1, 1, 3), p, q);
    c = chain.next(cFirst, v128.shuffle<f64>(c0, c1, 1, 3), p, q);
    d = chain.next(dFirst, v128.shuffle<f64>(d0, d1, 1, 3), p, q);
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
