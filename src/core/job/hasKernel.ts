import { inflowName, type InflowName } from '../reservoir/inflow.ts';
import type { Settings } from '../settings/Settings.ts';

/** The settings that are a choice among named things. */
type Choice = {
  [Key in keyof Settings]: Settings[Key] extends string ? Key : never;
}[keyof Settings];

/** Of each choice, what the kernel computes. */
const CHOICES: { readonly [Key in Choice]: Readonly<Record<Settings[Key], boolean>> } = {
  generator: { numpy: false, xoshiro: true },
  seeding: { distinct: true, same: true, shifted: false }, // it enters no block in the middle
  boundary: { restart: true, continue: true },
};
const INFLOWS: Readonly<Record<InflowName, boolean>> = { normal: true, record: false };

/** Whether there is a kernel for runs of these settings, where the engine can run it. */
export function hasKernel(settings: Settings): boolean {
  const keys = Object.keys(CHOICES) as Choice[];
  const isKnown = (key: Choice) => (CHOICES[key] as Record<string, boolean>)[settings[key]]!;
  return INFLOWS[inflowName(settings)] && keys.every(isKnown);
}
