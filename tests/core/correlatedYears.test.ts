import { describe, expect, it, test } from 'vitest';
import { planJobs, smallJobSize } from '../../src/core/job/planJobs.ts';
import { chunkSteps, stepsBefore } from '../../src/core/job/rows.ts';
import { BLOCK_STEPS } from '../../src/core/rng/blockSteps.ts';
import { createStream } from '../../src/core/rng/createStream.ts';
import { isOneStream, streamNumber, streamOffset } from '../../src/core/rng/stream.ts';
import type { Settings } from '../../src/core/settings/Settings.ts';
import { csvRows } from '../support/csvRows.ts';
import { firstDifference } from '../support/numbers.ts';
import { ARTICLE, DEFAULTS } from '../support/settings.ts';
import { simulate, simulateRows } from '../support/simulate.ts';
import { tiered } from '../support/tiered.ts';

/** The inflows of a run by the words of docs/streams.md, step by step over all chunks. */
function inflowsByTheWords(settings: Settings): number[] {
  const { chunks, boundary, generator, seed, mu, sigma, rho } = settings;
  const s = Math.sqrt(1 - rho * rho);
  const inflows: number[] = [];
  let X = NaN;
  for (let chunk = 0; chunk < chunks; chunk++) {
    const stream = isOneStream(settings)
      ? createStream(generator, seed, 0, stepsBefore(settings, chunk))
      : createStream(generator, seed, streamNumber(settings, chunk), streamOffset(settings, chunk));
    for (let step = 0; step < chunkSteps(settings, chunk); step++) {
      const z = stream.next();
      const startsFull = step === 0 && (chunk === 0 || boundary === 'restart');
      X = startsFull ? z : rho * X + s * z;
      inflows.push(Math.max(mu + sigma * X, 0));
    }
  }
  return inflows;
}

describe('the inflows of correlated years are those of the words', () => {
  const generators = ['numpy', 'xoshiro'] as const;
  const boundaries = ['restart', 'continue'] as const;
  const seedings = ['distinct', 'same', 'shifted'] as const;
  const modes = generators.flatMap((generator) =>
    boundaries.flatMap((boundary) => seedings.map((seeding) => ({ generator, boundary, seeding }))),
  );

  it.each(modes)('$generator, $boundary, $seeding', (mode) => {
    for (const rho of [0.5, -0.95]) {
      const settings: Settings = {
        ...DEFAULTS,
        ...mode,
        rho,
        T: tiered(401, 1001),
        chunks: 4,
        seed: 8,
      };
      const expected = inflowsByTheWords(settings);
      for (const packSteps of [1, tiered(250, 600)]) {
        const size = { ...smallJobSize(settings), packSteps };
        const rows = csvRows(simulateRows(settings, { csv: true, size }).csv);
        const inflows = rows.flatMap(({ inflow }) => inflow ?? []);
        expect(firstDifference(Float64Array.from(inflows), Float64Array.from(expected))).toBe(-1);
      }
    }
  });

  it('also past the ends of blocks and jobs', () => {
    const reservoir = { K: 100, target: 100, rho: 0.9, T: 66_000, chunks: 1 };
    for (const generator of generators) {
      const settings: Settings = { ...DEFAULTS, ...reservoir, generator };
      const size = { partSteps: BLOCK_STEPS, packSteps: 0 };
      expect(planJobs(settings, size)).toHaveLength(2);
      // all is released, so a storage is its inflow, cut at K
      const expected = inflowsByTheWords(settings).map((inflow) => Math.min(inflow, 100));
      const { path } = simulateRows(settings, { size });
      expect(firstDifference(path.subarray(1), Float64Array.from(expected))).toBe(-1);
    }
  });
});

test('without correlation a run is what it was: the digest of the article’s settings', () => {
  const { digest } = simulate(ARTICLE);
  expect(simulate({ ...ARTICLE, rho: 0 }).digest).toBe(digest);
  expect(simulate({ ...ARTICLE, rho: 0.5 }).digest).not.toBe(digest);
});
