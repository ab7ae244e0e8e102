import { WIDEST_PANEL, type CarryOver, type Reservoir } from './CarryOver.ts';
import { Panels } from './Panels.ts';

/** Spreads of the inflow beyond which its law is 0 or 1, to the last digit. */
const FARTHEST = 9;

/** Integral of P(S <= s) k(s) over s from 0 to S̄, of a k that is smooth where the law of the inflow is. */
export function integralBelowTarget(
  { K, mu, sigma, target }: Reservoir,
  cdf: (s: number) => number,
  k: (s: number) => number,
): number {
  // S = Y + I, with Y up to K - S̄: below this P(S <= s) is 0, above 1
  const least = Math.min(Math.max(mu - FARTHEST * sigma, 0), target);
  const greatest = Math.max(Math.min(K - target + mu + FARTHEST * sigma, target), least);
  // it jumps at the K - j S̄ that lies below S̄, and bends at K - S̄
  const breaks = [K % target, K - target].filter((s) => s > least && s < greatest);
  const integral = (panels: Panels) =>
    panels.weights.reduce((sum, weight, i) => {
      const s = panels.nodes[i]!;
      return sum + weight * cdf(s) * k(s);
    }, 0);
  const ends = [least, ...breaks.toSorted((a, b) => a - b), greatest];
  return (
    integral(new Panels(ends, WIDEST_PANEL * sigma)) +
    integral(new Panels([greatest, target], Infinity))
  );
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
