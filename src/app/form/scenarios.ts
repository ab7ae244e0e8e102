import type { Settings } from '../../core/settings/Settings.ts';
import { readSettings } from '../../core/settings/validateSettings.ts';

/** A reservoir with a name that a person understands. */
export interface Scenario {
  readonly name: string;
  readonly settings: Settings;
}

/** The default settings with some keys changed. */
function withKeys(change: Partial<Settings>): Settings {
  return { ...readSettings(() => null).settings, ...change };
}

/** Fifty years, a thousand times. */
const FUTURES = { T: 50_000, chunks: 1000 };

/** Reservoirs to begin with. */
export const SCENARIOS: readonly Scenario[] = [
  { name: 'The article’s reservoir', settings: withKeys({}) },
  {
    name: 'A city’s supply, 1000 times 50 years',
    settings: withKeys({ K: 500, mu: 60, sigma: 60, target: 62, ...FUTURES }),
  },
  {
    name: 'Arid: floods in few years',
    settings: withKeys({ K: 400, mu: 0, sigma: 90, target: 30, ...FUTURES }),
  },
  {
    name: 'Humid: it spills most years',
    settings: withKeys({ K: 100, mu: 110, sigma: 30, target: 70, ...FUTURES }),
  },
  {
    name: 'Far too small',
    settings: withKeys({ K: 75, mu: 80, sigma: 60, target: 70, ...FUTURES }),
  },
  {
    name: 'Far too large',
    settings: withKeys({ K: 1000, mu: 80, sigma: 30, target: 60, ...FUTURES }),
  },
  {
    name: 'The Nile’s years in a row',
    settings: withKeys({
      K: 1430,
      mu: 919.35,
      sigma: 169.2275,
      target: 830,
      rho: 0.498,
      ...FUTURES,
    }),
  },
  {
    name: 'One path of ten million steps',
    settings: withKeys({ T: 10_000_000, chunks: 8, boundary: 'continue' }),
  },
  {
    name: 'Paths that hardly ever meet',
    settings: withKeys({ K: 10_000, mu: 70, sigma: 5, T: 10_000, chunks: 4, boundary: 'continue' }),
  },
];
