import { inflowOf } from './inflow.ts';
import type { Settings } from '../settings/Settings.ts';

/** What a discrete walk overshoots at the two ends of its range together, in standard deviations. */
const OVERSHOOT = 1.17;

/**
 * About how many steps it takes on average until the path from a full reservoir and the one from an empty
 * reservoir meet. They have met once the range of the free walk Σ (I - S̄) has reached B = K - S̄: with the
 * drift d = E[I] - S̄ after B / |d| steps where it is strong, after (B + 1.17 s)² / (2 s²), s² = Var I, where
 * it is weak; between the two both overestimate.
 *
 * @returns Infinity if they never meet
 */
export function expectedMeetingSteps(settings: Settings): number {
  const { mean, standardDeviation } = inflowOf(settings);
  const room = settings.K - settings.target;
  if (room === 0) return 1;
  const drift = Math.abs(mean - settings.target);
  const byDrift = room / drift;
  const bySpread = (room / standardDeviation + OVERSHOOT) ** 2 / 2;
  return Math.max(1, Math.min(byDrift, bySpread));
}
