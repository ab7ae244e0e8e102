/** Moves for each value, past others, from which on the platform's sort is faster. */
const MOST_MOVES = 8;

/**
 * A sort of finite values that are spread out, as storages are: each goes to the place of its size, and few move on
 * from there. It gives what the platform's gives, sooner (docs/speed.md).
 *
 * @param size - values in each sort
 * @returns sorts so many values in place, ascending
 */
export function createSpreadSort(size: number): (values: Float64Array) => void {
  const spread = new Float64Array(size);
  const places = new Uint32Array(size);
  const ends = new Uint32Array(size);
  return (values) => {
    let least = values[0]!;
    let greatest = least;
    for (let i = 1; i < size; i++) {
      const value = values[i]!;
      if (value < least) least = value;
      if (value > greatest) greatest = value;
    }
    const scale = (size - 1) / (greatest - least);
    if (!(scale < Infinity)) return void values.sort(); // all equal, or next to it
    ends.fill(0);
    for (let i = 0; i < size; i++) {
      const place = Math.floor((values[i]! - least) * scale);
      places[i] = place;
      ends[place]!++;
    }
    for (let place = 1; place < size; place++) ends[place]! += ends[place - 1]!;
    for (let i = 0; i < size; i++) spread[--ends[places[i]!]!] = values[i]!;
    let moves = 0;
    for (let i = 1; i < size; i++) {
      const value = spread[i]!;
      let at = i;
      for (; spread[at - 1]! > value; at--) spread[at] = spread[at - 1]!;
      spread[at] = value;
      moves += i - at;
      if (moves > MOST_MOVES * size) return void values.sort(); // they crowd
    }
    values.set(spread);
  };
}
