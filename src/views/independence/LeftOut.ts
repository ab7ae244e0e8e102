import { haveSameShocks } from '../../core/settings/sameSettings.ts';
import type { Settings } from '../../core/settings/Settings.ts';

/** The first steps that are left out of the picture of a pair. */
export interface LeftOut {
  readonly settings: Settings;
  readonly pair: readonly [number, number];
  readonly steps: number;
}

/** How many are left out here: none of another pair, or of other shocks. */
export function stepsLeftOut(
  leftOut: LeftOut | null,
  settings: Settings,
  [a, b]: readonly [number, number],
): number {
  if (leftOut === null || !haveSameShocks(leftOut.settings, settings)) return 0;
  return leftOut.pair[0] === a && leftOut.pair[1] === b ? leftOut.steps : 0;
}
