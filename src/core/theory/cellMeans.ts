import { dot, type CarryOver } from './CarryOver.ts';
import type { StepMean } from './law.ts';

/** 1{S <= s} for one cut s: its mean, its row with the sign changed, its (I - A) Z = Cov(.., 1{Y > y}) likewise. */
interface End {
  readonly share: number;
  readonly row: Float64Array;
  readonly sum: Float64Array;
}

/**
 * Whether S lies in a cell, by f_s = 1{S <= s} at the cell's two ends:
 *
 *   E[f_s | Y = y] = F(s - y), so its row is -rowOfA(s);
 *   Cov(f_s, 1{Y > y}) = -(1 - P(S <= s)) G(y) for y < s - S̄, else -P(S <= s) C(y)
 *
 * @see `StationaryLaw.cells`
 */
export function cellMeans(carryOver: CarryOver, cuts: readonly number[]): StepMean[] {
  const { G, C, size } = carryOver;
  const fromFull = carryOver.solve(G);
  const nothing: End = { share: 0, row: new Float64Array(size), sum: new Float64Array(size) };
  const ends = cuts.map((s): End => {
    const row = carryOver.rowOfA(s);
    const share = carryOver.below(s, row);
    const together = carryOver.atNodes((y, i) =>
      y + carryOver.target < s ? (1 - share) * G[i]! : share * C[i]!,
    );
    return { share, row, sum: carryOver.solve(together) };
  });
  ends.push({ ...nothing, share: 1 });
  let before = nothing;
  return ends.map((end) => {
    const mean = Math.max(end.share - before.share, 0); // but for round-off
    const row = end.row.map((weight, i) => weight - before.row[i]!);
    const sum = end.sum.map((value, i) => value - before.sum[i]!);
    before = end;
    return {
      mean,
      variance: mean * (1 - mean) + 2 * dot(row, sum),
      startBias: -dot(row, fromFull),
    };
  });
}
