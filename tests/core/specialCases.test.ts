import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createStream } from '../../src/core/rng/createStream.ts';
import { runSegment } from '../../src/core/job/runSegment.ts';
import { csvRows } from '../support/csvRows.ts';
import { anySettings, ARTICLE } from '../support/settings.ts';
import { simulate, simulateRows } from '../support/simulate.ts';
import { tiered } from '../support/tiered.ts';

describe('special settings', () => {
  test('without spread, lower the storage by the same volume each step until all is released', () => {
    const settings = { ...ARTICLE, K: 10, mu: 3, sigma: 0, target: 4, T: 10, chunks: 1 };
    expect([...simulateRows(settings).path]).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 3, 3, 3]);
  });

  test('without spread and with mu = S̄, stay full', () => {
    const { path, summary } = simulate({ ...ARTICLE, sigma: 0, mu: 70, target: 70 });
    expect(path.every((storage) => storage === 100)).toBe(true);
    expect(summary).toMatchObject({ full: 1, empty: 0, deficit: 0, standardDeviation: 0 });
  });

  test('without spread, still draw one normal each step', () => {
    const segment = { chunk: 0, firstStep: 0, stepCount: 100 };
    const ends = [ARTICLE, { ...ARTICLE, sigma: 0 }].map(
      (settings) => runSegment(settings, segment, null, new Float64Array(100)).end.stream,
    );
    expect(ends[0]).toEqual(ends[1]);
    expect(ends[0]).not.toEqual(createStream('numpy', 0, 0, 0).save());
  });

  test('with S̄ = K, store what flows in, up to K', () => {
    fc.assert(
      fc.property(anySettings({ maxT: 300 }), (any) => {
        const settings = { ...any, target: any.K };
        const rows = csvRows(simulateRows(settings, { csv: true }).csv);
        const storages = rows.map(({ storage }) => storage);
        expect(storages).toEqual(rows.map(({ inflow }) => Math.min(inflow ?? any.K, any.K)));
        expect(rows.map(({ release }) => release)).toEqual(storages);
      }),
      { seed: 51, numRuns: tiered(8, 40) },
    );
  });

  test('with target 0, stay full and spill every inflow', () => {
    fc.assert(
      fc.property(anySettings({ maxT: 300 }), (any) => {
        const { path, summary } = simulate({ ...any, target: 0 });
        expect(path.every((storage) => storage === any.K)).toBe(true);
        expect(summary).toMatchObject({ full: 1, deficit: 0, empty: 0, release: 0 });
        // K + I - K is I but for the rounding of the sum
        const roundOff = 2 ** -52 * (any.K + summary.inflow) * 10;
        expect(Math.abs(summary.spill - summary.inflow)).toBeLessThanOrEqual(roundOff);
      }),
      { seed: 52, numRuns: tiered(8, 40) },
    );
  });

  test('with a mean far below 0, run dry', () => {
    const settings = { ...ARTICLE, mu: -7000, T: 5, chunks: 1 };
    const { path, summary } = simulate(settings);
    expect([...path]).toEqual([100, 30, 0, 0, 0, 0]);
    expect(summary).toMatchObject({ inflow: 0, spill: 0, empty: 0.8, deficit: 1, release: 6 });
  });

  test('with a mean below 0, still have the inflows that are not cut', () => {
    const { summary } = simulate({ ...ARTICLE, mu: -35, T: 2000 });
    // Φ(-1/2) = 0.3085 of the inflows are left: 617 of 2000, one standard error is 21
    expect(summary.inflow).toBeGreaterThan(0);
    expect(1 - summary.empty).toBeGreaterThan(0.25);
    expect(1 - summary.empty).toBeLessThan(0.45);
  });

  test('with one step, give two rows', () => {
    // the first normal of seed 0 is 1.764: 100 - 70 + 193.48 spills
    const { path, summary } = simulate({ ...ARTICLE, T: 1, chunks: 1 });
    expect([...path]).toEqual([100, 100]);
    expect(summary).toMatchObject({ mean: 100, standardDeviation: 0, min: 100, max: 100, full: 1 });
    expect(summary.spill).toBeCloseTo(100 - 70 + 193.48366421773648 - 100, 10);
  });

  test.each(['restart', 'continue'] as const)('take many chunks of one step, %s', (boundary) => {
    const chunks = tiered(500, 4096);
    const settings = { ...ARTICLE, T: chunks, chunks, boundary };
    const { path } = simulateRows(settings);
    expect(path).toHaveLength(boundary === 'restart' ? 2 * chunks : chunks + 1);
    expect(path.every((storage) => storage >= 0 && storage <= 100)).toBe(true);
    if (boundary === 'restart') {
      const initials = path.filter((_, row) => row % 2 === 0);
      expect(initials.every((storage) => storage === 100)).toBe(true);
      expect(new Set(path).size).toBeGreaterThan(chunks / 4);
    }
  });
});
