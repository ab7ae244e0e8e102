import { useState } from 'react';
import { haveSameShocks } from '../../core/settings/sameSettings.ts';
import type { Settings } from '../../core/settings/Settings.ts';

/** The first steps that are left out of a pair's picture: none of another pair, or of other shocks. */
export function useLeftOut(
  settings: Settings,
  a: number,
  b: number,
): [number, (steps: number) => void] {
  const [chosen, choose] = useState({ settings, a, b, steps: 0 });
  const isOfThese = chosen.a === a && chosen.b === b && haveSameShocks(chosen.settings, settings);
  return [isOfThese ? chosen.steps : 0, (steps) => choose({ settings, a, b, steps })];
}
