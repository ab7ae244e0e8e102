import type { Settings } from '../settings/Settings.ts';
import { CensoredNormal } from './CensoredNormal.ts';
import type { StationaryLaw } from './law.ts';
import { integralBelowTarget } from './quadrature.ts';

/**
 * The largest deficit of a failure event: its mean, and its variance from one event to another.
 *
 * While storage is below the target nothing is carried over, so the storage after a failed step is its
 * inflow, and events know nothing of one another. With D = P(S < S̄), F the law of the inflow and
 * r = P(I >= S̄) the chance that a failed step is the last one, the least storage M of an event has
 *
 *   P(M <= s) = P(S <= s) / (D (r + F(s)))  for s < S̄:
 *
 * an event begins at s or below with P(S <= s) - D F(s) of D r, each further step fails with 1 - r.
 *
 * @returns null if no step ever fails, or all do
 */
export function largestDeficit(
  settings: Settings,
  law: StationaryLaw,
): { readonly mean: number; readonly variance: number } | null {
  const { target, sigma } = settings;
  if (sigma === 0 || target === 0 || law.deficit === 0) return null;
  const inflow = new CensoredNormal(settings);
  const last = inflow.above(target);
  if (last === 0) return null;
  const factor = (s: number) => 1 / (law.deficit * (last + inflow.below(s)));
  const mean = Math.min(
    integralBelowTarget(settings, law.cdf, (s, share) => share * factor(s)),
    target,
  );
  const square = integralBelowTarget(
    settings,
    law.cdf,
    (s, share) => 2 * (target - s) * share * factor(s),
  );
  // where the target is as good as infinite beside the inflow its square may be, too
  return square < Infinity ? { mean, variance: Math.max(square - mean * mean, 0) } : null;
}
