import type { Settings } from '../settings/Settings.ts';
import type { Summary } from '../job/summary.ts';

/** Volumes from here on have fourth powers that are numbers. */
const ORDINARY = 1e-60;

/** Units that are smaller would make too large numbers of the others. */
const SMALLEST_UNIT = 2 ** -960;

/**
 * The unit in which theory counts volumes: 1, but for reservoirs so small that squares of their volumes would be 0. A
 * power of two, so that no digit changes.
 */
export function unitOf({ K, mu, sigma }: Pick<Settings, 'K' | 'mu' | 'sigma'>): number {
  const inflow = Math.max(Math.abs(mu), sigma);
  const size = inflow === 0 ? K : Math.min(K, inflow);
  return size >= ORDINARY ? 1 : Math.max(2 ** Math.floor(Math.log2(size)), SMALLEST_UNIT);
}

const VOLUMES = ['K', 'mu', 'sigma', 'target'] as const;

/** Settings with their volumes in a unit. */
export function settingsInUnit(settings: Settings, unit: number): Settings {
  return unit === 1 ? settings : divided(settings, VOLUMES, unit);
}

const MEAN_VOLUMES = [
  'mean',
  'standardDeviation',
  'min',
  'max',
  'release',
  'inflow',
  'spill',
  'last',
] as const;

/** A summary with its volumes in a unit. */
export function summaryInUnit(summary: Summary, unit: number): Summary {
  return unit === 1 ? summary : divided(summary, MEAN_VOLUMES, unit);
}

function divided<Key extends string, Of extends Readonly<Record<Key, number>>>(
  of: Of,
  volumes: readonly Key[],
  unit: number,
): Of {
  return { ...of, ...Object.fromEntries(volumes.map((key) => [key, of[key] / unit])) };
}
