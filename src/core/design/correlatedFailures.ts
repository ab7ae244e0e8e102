import type { CorrelatedCarryOver } from '../theory/correlated/CorrelatedCarryOver.ts';
import { productsBelow } from '../theory/correlated/hermite.ts';
import { times } from '../theory/correlated/times.ts';

/** Changes of the chance of failure from one step to the next, of that chance, below which it stays as it is. */
const SETTLED = 1e-10;

/** Polynomials where nothing is carried over: a step takes no time. */
const POLYNOMIALS = 100;

/**
 * The chance that at least one of the steps 1..n from full fails where steps are correlated: the recursion of
 * `firstFailures`, of which M, g and s are now one for each polynomial of the step's normal.
 */
export function correlatedFailures(carryOver: CorrelatedCarryOver, n: number): number {
  const { B, count, r, rho, target } = carryOver;
  const fromFull = target < B ? null : productsBelow(carryOver.normalOf(target - B), r, count);
  let g: Float64Array = new Float64Array(carryOver.size);
  return failures(n, count, rho, (none) => {
    const fails = carryOver.below(target, g);
    if (fromFull !== null) {
      times(fromFull, carryOver.signed(none)).forEach((value, i) => (fails[i]! += value));
    }
    const next = carryOver.apply(g);
    carryOver.fromFull(none).forEach((value, i) => (next[i]! += value - fails[i % count]!));
    g = next;
    return fails;
  });
}

/**
 * The same where nothing is carried over.
 *
 * @param least - normals below it fail
 */
export function failuresOfInflows(least: number, rho: number, n: number): number {
  const products = productsBelow(least, Math.sqrt(Math.abs(rho)), POLYNOMIALS);
  return failures(n, POLYNOMIALS, rho, (none) =>
    times(
      products,
      none.map((value, i) => (rho < 0 && i % 2 === 1 ? -value : value)),
    ),
  );
}

/**
 * @param failsOf - of what did not fail until a step, the part that fails in the next one; both as r^i E[1 h_i(X)]
 */
function failures(
  n: number,
  count: number,
  rho: number,
  failsOf: (none: Float64Array) => Float64Array,
): number {
  const powers = Array.from({ length: count }, (_, i) => rho ** i);
  let none = new Float64Array(count);
  none[0] = 1;
  let failed = 0;
  let hazard = 0;
  for (let k = 1; k <= n && none[0]! > 0; k++) {
    const fails = failsOf(none);
    const now = fails[0]! / none[0]!;
    failed += fails[0]!;
    // E[h_i(X') | X] = ρ^i h_i(X)
    none = none.map((value, i) => powers[i]! * value - fails[i]!);
    if (now > 0 && Math.abs(now - hazard) <= SETTLED * now) {
      return Math.min(failed - none[0]! * Math.expm1((n - k) * Math.log1p(-now)), 1);
    }
    hazard = now;
  }
  return Math.min(Math.max(failed, 0), 1);
}
