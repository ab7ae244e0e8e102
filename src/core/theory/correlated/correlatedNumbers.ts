import type { StepMeanName } from '../law.ts';
import { dot } from '../CarryOver.ts';
import type { CorrelatedCarryOver } from './CorrelatedCarryOver.ts';
import { partsBelow } from './hermite.ts';
import { failed, full, shortOf, shortSquareOf, spillOf, totalOf } from './measures.ts';

export type CorrelatedNumber =
  'mean' | 'standardDeviation' | 'full' | 'empty' | 'deficit' | 'release' | 'spill';

/** The numbers of the law, as in `stationaryLaw`; null where it cannot be solved for. */
export function correlatedNumbers(
  carryOver: CorrelatedCarryOver,
  atom: number | null,
): Record<CorrelatedNumber, number> | null {
  const { B, count, inflow, panels, target } = carryOver;
  const { G } = carryOver;
  if (G === null) return null;
  const C = G.map((value, i) => (i % count === 0 ? 1 : 0) - value);
  const short = shortOf(carryOver, G) + (B < target ? inflow.meanBelow(-B) : 0);
  const shortSquare = shortSquareOf(carryOver, G) + (B < target ? inflow.squareBelow(-B) : 0);
  /** E[S] - S̄ */
  const beyond = totalOf(carryOver, C) - short;
  const square = panels.weights.reduce(
    (sum, weight, i) => sum + weight * 2 * panels.nodes[i]! * C[i * count]!,
    shortSquare,
  );
  return {
    mean: target + beyond,
    standardDeviation: Math.sqrt(Math.max(square - beyond ** 2, 0)),
    full: full(carryOver, G)[0]!,
    empty: emptyOf(carryOver, carryOver.share(target, G)),
    deficit: failed(carryOver, G, atom)[0]!,
    release: target - short,
    spill: inflow.meanAbove(B) + spillOf(carryOver, C),
  };
}

/** P(S = 0) of the step after one that leaves nothing, with r^n E[1{Y = 0} h_n(X)]. */
function emptyOf(carryOver: CorrelatedCarryOver, atZero: Float64Array): number {
  return dot(partsBelow(carryOver.driest, carryOver.r, carryOver.count), carryOver.signed(atZero));
}

/**
 * What a start from full adds to the sum of all steps. From full P(Y <= y) is 0 at first, A^k G below that of the long run
 * after k steps, and Z = G + A G + A² G + ... below it in all.
 *
 * @returns null where it cannot be solved for
 */
export function startBiases(
  carryOver: CorrelatedCarryOver,
): Partial<Record<StepMeanName, number>> | null {
  const { B, target } = carryOver;
  const G = carryOver.G!;
  const Z = carryOver.solve(G);
  if (Z === null) return null;
  const later = Z.map((value, i) => value - G[i]!);
  const atZero = carryOver.below(target, Z);
  const now = carryOver.share(target, G);
  const short = shortOf(carryOver, Z);
  return {
    storage: totalOf(carryOver, later) + short,
    release: short,
    spill: spillOf(carryOver, Z),
    full: carryOver.below(B + target, Z)[0]!,
    empty: -emptyOf(
      carryOver,
      atZero.map((value, n) => value + now[n]!),
    ),
    deficit: -atZero[0]!,
  };
}

/**
 * The chance that a failed step is the last one: it leaves nothing, and the next inflow is the target or more.
 *
 * @param failures - r^n E[1{S < S̄} h_n(X)]
 */
export function resilienceOf(carryOver: CorrelatedCarryOver, failures: Float64Array): number {
  const { r, count, target } = carryOver;
  const again = partsBelow(carryOver.normalOf(target), r, count);
  return 1 - dot(again, carryOver.signed(failures)) / failures[0]!;
}
