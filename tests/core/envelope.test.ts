import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BIN_SIZE, binCount, binSteps, writeEnvelope } from '../../src/core/job/envelope.ts';
import { streamSettings } from '../../src/core/rng/stream.ts';
import { chunkSteps } from '../../src/core/job/rows.ts';
import type { Settings } from '../../src/core/settings/Settings.ts';
import { csvRows, rowsByChunk } from '../support/csvRows.ts';
import { exactSum, largestDifference } from '../support/numbers.ts';
import { anySettings, ARTICLE } from '../support/settings.ts';
import { simulate, simulateRows } from '../support/simulate.ts';
import { tiered } from '../support/tiered.ts';

/** Least, greatest and mean of each `steps` storages, the plain way. */
function naiveBins(storages: readonly number[], steps: number): number[][] {
  const bins: number[][] = [];
  for (let from = 0; from < storages.length; from += steps) {
    const bin = storages.slice(from, from + steps);
    bins.push([Math.min(...bin), Math.max(...bin), exactSum(bin) / bin.length]);
  }
  return bins;
}

/** The storages of the steps of each chunk. */
function chunkStorages(settings: Settings): number[][] {
  const chunks = rowsByChunk(csvRows(simulateRows(settings, { csv: true }).csv));
  return chunks.map((rows) =>
    rows.filter(({ inflow }) => inflow !== null).map(({ storage }) => storage),
  );
}

describe('the envelope', () => {
  test('takes the least, greatest and mean storage of each bin', () => {
    const to = new Float64Array(11).fill(-1);
    writeEnvelope(Float64Array.of(3, 1, 2, 6, 7, 5, 5, 4.5), 3, to, 1);
    expect([...to]).toEqual([-1, 1, 3, 2, 5, 7, 6, 4.5, 5, 4.75, -1]);
    expect(binCount(8, 3)).toBe(3);
  });

  test.each([
    [1, 256],
    [2 ** 29, 256],
    [2 ** 29 + 1, 512],
    [1e9, 512],
    [2 ** 33, 4096],
    [1e10, 8192],
  ])('of %i steps has bins of %i', (T, steps) => {
    // the least power of two from 256 that makes 2^21 bins or fewer
    expect(binSteps({ ...ARTICLE, T })).toBe(steps);
  });

  test('of a run is that of every stream, binned from its first step', () => {
    fc.assert(
      fc.property(
        anySettings({ maxT: tiered(1200, 3000), maxChunks: 20 }).map(streamSettings),
        (settings) => {
          const steps = binSteps(settings);
          const expected = chunkStorages(settings).flatMap((own) => naiveBins(own, steps));
          const { envelope } = simulate(settings);
          expect(envelope).toHaveLength(expected.length * BIN_SIZE);
          const numbers = (k: number) => envelope.filter((_, i) => i % BIN_SIZE === k);
          expect([...numbers(0)]).toEqual(expected.map(([min]) => min));
          expect([...numbers(1)]).toEqual(expected.map(([, max]) => max));
          // a sum of at most 256 storages of at most K, in four parts: some 64 roundings
          const means = expected.map(([, , mean]) => mean!);
          expect(largestDifference(numbers(2), means)).toBeLessThanOrEqual(2e-14 * settings.K);
        },
      ),
      { seed: 111, numRuns: tiered(12, 60) },
    );
  });

  test('averages to the mean of a long run', () => {
    const settings = { ...ARTICLE, T: tiered(20_000, 262_144), chunks: 3 };
    const steps = binSteps(settings);
    const { envelope, summary } = simulate(settings);
    let at = 0;
    let sum = 0;
    for (let chunk = 0; chunk < 3; chunk++) {
      const own = chunkSteps(settings, chunk);
      for (let from = 0; from < own; from += steps, at += BIN_SIZE) {
        sum += envelope[at + 2]! * Math.min(steps, own - from);
      }
    }
    expect(at).toBe(envelope.length);
    // about 1000 roundings of a sum of 1.8e7, at most
    expect(Math.abs(sum / settings.T - summary.mean)).toBeLessThan(1e-12 * settings.K);
  });
});
