/** Up to so many values are sorted by insertion. */
const FEW = 16;

/**
 * Puts the values of some ranks where sorting would, with none greater before and none less behind each. C. A. R. Hoare, "Algorithm 65: Find",
 * Communications of the ACM 4 (1961), for several ranks at once.
 *
 * @param values - without NaN; moved in place
 * @param ranks - places in the sorted order, from 0, ascending
 */
export function selectRanks(values: Float64Array, ranks: readonly number[]): void {
  select(values, 0, values.length - 1, ranks, 0, ranks.length);
}

/** Selects ranks[a] up to, without, ranks[b] among the values from `low` to `high`. */
function select(
  values: Float64Array,
  low: number,
  high: number,
  ranks: readonly number[],
  a: number,
  b: number,
): void {
  if (a >= b) return;
  if (high - low < FEW) return insert(values, low, high);
  const pivot = middleOf(values[low]!, values[(low + high) >> 1]!, values[high]!);
  let i = low;
  let j = high;
  while (i <= j) {
    while (values[i]! < pivot) i++;
    while (values[j]! > pivot) j--;
    if (i > j) break;
    const value = values[i]!;
    values[i++] = values[j]!;
    values[j--] = value;
  }
  // what stands between j and i equals the pivot
  let left = a;
  while (left < b && ranks[left]! <= j) left++;
  let right = left;
  while (right < b && ranks[right]! < i) right++;
  select(values, low, j, ranks, a, left);
  select(values, i, high, ranks, right, b);
}

function insert(values: Float64Array, low: number, high: number): void {
  for (let i = low + 1; i <= high; i++) {
    const value = values[i]!;
    let at = i;
    for (; at > low && values[at - 1]! > value; at--) values[at] = values[at - 1]!;
    values[at] = value;
  }
}

function middleOf(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
