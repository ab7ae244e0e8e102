import type { Settings } from './Settings.ts';

/** Whether two experiments are the same in every key. */
export function areSettingsEqual(a: Settings, b: Settings): boolean {
  if (a === b) return true;
  const keys = Object.keys(a) as (keyof Settings)[];
  return keys.every((key) => isSameValue(a[key], b[key]));
}

/** Whether two values of a setting are the same: a record by what it holds, which may be much, the others as they are. */
export function isSameValue(a: Settings[keyof Settings], b: Settings[keyof Settings]): boolean {
  return a === b || (isRecord(a) && isRecord(b) && JSON.stringify(a) === JSON.stringify(b));
}

function isRecord(value: Settings[keyof Settings]): boolean {
  return typeof value === 'object' && value !== null;
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
  return keys.every((key) => !DECIDES_SHOCKS[key] || isSameValue(a[key], b[key]));
}
