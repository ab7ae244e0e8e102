import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inflowOf } from '../../src/core/reservoir/inflow.ts';
import { expectAtMost } from '../support/expectSame.ts';
import { readGolden } from '../support/golden.ts';
import { relativeError } from '../support/numbers.ts';
import { ARTICLE } from '../support/settings.ts';
import { simulate } from '../support/simulate.ts';
import { tiered } from '../support/tiered.ts';

const { sets } = readGolden('stationary');

describe('inflowOf', () => {
  test.each(sets)('gives the mean inflow of the exact law, μ=$mu σ=$sig', (exact) => {
    const { mean } = inflowOf({ mu: exact.mu, sigma: exact.sig });
    // the golden means have 15 digits
    expect(relativeError(mean, exact.inflow_mean)).toBeLessThan(1e-12);
  });

  test('gives the article’s reservoir more than its mean μ', () => {
    const { mean, standardDeviation, zeroShare } = inflowOf({ mu: 70, sigma: 70 });
    expect(standardDeviation).toBeCloseTo(60.666, 3); // of a normal censored at one deviation below
    expect(relativeError(mean, 75.832082941138)).toBeLessThan(1e-12);
    expect(relativeError(zeroShare, 0.15865525393145707)).toBeLessThan(1e-12); // Φ(-1)
  });

  test('is half the mean distance from 0 where μ = 0', () => {
    const { mean, zeroShare } = inflowOf({ mu: 0, sigma: 2 });
    expect(relativeError(mean, 2 / Math.sqrt(2 * Math.PI))).toBeLessThan(1e-15);
    expect(zeroShare).toBe(0.5);
  });

  test('is at least a volume with the chance that is left above it', () => {
    const { shareFrom } = inflowOf({ mu: 70, sigma: 70 });
    expect(shareFrom(70)).toBe(0.5);
    expect(relativeError(shareFrom(140), 0.15865525393145707)).toBeLessThan(1e-12); // Φ(-1)
    const { shareFrom: ofOne } = inflowOf({ mu: 70, sigma: 0 });
    expect([69, 70, 71].map(ofOne)).toEqual([1, 1, 0]);
  });

  test('without spread is μ or 0', () => {
    expect(inflowOf({ mu: 70, sigma: 0 })).toMatchObject({
      mean: 70,
      standardDeviation: 0,
      zeroShare: 0,
    });
    expect(inflowOf({ mu: 0, sigma: 0 })).toMatchObject({ mean: 0, zeroShare: 1 });
    expect(inflowOf({ mu: -70, sigma: 0 })).toMatchObject({ mean: 0, zeroShare: 1 });
  });

  test('is small and above 0 for a mean below 0', () => {
    // φ(1) - Φ(-1) = 0.24197072451914337 - 0.15865525393145707
    const { mean, zeroShare } = inflowOf({ mu: -70, sigma: 70 });
    expect(relativeError(mean, 70 * 0.0833154705876863)).toBeLessThan(1e-12);
    expect(relativeError(zeroShare, 0.8413447460685429)).toBeLessThan(1e-12);
  });

  test('keeps a spread that is small beside the mean', () => {
    expect(inflowOf({ mu: 1e9, sigma: 1 }).standardDeviation).toBe(1);
    // half a normal: sqrt(1/2 - 1/(2π))
    const { standardDeviation } = inflowOf({ mu: 0, sigma: 2 });
    expect(relativeError(standardDeviation, 2 * Math.sqrt(0.5 - 0.5 / Math.PI))).toBeLessThan(
      1e-14,
    );
  });

  test('stays within its bounds for any inflow', () => {
    const anyMu = fc.double({ min: -1e9, max: 1e9, noNaN: true });
    const anySigma = fc.double({ min: 0, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(anyMu, anySigma, (mu, sigma) => {
        const { mean, zeroShare } = inflowOf({ mu, sigma });
        expectAtMost(0, mean);
        // E max(X, 0) >= E X, but for round-off
        expectAtMost(mu - 1e-12 * Math.abs(mu), mean);
        expectAtMost(mean, Math.max(mu, 0) + sigma);
        expectAtMost(0, zeroShare);
        expectAtMost(zeroShare, 1);
        // max(X, 0) - max(-X, 0) = X
        const mirrored = inflowOf({ mu: -mu, sigma });
        const roundOff = 1e-12 * (Math.abs(mu) + sigma);
        expectAtMost(Math.abs(mean - mirrored.mean - mu), roundOff);
      }),
      { seed: 161, numRuns: tiered(200, 500) },
    );
  });

  test('agrees with the inflows of a run, to 5 standard errors', () => {
    const T = tiered(20_000, 200_000);
    const { summary } = simulate({ ...ARTICLE, mu: -35, T, chunks: 1, seed: 6 });
    const { mean } = inflowOf({ mu: -35, sigma: 70 });
    expect(Math.abs(summary.inflow - mean)).toBeLessThan((5 * 70) / Math.sqrt(T));
  });
});
