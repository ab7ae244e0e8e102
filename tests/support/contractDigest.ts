const MASK = 2n ** 64n - 1n;

/**
 * The digest word for word from the contract of links and files (docs/files.md), in BigInt: slow, and plain to see.
 *
 * @param firstRow - rows of the path before `values`
 */
export function contractDigest(values: Float64Array, firstRow = 0): string {
  const bits = new BigUint64Array(values.slice().buffer);
  let i = BigInt(firstRow);
  let digest = 0n;
  for (const u of bits) {
    let z = u ^ ((i * 0x9e3779b97f4a7c15n) & MASK);
    z = ((z ^ (z >> 32n)) * 0xd6e8feb86659fd93n) & MASK;
    digest = (digest + (z ^ (z >> 32n))) & MASK;
    i++;
  }
  return digest.toString(16).padStart(16, '0');
}
