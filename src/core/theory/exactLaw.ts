import type { Settings } from '../simulation.ts';
import { withoutCarryOver, withoutRelease, withoutSpread } from './closedForms.ts';
import type { StationaryLaw } from './law.ts';
import { stationaryLaw } from './stationaryLaw.ts';

/** What two solutions may differ by where the law is still shown. */
const MOST_ERROR = 1e-8;

/** Targets that are smaller, of the capacity or the spread, are lost in round-off. */
const LEAST_TARGET = 1e-9;

/**
 * The law that the storage of a reservoir comes to from full: by closed forms where it is simple, else
 * solved.
 *
 * @returns null where it cannot be solved well, so that nothing false is shown
 */
export function exactLaw(settings: Settings): StationaryLaw | null {
  const { K, sigma, target } = settings;
  if (sigma === 0) return withoutSpread(settings);
  if (target === 0) return withoutRelease(settings);
  if (target === K) return withoutCarryOver(settings);
  if (target < LEAST_TARGET * Math.max(K, sigma)) return null;
  const law = stationaryLaw(settings);
  return law !== null && law.errorIndicator <= MOST_ERROR ? law : null;
}
