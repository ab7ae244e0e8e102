import { chunkSteps } from '../job/rows.ts';
import type { Settings } from '../settings/Settings.ts';

/** Bounds, so that a comparison takes less than a second: of steps, draws, and products of two shocks. */
const MOST_STEPS = 2 ** 18;
const MOST_DRAWS = 4e6;
const MOST_PRODUCTS = 2.5e8;
/** Of very many chunks so many steps are compared all the same. */
const LEAST_STEPS = 32;

/** Shocks that a comparison brings along to be drawn: of all chunks together, and of one. */
const MOST_SHOWN = 2 ** 18;
const MOST_SHOWN_STEPS = 2 ** 14;

/** Steps over which all chunks are compared: the first of each, as many as the shortest has, or fewer. */
export function comparedSteps(settings: Settings): number {
  const { chunks } = settings;
  const pairs = (chunks * (chunks - 1)) / 2;
  const affordable = Math.floor(Math.min(MOST_STEPS, MOST_DRAWS / chunks, MOST_PRODUCTS / pairs));
  return Math.min(chunkSteps(settings, chunks - 1), Math.max(affordable, LEAST_STEPS));
}

/** Of the steps compared those that are drawn, the first: few enough for a slider that moves. */
export function shownSteps(settings: Settings): number {
  const affordable = Math.max(Math.floor(MOST_SHOWN / settings.chunks), LEAST_STEPS);
  return Math.min(comparedSteps(settings), affordable, MOST_SHOWN_STEPS);
}
