import { dot, type CarryOver } from '../theory/CarryOver.ts';

/** Changes of the chance of failure from one step to the next, of that chance, below which it stays as it is. */
const SETTLED = 1e-14;

/**
 * The chance that at least one of the steps 1..n from full fails, by a recursion over the steps.
 *
 * With M_k = P(no failure in k steps) and g_k(y) = P(Y_k <= y, no failure in k steps), in the words of `CarryOver`:
 *
 *   s_k = P(step k is the first to fail) = row · g_(k-1) + M_(k-1) F(S̄ - B),  row the weights of A at y = 0
 *   g_k(y) = (A g_(k-1))(y) + M_(k-1) F(y + S̄ - B) - s_k,  M_k = M_(k-1) - s_k,  from g_0 = 0 and M_0 = 1
 *
 * An atom on the target counts as a failure. In the end s_k is a constant share of M_(k-1): then the rest is one power.
 */
export function firstFailures(carryOver: CarryOver, n: number): number {
  const { B, inflow, target } = carryOver;
  const row = carryOver.rowOfA(target, 0);
  const fromFull = carryOver.atNodes((y) => inflow.below(y - B));
  const failsFromFull = inflow.below(-B);
  let g: Float64Array = new Float64Array(carryOver.size);
  let none = 1;
  let failed = 0;
  let hazard = 0;
  for (let k = 1; k <= n && none > 0; k++) {
    const fails = dot(row, g) + none * failsFromFull;
    const next = carryOver.apply(g);
    for (let i = 0; i < next.length; i++) next[i]! += none * fromFull[i]! - fails;
    const now = fails / none;
    failed += fails;
    none -= fails;
    if (now > 0 && Math.abs(now - hazard) <= SETTLED * now) {
      return Math.min(failed - none * Math.expm1((n - k) * Math.log1p(-now)), 1);
    }
    g = next;
    hazard = now;
  }
  return Math.min(Math.max(failed, 0), 1);
}
