import type { Settings } from './Settings.ts';

/** Whether two experiments are the same in every key. */
export function areSettingsEqual(a: Settings, b: Settings): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Of each setting, whether it decides which shocks are drawn; the others decide what they do. */
const DECIDES_SHOCKS: Readonly<Record<keyof Settings, boolean>> = {
  K: false,
  mu: false,
  sigma: false,
  target: false,
  T: true,
  chunks: true,
  seed: true,
  generator: true,
  seeding: true,
  boundary: true,
  rho: false,
  record: true,
};

/** Whether two experiments draw the same shocks, and cut them in the same way. */
export function haveSameShocks(a: Settings, b: Settings): boolean {
  const keys = Object.keys(DECIDES_SHOCKS) as (keyof Settings)[];
  return keys.every((key) => !DECIDES_SHOCKS[key] || a[key] === b[key]);
}
