import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactLaw } from '../../src/core/theory/exactLaw.ts';
import { largestDeficit } from '../../src/core/theory/largestDeficit.ts';
import type { Settings } from '../../src/core/settings/Settings.ts';
import { readGolden } from '../support/golden.ts';
import { relativeError } from '../support/numbers.ts';
import { DEFAULTS } from '../support/settings.ts';

const { sets, nearly_whole_ratios } = readGolden('hardLaws');

const lawOf = (reservoir: Partial<Settings>) => exactLaw({ ...DEFAULTS, ...reservoir })!;

describe('the exact law where it is hard to solve for', () => {
  it.each(sets)('is that of quadruple precision: K=$K μ=$mu σ=$sigma S̄=$target', (golden) => {
    const { mean, tau, startBias, standardDeviation, release, squareVariance } = golden;
    const law = lawOf(golden);
    for (const share of ['full', 'empty', 'deficit'] as const) {
      expect(Math.abs(law[share] - golden[share]), share).toBeLessThan(5e-12);
    }
    expect(relativeError(law.mean, mean)).toBeLessThan(1e-12);
    expect(relativeError(law.release, release)).toBeLessThan(1e-12);
    expect(relativeError(law.standardDeviation, standardDeviation)).toBeLessThan(1e-11);
    expect(relativeError(law.tau, tau)).toBeLessThan(1e-10);
    expect(relativeError(law.startBias, startBias)).toBeLessThan(1e-11);
    expect(relativeError(law.stepMeans.square.variance, squareVariance)).toBeLessThan(1e-10);
  });

  it.each(nearly_whole_ratios)(
    'counts what falls a rounding short of the target: K=$K μ=$mu σ=$sigma S̄=$target',
    (golden) => {
      const { deficit, stepMeans } = lawOf(golden);
      expect(relativeError(deficit, golden.deficit)).toBeLessThan(1e-12);
      expect(relativeError(stepMeans.deficit.variance, golden.variance)).toBeLessThan(1e-11);
      expect(relativeError(stepMeans.deficit.startBias, golden.startBias)).toBeLessThan(1e-11);
    },
  );

  it.each([
    [-1, 1.7732114567374737],
    [-0.5, 6.45080529489],
  ])('keeps its digits where the spread is small: drift of %f spreads', (drift, tau) => {
    // the storage stays near S̄, so K is too far away to matter
    for (const [K, target, sigma] of [
      [100, 90, 0.1],
      [100, 99.99, 1e-4],
      [1000, 990, 0.05],
    ] as const) {
      const law = lawOf({ K, target, sigma, mu: target + drift * sigma });
      expect(relativeError(law.tau, tau), `σ = ${sigma}`).toBeLessThan(1e-9);
    }
  });

  it('has no share, variance or depth that cannot be, for any reservoir', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99 }),
        fc.integer({ min: -20, max: 120 }),
        fc.integer({ min: 2, max: 70 }),
        (target, mu, sigma) => {
          const settings = { ...DEFAULTS, K: 100, target, mu, sigma };
          const law = exactLaw(settings);
          if (law === null) return;
          for (const share of [law.full, law.empty, law.deficit]) {
            expect(share).toBeGreaterThanOrEqual(0);
            expect(share).toBeLessThanOrEqual(1 + 1e-12);
          }
          for (const { variance } of Object.values(law.stepMeans)) {
            expect(variance).toBeGreaterThan(-1e-15);
          }
          const depth = largestDeficit(settings, law);
          if (depth === null) return;
          expect(depth.mean).toBeGreaterThanOrEqual(0);
          expect(depth.mean).toBeLessThanOrEqual(target);
        },
      ),
      { seed: 1, numRuns: 150 },
    );
  });
});
