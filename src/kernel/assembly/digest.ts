/**
 * The part of a path's digest that some neighbouring rows add; see core's `digest.ts`.
 *
 * @param row - of the first value
 */
export function digestPart(from: usize, values: i32, row: u64): u64 {
  let key = row * 0x9e3779b97f4a7c15;
  let sum: u64 = 0;
  for (const end = from + 8 * <usize>values; from < end; from += 8) {
    let z = load<u64>(from) ^ key;
    z = (z ^ (z >> 32)) * 0xd6e8feb86659fd93;
    sum += z ^ (z >> 32);
    key += 0x9e3779b97f4a7c15;
  }
  return sum;
}
