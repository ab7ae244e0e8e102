import fc from 'fast-check';
import type { Settings } from '../../src/core/settings/Settings.ts';

/** The article's example, with its own random numbers. */
export const ARTICLE: Settings = {
  K: 100,
  mu: 70,
  sigma: 70,
  target: 70,
  T: 200,
  chunks: 2,
  seed: 0,
  generator: 'numpy',
  seeding: 'distinct',
  boundary: 'restart',
  rho: 0,
  record: null,
};

/** The settings of a link without parameters. */
export const DEFAULTS: Settings = { ...ARTICLE, generator: 'xoshiro' };

/** Numbers from `min` to `max`, both ends likely. */
function between(min: number, max: number): fc.Arbitrary<number> {
  const inside = fc.double({ min, max, noNaN: true });
  return fc.oneof({ weight: 4, arbitrary: inside }, fc.constantFrom(min, max));
}

/**
 * Valid settings: capacities over nine decades, the other volumes in proportion; about one in
 * ten each without spread, with target 0 and with target K; a quarter with correlated years, if wanted.
 */
export function anySettings({
  maxT = 3000,
  maxChunks = 4096,
  generators = ['numpy', 'xoshiro'] as readonly Settings['generator'][],
  seedings = ['distinct', 'same', 'shifted'] as readonly Settings['seeding'][],
  isCorrelated = true,
} = {}): fc.Arbitrary<Settings> {
  return fc
    .record({
      decade: fc.integer({ min: -3, max: 6 }),
      mantissa: between(1, 10),
      inflow: between(-2, 3),
      spread: between(0, 2),
      share: between(0, 1),
      T: fc.integer({ min: 1, max: maxT }),
      cut: between(0, 1),
      seed: fc.oneof(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.constant(2 ** 32 - 1)),
      seeding: fc.constantFrom(...seedings),
      boundary: fc.constantFrom('restart' as const, 'continue' as const),
      generator: fc.constantFrom(...generators),
      rho: fc.oneof(
        { weight: 3, arbitrary: fc.constant(0) },
        fc.integer({ min: -95, max: 95 }).map((hundredths) => hundredths / 100 + 0),
      ),
    })
    .map(({ rho, decade, mantissa, inflow, spread, share, cut, ...rest }) => {
      const K = mantissa * 10 ** decade;
      // each chunk of a shifted stream draws all that it skips
      const most = Math.min(rest.T, rest.seeding === 'shifted' ? 300 : Infinity, maxChunks);
      return {
        ...rest,
        rho: isCorrelated ? rho : 0,
        record: null,
        K,
        mu: inflow * K + 0, // never -0, which no link gives
        sigma: spread * K,
        target: share * K,
        chunks: 1 + Math.round(cut * cut * (most - 1)), // few chunks more often than many
      };
    });
}
