/**
 * A quantile of sorted values, linear between neighbours (R's type 7, NumPy's default).
 *
 * @param sorted - at least one value, ascending
 * @param share - in [0, 1]
 */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const position = share * (sorted.length - 1);
  const [below, above] = neighbours(sorted.length, share);
  const low = sorted[below]!;
  const high = sorted[above]!;
  return low + (position - below) * (high - low);
}

/** The ranks of the values that a quantile lies between. */
export function neighbours(length: number, share: number): readonly [number, number] {
  const below = Math.floor(share * (length - 1));
  return [below, Math.min(below + 1, length - 1)];
}
