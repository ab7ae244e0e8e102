import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JobResult } from '../../src/core/job/Job.ts';
import { defaultJobSize } from '../../src/core/job/planJobs.ts';
import { simulateJob } from '../../src/core/job/simulateJob.ts';
import { BLOCK_STEPS } from '../../src/core/rng/blockSteps.ts';
import type { Settings } from '../../src/core/settings/Settings.ts';
import { loadKernel } from '../../src/kernel/loadKernel.ts';
import { firstDifference } from '../support/numbers.ts';
import { anySettings, DEFAULTS } from '../support/settings.ts';
import { simulate, type SimulateOptions } from '../support/simulate.ts';

const kernel = loadKernel()!;

function expectSame(settings: Settings, options: SimulateOptions = {}) {
  const expected = simulate(settings, options);
  const run = simulate(settings, { ...options, simulateJob: kernel });
  expect(firstDifference(run.path, expected.path)).toBe(-1);
  expect(run.summary).toEqual(expected.summary);
  expect(firstDifference(run.blocks, expected.blocks)).toBe(-1);
  expect(firstDifference(run.envelope, expected.envelope)).toBe(-1);
  expect(run.digest).toBe(expected.digest);
}

/** The same arrays, and the same end. */
function expectResult({ path, ...others }: JobResult, expected: JobResult): void {
  expect(path === null).toBe(expected.path === null);
  if (path !== null) expect(firstDifference(path, expected.path!)).toBe(-1); // `toEqual` is slow for so many
  const { path: _, ...rest } = expected;
  expect(others).toEqual(rest);
}

describe('the kernel gives the bits of the reference', () => {
  it('for any settings', () => {
    fc.assert(
      fc.property(
        anySettings({
          maxT: 6000,
          maxChunks: 300,
          generators: ['xoshiro'],
          seedings: ['distinct', 'same'],
        }),
        (settings) => expectSame(settings),
      ),
      { numRuns: 200, seed: 1 },
    );
  });

  it.each([
    1, 2, 3, 4, 5, 7, 8, 63, 64, 65, 127, 128, 2047, 2048, 2049, 4096, 65535, 65536, 65537, 131071,
    131073, 200001,
  ])('for one chunk of %i steps', (T) => {
    expectSame({ ...DEFAULTS, T, chunks: 1, seed: 9 });
    expectSame({ ...DEFAULTS, K: 500, mu: 60, sigma: 90, target: 55, T, chunks: 1, seed: 10 });
    expectSame({ ...DEFAULTS, T, chunks: 1, seed: 11, rho: 0.5 });
    expectSame({ ...DEFAULTS, T, chunks: 1, seed: 12, rho: -0.95 });
  });

  it.each([
    ['tiny', { K: 1e-3, mu: 1e-3, sigma: 1e-3, target: 5e-4 }],
    ['huge', { K: 1e9, mu: 7e8, sigma: 1e9, target: 7e8 }],
    ['with years that hardly correlate', { rho: 1e-3 }],
    ['with years that correlate by next to nothing', { rho: -1e-310 }],
    ['with years that correlate, and meet late', { K: 10000, mu: 62.95, rho: 0.9 }],
    ['without spread', { sigma: 0 }],
    ['without spread, and dry', { sigma: 0, mu: -5 }],
    ['without release', { target: 0 }],
    ['that releases all', { target: 100 }],
    ['whose paths never meet', { K: 1e6, mu: 70, sigma: 1, target: 70.5 }],
    ['whose paths meet late', { K: 10000, mu: 62.95 }],
  ])('for a reservoir %s', (_, reservoir) => {
    for (const boundary of ['restart', 'continue'] as const) {
      expectSame({ ...DEFAULTS, ...reservoir, boundary, T: 150000, chunks: 3 });
    }
  });

  it.each([1, 2, 4, 1024, 2048, 4096, 65536])('in bins of %i steps', (envelope) => {
    const segments = [{ chunk: 0, firstStep: 0, stepCount: 400_001 }];
    const settings = { ...DEFAULTS, T: 400_001, chunks: 1 };
    const wants = {
      path: false,
      summary: false,
      envelope,
      digest: false,
      inflow: false,
      csv: false,
    };
    const job = { settings, segments, start: null, wants };
    const bins = kernel(job).envelope!;
    expect(bins).toHaveLength(3 * Math.ceil(400_001 / envelope));
    expect(firstDifference(bins, simulateJob(job).envelope!)).toBe(-1);
  });

  it('whatever else is asked for', () => {
    const settings: Settings = { ...DEFAULTS, K: 500, mu: 60, sigma: 90, target: 55, T: 132_000 };
    const segments = [66_000, 5000].map((stepCount, chunk) => ({ chunk, firstStep: 0, stepCount }));
    const job = { settings, segments, start: null };
    const all = {
      path: true,
      summary: true,
      envelope: 256,
      digest: true,
      inflow: false,
      csv: false,
    };
    const none = {
      path: false,
      summary: false,
      envelope: null,
      digest: false,
      inflow: false,
      csv: false,
    };
    const { csv: _, ...expected } = simulateJob({ ...job, wants: all });
    for (const key of ['path', 'summary', 'envelope', 'digest'] as const) {
      expectResult(kernel({ ...job, wants: { ...none, [key]: all[key] } }), {
        path: null,
        summary: null,
        envelope: null,
        digest: null,
        inflow: null,
        csv: null,
        [key]: expected[key],
        end: expected.end,
      });
      const others = { ...expected, csv: null, [key]: null };
      expectResult(kernel({ ...job, wants: { ...all, [key]: none[key] } }), others);
    }
  });

  it('however the run is cut into jobs', () => {
    fc.assert(
      fc.property(
        anySettings({
          maxT: 250000,
          maxChunks: 5,
          generators: ['xoshiro'],
          seedings: ['distinct', 'same'],
        }),
        fc.integer({ min: 1, max: 3 }),
        (settings, blocks) => {
          const size = { partSteps: blocks * BLOCK_STEPS, packSteps: 100000 };
          const cut = simulate(settings, { size, simulateJob: kernel });
          const whole = simulate(settings, { size: defaultJobSize(settings, 3) });
          expect(cut.digest).toBe(whole.digest);
          for (const key of ['path', 'blocks', 'envelope'] as const) {
            expect(firstDifference(cut[key], whole[key])).toBe(-1);
          }
        },
      ),
      { numRuns: 15, seed: 2 },
    );
  });
});
