import { chunkSteps } from '../job/rows.ts';
import type { Settings } from '../settings/Settings.ts';

/** Bounds, so that a comparison takes less than a second: of steps, draws, and products of two shocks. */
const MOST_STEPS = 2 ** 18;
const MOST_DRAWS = 4e6;
const MOST_PRODUCTS = 2.5e8;
/** Of very many chunks so many steps are compared all the same. */
const LEAST_STEPS = 32;

/** Steps over which all chunks are compared: the first of each, as many as the shortest has, or fewer. */
export function comparedSteps(settings: Settings): number {
  const { chunks } = settings;
  const pairs = (chunks * (chunks - 1)) / 2;
  const affordable = Math.floor(Math.min(MOST_STEPS, MOST_DRAWS / chunks, MOST_PRODUCTS / pairs));
  return Math.min(chunkSteps(settings, chunks - 1), Math.max(affordable, LEAST_STEPS));
}
