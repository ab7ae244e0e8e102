import { WIDEST_PANEL, type CarryOver, type Reservoir } from './CarryOver.ts';
import { Panels } from './Panels.ts';

/** Integral of P(S <= s) k(s) over s from 0 to S̄. */
export function integralBelowTarget(
  { K, sigma, target }: Reservoir,
  cdf: (s: number) => number,
  k: (s: number) => number,
): number {
  // the law of S breaks at K - j S̄, of which one at most lies below S̄, and bends at K - S̄
  const breaks = [K % target, K - target].filter((s) => s > 0 && s < target);
  const { nodes, weights } = new Panels(
    [0, ...breaks.toSorted((a, b) => a - b), target],
    WIDEST_PANEL * sigma,
  );
  return weights.reduce((sum, weight, i) => {
    const s = nodes[i]!;
    return sum + weight * cdf(s) * k(s);
  }, 0);
}

/** E (S - m)^n for an even n. */
export function meanPower(
  reservoir: Reservoir,
  carryOver: CarryOver,
  m: number,
  n: number,
): number {
  const { K, target } = reservoir;
  const slope = (s: number) => n * (s - m) ** (n - 1);
  return (
    (K - m) ** n -
    integralBelowTarget(reservoir, (s) => carryOver.below(s), slope) -
    carryOver.integral(carryOver.G, (y) => slope(y + target))
  );
}
