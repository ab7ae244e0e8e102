import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BLOCK_SIZE } from '../../src/core/job/blockRecord.ts';
import { BLOCK_STEPS } from '../../src/core/rng/blockSteps.ts';
import type { Settings } from '../../src/core/settings/Settings.ts';
import {
  emptyMoments,
  mergeMoments,
  packMoments,
  summarize,
  type Summary,
} from '../../src/core/job/summary.ts';
import { csvRows } from '../support/csvRows.ts';
import { exactSum, relativeError } from '../support/numbers.ts';
import { anySettings, ARTICLE } from '../support/settings.ts';
import { simulate } from '../support/simulate.ts';

/** The summary by its definition, from the rows of the file; two passes for the deviation. */
function naiveSummary(settings: Settings): Summary {
  const { csv } = simulate(settings, { csv: true });
  const steps = csvRows(csv).filter(({ inflow }) => inflow !== null);
  const storages = steps.map(({ storage }) => storage);
  const mean = (values: number[]) => exactSum(values) / values.length;
  const share = (counts: (storage: number) => boolean) =>
    storages.filter(counts).length / storages.length;
  const meanStorage = mean(storages);
  return {
    mean: meanStorage,
    standardDeviation: Math.sqrt(mean(storages.map((storage) => (storage - meanStorage) ** 2))),
    min: storages.reduce((a, b) => Math.min(a, b)),
    max: storages.reduce((a, b) => Math.max(a, b)),
    full: share((storage) => storage === settings.K),
    empty: share((storage) => storage === 0),
    deficit: share((storage) => storage < settings.target),
    release: mean(steps.map(({ release }) => release)),
    inflow: mean(steps.map(({ inflow }) => inflow!)),
    spill: mean(steps.map(({ spill }) => spill!)),
    last: storages.at(-1)!,
  };
}

const KEYS = Object.keys(naiveSummary(ARTICLE)) as (keyof Summary)[];

function expectNaive(settings: Settings): void {
  const { summary } = simulate(settings);
  const expected = naiveSummary(settings);
  for (const key of KEYS) {
    // exact but for round-off; K in the scale because a deviation of 0 is computed as 1e-16 K
    const scale = Math.max(Math.abs(expected[key]), key === 'standardDeviation' ? settings.K : 0);
    expect(Math.abs(summary[key] - expected[key]), key).toBeLessThanOrEqual(1e-12 * scale);
  }
  for (const key of ['min', 'max', 'full', 'empty', 'deficit', 'last'] as const) {
    expect(summary[key], key).toBe(expected[key]);
  }
}

describe('the summary', () => {
  test('of storages 9, 8 and 7 can be checked by hand', () => {
    const settings = { ...ARTICLE, K: 10, mu: 3, sigma: 0, target: 4, T: 3, chunks: 1 };
    const { standardDeviation, ...others } = simulate(settings).summary;
    expect(standardDeviation).toBeCloseTo(Math.sqrt(2 / 3), 15);
    expect(others).toEqual({
      mean: 8,
      min: 7,
      max: 9,
      full: 0,
      empty: 0,
      deficit: 0,
      release: 4,
      inflow: 3,
      spill: 0,
      last: 7,
    });
  });

  test('leaves the initial storages out', () => {
    // 10 chunks of one step, each from 10 to 6
    const settings = { ...ARTICLE, K: 10, mu: 0, sigma: 0, target: 4, T: 10, chunks: 10 };
    expect(simulate(settings).summary).toMatchObject({ mean: 6, max: 6, full: 0, release: 4 });
  });

  test('is what its definitions give for any settings', () => {
    fc.assert(fc.property(anySettings({ maxT: 1500 }), expectNaive), { seed: 121, numRuns: 50 });
  });

  test.each([2047, 2048, 2049, 65536, 65537, 131073])(
    'is what its definitions give for %i steps, at the ends of tiles and blocks',
    (T) => expectNaive({ ...ARTICLE, T, chunks: 1 }),
  );

  test('keeps a deviation that is small beside the mean, as raw sums of squares would not', () => {
    // a walk within some hundreds below 1e9: squares of 1e18 are rounded to multiples of 128
    const settings = { ...ARTICLE, K: 1e9, mu: 5e8, sigma: 1, target: 5e8, T: 70000, chunks: 1 };
    const { mean, standardDeviation } = simulate(settings).summary;
    const expected = naiveSummary(settings);
    expect(expected.standardDeviation).toBeLessThan(1000);
    expect(Math.abs(mean - expected.mean)).toBeLessThan(1e-6);
    // a tile's 2048 storages add up to 2e12, so its mean is rounded by some 1e-6, beside a
    // deviation of some 100
    expect(relativeError(standardDeviation, expected.standardDeviation)).toBeLessThan(1e-7);
  });

  test('merges parts to the moments of the whole', () => {
    // {1, 2, 6} and {3, 8}: mean 4, M2 9 + 4 + 4 + 1 + 16 = 34
    const a = { ...emptyMoments(), count: 3, mean: 3, m2: 14, min: 1, max: 6, empty: 1, last: 6 };
    const b = {
      ...emptyMoments(),
      count: 2,
      mean: 5.5,
      m2: 12.5,
      min: 3,
      max: 8,
      full: 2,
      last: 8,
    };
    mergeMoments(a, b);
    expect(a).toMatchObject({ count: 5, mean: 4, min: 1, max: 8, full: 2, empty: 1, last: 8 });
    expect(a.m2).toBeCloseTo(34, 12);
  });

  test('is merged block by block within each chunk, then chunk by chunk', () => {
    const settings: Settings = { ...ARTICLE, T: 2 * (BLOCK_STEPS + 5) };
    const counts = [BLOCK_STEPS, 5, BLOCK_STEPS, 5];
    const blocks = new Float64Array(4 * BLOCK_SIZE);
    const all = counts.map((count, i) => ({ ...emptyMoments(), count, mean: i / 3, last: i }));
    all.forEach((moments, i) => packMoments(moments, blocks, i * BLOCK_SIZE));
    const [a, b, c, d] = all.map((moments) => ({ ...moments }));
    mergeMoments(a!, b!);
    mergeMoments(c!, d!);
    mergeMoments(a!, c!);
    const { mean, last } = summarize(settings, blocks);
    expect(mean).toBe(a!.mean);
    expect(last).toBe(3);
  });
});

test.each([
  [62.95, 3],
  [703.01, 819],
  [0.3, 200_000],
])('of a storage that stays at %d for %d steps is exact', (K, T) => {
  const { summary } = simulate({ ...ARTICLE, K, mu: K, sigma: 0, target: K / 2, T, chunks: 1 });
  expect(summary).toMatchObject({ mean: K, standardDeviation: 0, min: K, max: K, full: 1 });
});
