import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_WANTS, type Job, type PathState } from '../../src/core/job/Job.ts';
import { planJobs } from '../../src/core/job/planJobs.ts';
import { simulateJob } from '../../src/core/job/simulateJob.ts';
import { BLOCK_STEPS } from '../../src/core/rng/blockSteps.ts';
import { countStorages } from '../../src/core/run/storageCounts.ts';
import type { Settings } from '../../src/core/settings/Settings.ts';
import { loadCountFast } from '../../src/kernel/countFast.ts';
import { loadKernel } from '../../src/kernel/loadKernel.ts';
import { anySettings, DEFAULTS } from '../support/settings.ts';

const countFast = loadCountFast()!;
const kernel = loadKernel()!;

/** Counts a run job by job, each with the kernel and from the path that it leaves. */
function expectSame(settings: Settings, packSteps: number, simulate = simulateJob): void {
  let end: PathState | null = null;
  for (const segments of planJobs(settings, { partSteps: BLOCK_STEPS, packSteps })) {
    const job: Job = { settings, segments, start: end, wants: { ...NO_WANTS, path: true } };
    const run = simulate(job);
    const counts = countFast(job);
    expect(counts).toEqual({ ...countStorages(job, run.path!), end: { ...run.end, stream: null } });
    end = run.end;
  }
}

describe('the kernel counts what the reference counts', () => {
  it('for any settings and jobs', () => {
    fc.assert(
      fc.property(
        anySettings({
          maxT: 6000,
          maxChunks: 300,
          generators: ['xoshiro'],
          seedings: ['distinct', 'same'],
        }),
        fc.integer({ min: 1, max: 3000 }),
        (settings, packSteps) => expectSame(settings, packSteps),
      ),
      { numRuns: 300, seed: 3 },
    );
  });

  it.each([
    ['with atoms inside', { K: 1000, mu: 50, sigma: 40, target: 62 }],
    ['without', { mu: 500, sigma: 1 }],
    ['always dry', { mu: 0, sigma: 1, target: 100 }],
    ['always full', { mu: 500, sigma: 0, target: 10 }],
    ['without release', { target: 0 }],
    ['of a tiny capacity', { K: 1e-305, mu: 1, sigma: 1, target: 1e-305 }],
    ['of the tiniest', { K: 1e-320, mu: 5e-321, sigma: 5e-321, target: 5e-321 }],
    ['whose paths never meet', { K: 1e6, mu: 70, sigma: 1, target: 70.5 }],
  ])('over several blocks, %s', (_, settings) => {
    const whole = { ...DEFAULTS, T: 3 * BLOCK_STEPS + 77, chunks: 1, ...settings };
    expectSame(whole, BLOCK_STEPS, kernel);
    expectSame({ ...whole, boundary: 'continue' as const, chunks: 3 }, 2 * BLOCK_STEPS, kernel);
  });
});
