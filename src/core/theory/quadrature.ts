import type { CarryOver, Reservoir } from './CarryOver.ts';
import { Panels } from './Panels.ts';

/** Spreads of the inflow beyond which its law is 0 or 1, to the last digit. */
const FARTHEST = 9;

/**
 * Integral over s from 0 to S̄ of k(s, P(S <= s)), for a k that is 0 where the law is 0 and smooth where it is 1.
 *
 * @param bend - where k has one, if it has
 */
export function integralBelowTarget(
  { K, mu, sigma, target }: Reservoir,
  cdf: (s: number) => number,
  k: (s: number, share: number) => number,
  bend = 0,
): number {
  // S = Y + I, with Y up to K - S̄: below this P(S <= s) is 0, above 1
  const least = Math.min(Math.max(mu - FARTHEST * sigma, 0), target);
  const greatest = Math.max(Math.min(K - target + mu + FARTHEST * sigma, target), least);
  // it jumps at the K - j S̄ that lies below S̄, and bends at K - S̄
  const breaks = [K % target, K - target, bend].filter((s) => s > least && s < greatest);
  const integral = (panels: Panels) =>
    panels.weights.reduce((sum, weight, i) => {
      const s = panels.nodes[i]!;
      return sum + weight * k(s, cdf(s));
    }, 0);
  const ends = [least, ...breaks.toSorted((a, b) => a - b), greatest];
  return integral(new Panels(ends, sigma)) + integral(new Panels([greatest, target], Infinity));
}

/**
 * The part of E (S - m)^n, n even, that storages up to S̄ make of it: from each side, so that nothing large is
 * subtracted.
 *
 *   E (S - m)^n = ∫ n (m - s)^(n-1) P(S <= s) over s below m + ∫ n (s - m)^(n-1) P(S > s) over s above
 */
export function powerBelowTarget(
  reservoir: Reservoir,
  cdf: (s: number) => number,
  m: number,
  n: number,
): number {
  const slope = (s: number, share: number) =>
    n * Math.abs(s - m) ** (n - 1) * (s < m ? share : 1 - share);
  return integralBelowTarget(reservoir, cdf, slope, m);
}

/**
 * E (S - m)^4
 *
 * @param beyond - m - S̄, with the digits that a subtraction would lose
 */
export function fourthMoment(
  reservoir: Reservoir,
  carryOver: CarryOver,
  m: number,
  beyond: number,
): number {
  const slope = (y: number) => 4 * Math.abs(y - beyond) ** 3;
  const middle = Math.min(Math.max(beyond, 0), carryOver.B);
  return (
    powerBelowTarget(reservoir, (s) => carryOver.below(s), m, 4) +
    carryOver.integralTo(carryOver.G, middle, slope) +
    carryOver.integralFrom(carryOver.C, middle, slope)
  );
}
