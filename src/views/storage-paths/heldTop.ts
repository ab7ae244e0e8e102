/** By how much an axis grows at once. */
const LEAP = 1.5;

/**
 * How far the axis of storages reaches while a slider moves K. It grows in leaps: else what is drawn would be smaller at every
 * movement, and titles and labels be drawn anew.
 *
 * @param from - how far it reaches already
 */
export function heldTop(K: number, from: number): number {
  let top = from;
  while (top < K) top *= LEAP;
  return top;
}
