import type { LinkKey, Settings } from '../../src/core/settings/Settings.ts';
import { DEFAULTS } from './settings.ts';

/* The table of link parameters of the contract of links and files (docs/files.md), once more and by hand: an oracle for tests. */

/** The keys whose values are numbers. */
export const NUMBER_KEYS = ['K', 'mu', 'sigma', 'target', 'T', 'chunks', 'seed', 'rho'] as const;
export const CHOICES = {
  generator: ['numpy', 'xoshiro'],
  seeding: ['distinct', 'same', 'shifted'],
  boundary: ['restart', 'continue'],
} as const;

type Before = Pick<Settings, 'K' | 'T'>;

const isNumber = (text: string) => /^-?[0-9]+([.][0-9]+)?(e[+-]?[0-9]+)?$/.test(text);

/** Whether the contract takes this text as the value of a key, given K and T in force. */
export function fits(key: LinkKey, text: string, { K, T }: Before): boolean {
  if (key === 'generator' || key === 'seeding' || key === 'boundary') {
    return (CHOICES[key] as readonly string[]).includes(text);
  }
  const x = Number(text);
  // 1e-330 is read as 0, and is not whole
  const whole = x % 1 === 0 && (x !== 0 || !/^-?[0.]*[1-9]/.test(text));
  switch (key) {
    case 'K':
      return isNumber(text) && x > 0 && x <= 1e9;
    case 'mu':
      return isNumber(text) && x >= -1e9 && x <= 1e9;
    case 'sigma':
      return isNumber(text) && x >= 0 && x <= 1e9;
    case 'target':
      return isNumber(text) && x >= 0 && x <= K;
    case 'T':
      return isNumber(text) && whole && x >= 1 && x <= 1e10;
    case 'chunks':
      return isNumber(text) && whole && x >= 1 && x <= 4096 && x <= T;
    case 'rho':
      return isNumber(text) && x >= -0.95 && x <= 0.95;
    case 'seed':
      return isNumber(text) && whole && x >= 0 && x <= 4294967295;
  }
}

/** The defaults, given K and T in force. */
export function defaultsFor({ K, T }: Before): Settings {
  return { ...DEFAULTS, target: Math.min(70, K), chunks: Math.min(2, T) };
}
