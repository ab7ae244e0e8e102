import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import { metrics } from '../../src/core/metrics/metrics.ts';
import type { Settings } from '../../src/core/settings/Settings.ts';
import { numbersOf, tabulateLaw, type LawTable } from '../../src/core/theory/LawTable.ts';
import { relativeError } from '../support/numbers.ts';
import { DEFAULTS } from '../support/settings.ts';
import { simulationRun } from '../support/simulationRun.ts';
import { tiered } from '../support/tiered.ts';

const VOLUMES = ['K', 'mu', 'sigma', 'target'] as const;

function scaled(settings: Settings, factor: number): Settings {
  const volumes = VOLUMES.map((key) => [key, settings[key] * factor] as const);
  return { ...settings, ...Object.fromEntries(volumes) };
}

/** Reservoirs of a size near 1, whose law is soon solved. */
const reservoirs = fc.record({
  K: fc.double({ min: 1, max: 2, noNaN: true }),
  mu: fc.double({ min: -1, max: 3, noNaN: true }),
  sigma: fc.oneof(fc.double({ min: 0.2, max: 3, noNaN: true }), fc.constant(0)),
  share: fc.oneof(fc.double({ min: 0.2, max: 1, noNaN: true }), fc.constantFrom(0, 1)),
});

it('is not told of capacities of which doubles have too few digits', () => {
  const tiny = (K: number) =>
    tabulateLaw(scaled({ ...DEFAULTS, K: 1, mu: 0.7, sigma: 0.7, target: 0.7 }, K));
  expect(tiny(1e-315)).not.toBeNull();
  for (const K of [1e-317, 5e-324]) expect(tiny(K)).toBeNull();
});

/** All numbers of a law in real units, and the standard errors of a run that they lead to. */
function toldOf(law: LawTable) {
  const { settings, unit } = law;
  const run = simulationRun({ ...DEFAULTS, T: 2, chunks: 1 });
  const real = scaled(settings, unit);
  const long = { ...run, settings: { ...real, T: 10_000 } };
  const told = metrics(long, { ...law, settings: { ...settings, T: 10_000 } }, null);
  return { numbers: numbersOf(law), told };
}

const VOLUME_NUMBERS = ['mean', 'standardDeviation', 'release', 'spill', 'inflow', 'startBias'];

describe('the exact law of a reservoir in another unit', () => {
  it(
    'is the same law, to the bit for powers of two, from 1e-190 to 1e6',
    { timeout: 60_000 },
    () => {
      fc.assert(
        fc.property(
          reservoirs,
          fc.integer({ min: -631, max: 19 }),
          ({ share, ...given }, power) => {
            const settings = { ...DEFAULTS, ...given, target: share * given.K };
            const factor = 2 ** power;
            const law = tabulateLaw(settings)!;
            const other = tabulateLaw(scaled(settings, factor))!;
            const [a, b] = [toldOf(law), toldOf(other)];
            for (const [name, value] of Object.entries(a.numbers)) {
              const expected = VOLUME_NUMBERS.includes(name) ? value * factor : value;
              expect(b.numbers[name as 'mean'], name).toBe(expected);
            }
            for (const name of ['mean', 'release', 'spill', 'inflow'] as const) {
              const error = a.told[name].standardError;
              const expected = error === null ? null : error * factor;
              expect(b.told[name].standardError, name).toBe(expected);
            }
            for (const name of ['full', 'empty', 'deficit', 'recurrenceTime'] as const) {
              expect(b.told[name].standardError, name).toBe(a.told[name].standardError);
              expect(b.told[name].expected, name).toBe(a.told[name].expected);
            }
            expect(other.bins).toEqual(law.bins);
            expect(other.atoms).toEqual(law.atoms);
            expect(other.autocorrelations).toEqual(law.autocorrelations);
          },
        ),
        { seed: 811, numRuns: tiered(6, 60) },
      );
    },
  );

  it('is nearly the same law for any other factor', () => {
    const settings = { ...DEFAULTS, K: 1.7, mu: 1.1, sigma: 0.8, target: 0.9 };
    const { mean, tau, deficit, startBias } = numbersOf(tabulateLaw(settings)!);
    for (const factor of [1e-190, ...tiered([], [1e-163, 3e-100, 1e-61]), 1e-59, 1e6]) {
      const other = numbersOf(tabulateLaw(scaled(settings, factor))!);
      expect(relativeError(other.mean, mean * factor), `${factor}`).toBeLessThan(1e-12);
      expect(relativeError(other.startBias, startBias * factor)).toBeLessThan(1e-12);
      expect(relativeError(other.tau, tau)).toBeLessThan(1e-12);
      expect(relativeError(other.deficit, deficit)).toBeLessThan(1e-12);
    }
  });
});

/**
 * The law where the inflow is nothing, with the chance p, or more than there is room for: after j steps of nothing
 * the storage is K - j S̄, or 0.
 */
function allOrNothing({ K, mu, sigma, target }: Settings) {
  const p = normalCdf(-mu / sigma, 0, 1);
  let [mean, square, deficit, share] = [0, 0, 0, 1 - p];
  for (let storage = K; storage > 0 && share > 0; storage -= target, share *= p) {
    mean += share * storage;
    square += share * storage ** 2;
    if (storage < target) deficit += share;
  }
  const empty = p ** Math.ceil(K / target);
  const deviation = Math.sqrt(square - mean ** 2);
  return { mean, standardDeviation: deviation, full: 1 - p, empty, deficit: deficit + empty };
}

describe('the exact law of a capacity that is nothing beside the inflow', () => {
  it.each([
    [1e-14, 1],
    [1e-16, 1],
    [1e-20, 1],
    [2 ** -60, 0.5],
    [2 ** -60, 0.375],
    [1e-30, 0.3],
    [1e-100, 0.7],
    [1e-180, 1],
    [1e-200, 0.7],
    [1e-200, 1],
    [1e-280, 0.4],
  ])('is that of all or nothing: K = %d, S̄ %d of it', (K, share) => {
    for (const mu of tiered([-70, 70], [-70, 0, 70, 150])) {
      const settings = { ...DEFAULTS, K, target: share * K, mu };
      const { numbers, told } = toldOf(tabulateLaw(settings)!);
      const unit = 2 ** Math.floor(Math.log2(K));
      const expected = allOrNothing(scaled(settings, 1 / unit));
      for (const name of ['mean', 'standardDeviation'] as const) {
        expect(relativeError(numbers[name] / unit, expected[name]), name).toBeLessThan(1e-11);
      }
      for (const name of ['full', 'empty', 'deficit'] as const) {
        expect(relativeError(numbers[name], expected[name]), name).toBeLessThan(1e-11);
      }
      expect(numbers.errorIndicator).toBeLessThan(1e-12);
      // all that comes in is spilled, but next to nothing
      expect(relativeError(numbers.spill, numbers.inflow)).toBeLessThan(1e-12);
      expect(told.inflow.exact).toBe(numbers.inflow);
    }
  });
});
