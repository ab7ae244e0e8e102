const ROUNDS = 10;
const M0 = 0xd2511f53;
const M1 = 0xcd9e8d57;

/**
 * Philox4x32-10: four random words from a counter of four words and a key of two. In each round,
 * with the 64-bit products p0 = M0 c0 and p1 = M1 c2:
 *
 *   c0 = high(p1) ^ c1 ^ k0,  c1 = low(p1),  c2 = high(p0) ^ c3 ^ k1,  c3 = low(p0)
 *
 * and the key is raised by the Weyl constants. All words are in [0, 2³²).
 *
 * @see Salmon, Moraes, Dror & Shaw (2011), Parallel random numbers: as easy as 1, 2, 3
 */
export function philox(
  [k0, k1]: readonly [number, number],
  [c0, c1, c2, c3]: readonly [number, number, number, number],
): [number, number, number, number] {
  for (let round = 0; round < ROUNDS; round++) {
    const [before0, before2] = [c0, c2];
    c0 = (high(M1, before2) ^ c1 ^ k0) >>> 0;
    c1 = Math.imul(M1, before2) >>> 0;
    c2 = (high(M0, before0) ^ c3 ^ k1) >>> 0;
    c3 = Math.imul(M0, before0) >>> 0;
    k0 = (k0 + 0x9e3779b9) >>> 0;
    k1 = (k1 + 0xbb67ae85) >>> 0;
  }
  return [c0, c1, c2, c3];
}

/** The upper 32 bits of a product of two words, by the halves of one: all terms are below 2⁵³. */
function high(a: number, b: number): number {
  const ofLow = Math.floor((a * (b & 0xffff)) / 2 ** 16);
  return Math.floor((a * (b >>> 16) + ofLow) / 2 ** 16);
}
