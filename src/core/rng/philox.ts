const ROUNDS = 10;

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
    const p0 = 0xd2511f53n * BigInt(c0);
    const p1 = 0xcd9e8d57n * BigInt(c2);
    c0 = (high(p1) ^ c1 ^ k0) >>> 0;
    c1 = low(p1);
    c2 = (high(p0) ^ c3 ^ k1) >>> 0;
    c3 = low(p0);
    k0 = (k0 + 0x9e3779b9) >>> 0;
    k1 = (k1 + 0xbb67ae85) >>> 0;
  }
  return [c0, c1, c2, c3];
}

function high(product: bigint): number {
  return Number(product >> 32n);
}

function low(product: bigint): number {
  return Number(product & 0xffffffffn);
}
