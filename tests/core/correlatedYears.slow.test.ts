import { describe, expect, it } from 'vitest';
import { BLOCK_SIZE } from '../../src/core/job/blockRecord.ts';
import { NO_WANTS } from '../../src/core/job/Job.ts';
import { BLOCK_STEPS } from '../../src/core/rng/blockSteps.ts';
import type { Settings } from '../../src/core/settings/Settings.ts';
import { loadKernel } from '../../src/kernel/loadKernel.ts';
import { readGolden } from '../support/golden.ts';
import { DEFAULTS } from '../support/settings.ts';
import { simulate } from '../support/simulate.ts';

const kernel = loadKernel()!;

/** Mean of values, one a block, and its standard error: blocks are much longer than what a reservoir remembers. */
function batchMeans(values: readonly number[]) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, error: Math.sqrt(squares / (values.length - 1) / values.length) };
}

describe('runs of correlated years agree with another solver, to 4 standard errors', () => {
  it.each(readGolden('correlated').ar1)('$name', ({ mu, sigma, target, K, rho, ...exact }) => {
    const T = 256 * BLOCK_STEPS; // 1.7e7
    const settings: Settings = { ...DEFAULTS, mu, sigma, target, K, rho, T, chunks: 1, seed: 29 };
    const segments = [{ chunk: 0, firstStep: 0, stepCount: T }];
    const wants = { ...NO_WANTS, summary: true };
    const blocks = kernel({ settings, segments, start: null, wants }).summary!;
    const perStep = (place: number) =>
      Array.from({ length: 256 }, (_, block) => blocks[block * BLOCK_SIZE + place]! / BLOCK_STEPS);
    const failure = batchMeans(perStep(7));
    expect(Math.abs(failure.mean - exact.failure)).toBeLessThan(4 * failure.error);
    expect(failure.error).toBeLessThan(0.02 * exact.failure);
    const shortage = batchMeans(perStep(8).map((release) => 1 - release / target));
    expect(Math.abs(shortage.mean - exact.volumetricShortage)).toBeLessThan(4 * shortage.error);
  });
});

describe('the normals of a run', () => {
  it.each([0.9, 0.5, -0.3, -0.95])('have the autocorrelations of an AR(1): %d', (rho) => {
    const n = 2e6;
    // all is released and nothing cut, so storages are 50 + X
    const settings: Settings = { ...DEFAULTS, K: 1e6, mu: 50, sigma: 1, target: 1e6, T: n, rho };
    const { path } = simulate({ ...settings, chunks: 1 }, { simulateJob: kernel });
    const normals = path.subarray(1).map((storage) => storage - 50);
    const product = (lag: number) => {
      let sum = 0;
      for (let t = lag; t < n; t++) sum += normals[t]! * normals[t - lag]!;
      return sum / (n - lag);
    };
    const spread = product(0);
    // variance and autocorrelations of an AR(1) over n steps, by Bartlett's formula
    const squares = (1 + rho * rho) / (1 - rho * rho);
    expect(Math.abs(spread - 1)).toBeLessThan(4 * Math.sqrt((2 * squares) / n));
    expect(Math.abs(product(1) / spread - rho)).toBeLessThan(4 * Math.sqrt((1 - rho * rho) / n));
    const errorOf2 = Math.sqrt((1 - rho ** 4) * squares - 4 * rho ** 4) / Math.sqrt(n);
    expect(Math.abs(product(2) / spread - rho * rho)).toBeLessThan(4 * errorOf2);
  });
});
