import type { CorrelatedCarryOver } from './CorrelatedCarryOver.ts';

/** A number f of each step, and what it has in common with what that step leaves. */
export interface StepFunction {
  readonly mean: number;
  /** of a single step */
  readonly variance: number;
  /** r^n E[f h_n(X)], with the normal of the step */
  readonly withNormal: Float64Array;
  /** r^n E[f 1{Y <= y} h_n(X)], with the carry-over after it, at the nodes; and at 0 */
  readonly withCarryOver: Float64Array;
  readonly atZero: Float64Array;
  /** E[f] of the next step, where P(Y <= y) and 1 are c and M; c at 0 besides, and c after that step */
  readonly next: (
    c: Float64Array,
    M: Float64Array,
    atZero: Float64Array,
    after: Float64Array,
  ) => number;
}

/**
 * What the variance of f comes to in long means: Var f + 2 Σ Cov(f_0, f_k).
 *
 * With u_k(y, n) = Cov(f_0, 1{Y_k <= y} h_n(X_k)) and w_k(n) = Cov(f_0, h_n(X_k)) = ρ^(nk) w_0(n), one step is
 * u' = A u + fromFull(w), so all of them are one solution of (I - A) U = u_0 + fromFull(W), W = Σ w_k.
 *
 * @returns null where it cannot be solved for
 */
export function longVariance(
  carryOver: CorrelatedCarryOver,
  f: StepFunction,
  atZero: Float64Array,
): number | null {
  const { rho, target } = carryOver;
  const G = carryOver.G!;
  const W = f.withNormal.map((value, n) => (n === 0 ? 0 : value / (1 - rho ** n)));
  const u = f.withCarryOver.map((value, i) => value - f.mean * G[i]!);
  const full = carryOver.fromFull(W);
  const U = carryOver.solve(u.map((value, i) => value + full[i]!));
  if (U === null) return null;
  const later = carryOver.shareOf(target, U, W);
  const ofZero = f.atZero.map((value, n) => value - f.mean * atZero[n]! + later[n]!);
  const after = U.map((value, i) => value - u[i]!);
  return f.variance + 2 * f.next(U, W, ofZero, after);
}
