import { sequentPeak } from '../design/sequentPeak.ts';

/** Pieces of the curve: it is made of straight ones, many more than can be told apart. */
const PIECES = 160;

/**
 * The least active storage with which a sequence of inflows, from full, never fails, over targets from 0: convex, and 0 up
 * to the least inflow.
 *
 * @param right - the greatest target
 * @param through - a target that has a point of its own
 */
export function noFailureCurve(
  inflows: readonly number[],
  right: number,
  through: number,
): readonly (readonly [target: number, storage: number])[] {
  const targets = Array.from({ length: PIECES + 1 }, (_, i) => (right * i) / PIECES);
  const all = [...new Set([...targets, through])].toSorted((a, b) => a - b);
  return all.map((target) => [target, sequentPeak(inflows, target, 1).peak]);
}
