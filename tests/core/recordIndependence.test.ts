import { describe, expect, test } from 'vitest';
import { compareChunks } from '../../src/core/independence/compareChunks.ts';
import { drawChunks } from '../../src/core/independence/drawChunks.ts';
import type { Settings } from '../../src/core/settings/Settings.ts';
import { firstDifference } from '../support/numbers.ts';
import { DEFAULTS } from '../support/settings.ts';
import { simulateRows } from '../support/simulate.ts';
import { tiered } from '../support/tiered.ts';

/** Few values, one of them far out: pairs of equal values are many, and r of values strays. */
const FLOODS = { values: [0, 0, 0, 1, 1, 2, 900], blockLength: 3 };
const STEPS = tiered(400, 1000);
const BASE: Settings = { ...DEFAULTS, T: 8 * STEPS, chunks: 8, record: FLOODS };
const compare = (change: Partial<Settings>) => {
  const settings = { ...BASE, ...change };
  return compareChunks(settings, new Float64Array(settings.chunks).fill(settings.K));
};

const ALL = (['xoshiro', 'numpy'] as const).flatMap((generator) =>
  (['restart', 'continue'] as const).map((boundary) => ({ generator, boundary })),
);

describe('chunks drawn from a record', () => {
  test.each(ALL)('are compared by the values that the run draws: %o', (change) => {
    for (const seeding of ['distinct', 'same', 'shifted'] as const) {
      // all that is stored is released, so the storage is the inflow
      const settings = { ...BASE, ...change, seeding, K: 1e9, target: 1e9 };
      const { path } = simulateRows(settings);
      const isFull = change.boundary === 'restart';
      drawChunks(settings, STEPS).forEach(({ shocks }, chunk) => {
        const row = chunk * (STEPS + (isFull ? 1 : 0)) + 1;
        expect(firstDifference(path.subarray(row, row + STEPS), shocks)).toBe(-1);
      });
    }
  });

  test.each(ALL)('of streams of their own share nothing, though values are equal: %o', (change) => {
    for (const blockLength of [1, 3, 7]) {
      const record = { ...FLOODS, blockLength };
      const { compared, identicalPairs, overlappingPairs } = compare({ ...change, record });
      expect([identicalPairs, overlappingPairs]).toEqual([0, 0]);
      expect(Math.abs(compared - STEPS / blockLength)).toBeLessThan(1);
    }
  });

  test.each(ALL)('of one stream are found identical or overlapping: %o', (change) => {
    expect(compare({ ...change, seeding: 'same' })).toMatchObject({
      verdict: 'identical',
      identicalPairs: 28,
    });
    const shifted = compare({ ...change, seeding: 'shifted' });
    expect(shifted).toMatchObject({ verdict: 'overlap', overlappingPairs: 28 });
    expect(shifted.pairs.slice(0, 3).map(({ overlapLag }) => overlapLag)).toEqual([10, 20, 30]);
  });

  test('that begin in the middle of the same draws overlap, but are not identical', () => {
    const record = { values: Array.from({ length: 100 }, (_, i) => i), blockLength: 100 };
    const found = compare({ seeding: 'shifted', chunks: 4, record });
    expect(found).toMatchObject({ verdict: 'overlap', identicalPairs: 0, overlappingPairs: 6 });
    expect(found.pairs.slice(0, 3).map(({ overlapLag }) => overlapLag)).toEqual([10, 20, 30]);
  });

  test('give few false alarms', () => {
    const [runs, most] = tiered([12, 5], [200, 20]);
    const alarms = Array.from({ length: runs }, (_, seed) => {
      const record = { ...FLOODS, blockLength: seed % 2 === 0 ? 1 : 4 };
      return compare({ seed, T: 1600, record }).verdict;
    }).filter((verdict) => verdict !== 'none found');
    // about 10 expected of 200; 20 and more in one of 400 cases, and 5 and more of 12 in one of 5000
    expect(alarms.length).toBeLessThan(most);
  });

  test('that are shorter than a draw are not called identical', () => {
    const record = { values: [1, 2, 3, 4, 5, 6], blockLength: 6 };
    const { verdict, identicalPairs } = compare({
      T: 16,
      chunks: 8,
      boundary: 'continue',
      record,
    });
    expect([verdict, identicalPairs]).toEqual([null, 0]);
  });
});
