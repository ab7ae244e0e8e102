/** The pair that an arrow key leads to, past the diagonal; null if the key or the edge leads nowhere. */
export function movedPair(
  [a, b]: readonly [number, number],
  key: string,
  chunks: number,
): readonly [number, number] | null {
  const move = {
    ArrowLeft: [-1, 0],
    ArrowRight: [1, 0],
    ArrowUp: [0, -1],
    ArrowDown: [0, 1],
  }[key];
  if (move === undefined) return null;
  const [across, down] = move as [number, number];
  const steps = a + across === b + down ? 2 : 1;
  const next = [a + steps * across, b + steps * down] as const;
  return next.every((chunk) => chunk >= 0 && chunk < chunks) ? next : null;
}
