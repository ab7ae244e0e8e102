import type { StepMean } from '../law.ts';
import type { CorrelatedCarryOver } from './CorrelatedCarryOver.ts';
import { longVariance } from './longVariance.ts';

/** Unknowns beyond which the variance of so many cells would take too long. */
const MOST_UNKNOWNS = 400;

/**
 * Whether S lies in a cell (see `StationaryLaw.cells`).
 *
 * @param Z - what P(Y <= y) is below that of the long run in all steps from full; null if not known
 */
export function correlatedCells(
  carryOver: CorrelatedCarryOver,
  cuts: readonly number[],
  Z: Float64Array | null,
): StepMean[] {
  const { count, panels, size, target } = carryOver;
  const G = carryOver.G!;
  const atZero = carryOver.share(target, G);
  // 1{S <= s}: with the normal, with a carry-over up to y; and of all there is
  const ends = cuts.map((s) => {
    const parts = carryOver.share(s, G);
    const upTo = (y: number, node: number) =>
      s < target || y >= s - target ? parts : G.subarray(node * count, (node + 1) * count);
    return { s, parts, upTo, bias: Z === null ? NaN : -carryOver.below(s, Z)[0]! };
  });
  const whole = new Float64Array(count);
  whole[0] = 1;
  const all = (_y: number, node: number) => G.subarray(node * count, (node + 1) * count);
  ends.push({ s: Infinity, parts: whole, upTo: all, bias: 0 });
  return ends.map((end, i) => {
    const before = ends[i - 1];
    const parts = end.parts.map((value, n) => value - (before?.parts[n] ?? 0));
    const mean = Math.max(parts[0]!, 0); // but for round-off
    const startBias = end.bias - (before?.bias ?? 0);
    if (size > MOST_UNKNOWNS) return { mean, variance: NaN, startBias };
    const withCarryOver = new Float64Array(size);
    panels.nodes.forEach((y, node) => {
      const [to, from] = [end.upTo(y, node), before?.upTo(y, node)];
      for (let n = 0; n < count; n++) withCarryOver[node * count + n] = to[n]! - (from?.[n] ?? 0);
    });
    const zeroOf = ({ s, parts: own }: { s: number; parts: Float64Array }) =>
      s < target ? own : atZero;
    const variance = longVariance(
      carryOver,
      {
        mean,
        variance: mean * (1 - mean),
        withNormal: parts,
        withCarryOver,
        atZero: zeroOf(end).map((value, n) => value - (before ? zeroOf(before)[n]! : 0)),
        next: (c, M) => {
          const upTo = (s: number) => (s === Infinity ? 0 : carryOver.shareOf(s, c, M)[0]!);
          return upTo(end.s) - (before ? upTo(before.s) : 0);
        },
      },
      atZero,
    );
    return { mean, variance: variance ?? NaN, startBias };
  });
}
