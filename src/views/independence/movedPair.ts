/** Rows that Page Up and Page Down pass. */
const PAGE = 8;

/**
 * The pair that a key leads to, as in a grid: arrows by a cell, Home and End to the ends of the row, Page Up and
 * Page Down by some rows. It passes the diagonal; null if the key or the edge leads nowhere.
 */
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
    Home: [-a, 0],
    End: [chunks - 1 - a, 0],
    PageUp: [0, -Math.min(PAGE, b)],
    PageDown: [0, Math.min(PAGE, chunks - 1 - b)],
  }[key];
  if (move === undefined) return null;
  const next = [a + move[0]!, b + move[1]!] as const;
  if (next[0] !== next[1]) return isInside(next, chunks) && !isSame(next, [a, b]) ? next : null;
  // a step on; at the far corner a step back
  const on = [next[0] + Math.sign(move[0]!), next[1] + Math.sign(move[1]!)] as const;
  if (isInside(on, chunks)) return on;
  const back = [next[0] - Math.sign(move[0]!), next[1] - Math.sign(move[1]!)] as const;
  return isSame(back, [a, b]) ? null : back;
}

function isInside(pair: readonly [number, number], chunks: number): boolean {
  return pair.every((chunk) => chunk >= 0 && chunk < chunks);
}

function isSame(x: readonly [number, number], y: readonly [number, number]): boolean {
  return x[0] === y[0] && x[1] === y[1];
}
