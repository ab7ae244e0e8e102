import { LANES, PHILOX, REJECTS } from './memory';

/**
 * Philox4x32-10 (Salmon, Moraes, Dror & Shaw 2011): four words of a key and a counter.
 * In each round, with the products p0 = M0 c0 and p1 = M1 c2:
 *   c0 = high(p1) ^ c1 ^ k0, c1 = low(p1), c2 = high(p0) ^ c3 ^ k1, c3 = low(p0)
 */
function philox(k0: u32, k1: u32, c0: u32, c1: u32): void {
  let c2: u32 = 0;
  let c3: u32 = 0;
  for (let round = 0; round < 10; round++) {
    const p0 = <u64>0xd2511f53 * c0;
    const p1 = <u64>0xcd9e8d57 * c2;
    c0 = (<u32>(p1 >> 32)) ^ c1 ^ k0;
    c1 = <u32>p1;
    c2 = (<u32>(p0 >> 32)) ^ c3 ^ k1;
    c3 = <u32>p0;
    k0 += 0x9e3779b9;
    k1 += 0xbb67ae85;
  }
  store<u32>(PHILOX, c0);
  store<u32>(PHILOX, c1, 4);
  store<u32>(PHILOX, c2, 8);
  store<u32>(PHILOX, c3, 12);
}

/** Seeds one generator, whose four words lie `stride` bytes apart. */
function seedGenerator(
  seed: u32,
  stream: u32,
  block: u32,
  generator: u32,
  at: usize,
  stride: usize,
): void {
  philox(seed, stream, block, 2 * generator);
  const s0 = load<u64>(PHILOX);
  const s1 = load<u64>(PHILOX, 8);
  philox(seed, stream, block, 2 * generator + 1);
  const s2 = load<u64>(PHILOX);
  const s3 = load<u64>(PHILOX, 8);
  // all zero would stay so for ever
  store<u64>(at, (s0 | s1 | s2 | s3) == 0 ? 1 : s0);
  store<u64>(at + stride, s1);
  store<u64>(at + 2 * stride, s2);
  store<u64>(at + 3 * stride, s3);
}

/** Seeds the lanes and the rejects' generator of a block of a stream. */
export function seedBlock(seed: u32, stream: u32, block: u32): void {
  for (let lane: u32 = 0; lane < 4; lane++) {
    seedGenerator(seed, stream, block, lane, LANES + 8 * lane, 32);
  }
  seedGenerator(seed, stream, block, 4, REJECTS, 8);
}
