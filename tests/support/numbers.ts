/** Doubles from a to b: 0 for the same bits, 1 for neighbours. */
export function ulpsApart(a: number, b: number): number {
  return Math.abs(Number(order(a) - order(b)));
}

/** The place of a double in the order of all doubles. */
function order(value: number): bigint {
  const bits = new BigInt64Array(new Float64Array([value]).buffer)[0]!;
  return bits < 0n ? -(2n ** 63n) - bits : bits;
}

/** Sum with Neumaier's correction, so that a test's own rounding stays out of its tolerance. */
export function exactSum(values: Iterable<number>): number {
  let sum = 0;
  let correction = 0;
  for (const value of values) {
    const next = sum + value;
    correction += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum + correction;
}

/** |a - b| as a share of the expected value b; 0 where both are 0. */
export function relativeError(a: number, b: number): number {
  return a === b ? 0 : Math.abs(a - b) / Math.abs(b);
}

/** Largest |a_i - b_i|; Infinity for different lengths, NaN if one is NaN. */
export function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) return Infinity;
  let largest = 0;
  for (let i = 0; i < a.length; i++) largest = Math.max(largest, Math.abs(a[i]! - b[i]!));
  return largest;
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Float64Array) =>
  Buffer.from(buffer, byteOffset, byteLength);

/** Index of the first value with other bits, the shorter length if one is longer, -1 if none. */
export function firstDifference(a: Float64Array, b: Float64Array): number {
  // long arrays that are the same are compared at once
  if (bytesOf(a).equals(bytesOf(b))) return -1;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) if (!Object.is(a[i], b[i])) return i;
  return a.length === b.length ? -1 : length;
}
