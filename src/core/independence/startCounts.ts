import { expectedMeetingSteps } from '../reservoir/expectedMeetingSteps.ts';
import type { Settings } from '../settings/Settings.ts';

/** Chunks that start alike must last so many times what it takes them to part, for that to count little. */
const FORGOTTEN_TIMES = 10;

/**
 * Whether chunks remember, for much of so many steps, that they started alike.
 *
 * @param leftOut - steps at the start that are not looked at: as many as it takes them to part are enough
 */
export function startCounts(settings: Settings, stepCount: number, leftOut = 0): boolean {
  if (settings.record === null && settings.sigma === 0) return true; // nothing else tells chunks apart, or makes them alike
  if (settings.boundary !== 'restart') return false;
  const steps = expectedMeetingSteps(settings);
  return leftOut < steps && stepCount < FORGOTTEN_TIMES * steps;
}
