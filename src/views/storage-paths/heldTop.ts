/** By how much an axis grows at once. */
const LEAP = 1.5;

/**
 * How far the axis of storages reaches while a slider moves K: from where it was taken up it grows in leaps, for what is
 * drawn would be smaller at every movement, and titles and labels be drawn anew.
 *
 * @param from - K before the slider was taken up
 */
export function heldTop(K: number, from: number): number {
  let top = from;
  while (top < K) top *= LEAP;
  return top;
}
