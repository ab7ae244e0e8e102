import { inflowOf } from './inflow.ts';
import { correlationOf } from './nextNormal.ts';
import type { Settings } from '../settings/Settings.ts';

/** What a discrete walk overshoots at the two ends of its range together, in standard deviations. */
const OVERSHOOT = 1.17;

/**
 * About how many steps it takes on average until the path from a full reservoir and the one from an empty
 * reservoir meet, under the same inflows. They have met once the range of the free walk Σ (I - S̄) has reached B = K - S̄: with the
 * drift d = E[I] - S̄ after B / |d| steps where it is strong, after (B + 1.17 s)² / (2 s²), s² = Var I, where
 * it is weak; between the two both overestimate. Where years correlate the walk spreads (1 + ρ) / (1 - ρ) times as fast in
 * the end, and overshoots by p s more, p = 2.5 ρ / (1 - ρ), for it keeps its direction for a while; but near ends are reached
 * in that while, so p² e^(-B / (p s)) is taken from the square. Pairs of paths tell p and this, to 10 % for ρ from -0.4 to 0.95
 * and B from 2 s on; where B is s / 2 it is up to 40 % too much. A worker that begins in the middle of such a path does not know
 * its inflows either before the normals have met (see docs/one-path.md).
 *
 * @returns Infinity if they never meet
 */
export function expectedMeetingSteps(settings: Settings): number {
  const { mean, standardDeviation } = inflowOf(settings);
  const rho = correlationOf(settings);
  const room = settings.K - settings.target;
  if (room === 0) return 1;
  const drift = Math.abs(mean - settings.target);
  const byDrift = room / drift;
  const spreads = room / standardDeviation;
  const persistence = (2.5 * rho) / (1 - rho);
  const missing = rho > 0 ? persistence ** 2 * Math.exp(-spreads / persistence) : 0;
  const square = (spreads + OVERSHOOT + persistence) ** 2 - missing;
  const bySpread = (square / 2) * ((1 - rho) / (1 + rho));
  return Math.max(1, Math.min(byDrift, bySpread));
}
