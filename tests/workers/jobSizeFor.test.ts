import { expect, test } from 'vitest';
import { defaultJobSize, jobSteps, planJobs } from '../../src/core/planJobs.ts';
import { BLOCK_STEPS } from '../../src/core/simulation.ts';
import { affordableSize } from '../../src/workers/jobSizeFor.ts';
import { DEFAULTS } from '../support/settings.ts';

const long = { ...DEFAULTS, T: 1e8, chunks: 4 };
const planned = defaultJobSize(long, 2);

test('a fast machine, and one whose clock does not tell, cut as planned', () => {
  expect(affordableSize(planned, 3e-6)).toEqual(planned);
  expect(affordableSize(planned, 0)).toEqual(planned);
});

test('a slow machine has jobs of about a tenth of a second, or a block', () => {
  const parts = (stepMs: number) => affordableSize(planned, stepMs).partSteps / BLOCK_STEPS;
  expect(parts(100 / (4.5 * BLOCK_STEPS))).toBe(4);
  expect(parts(0.1)).toBe(1);
});

test('a slow machine packs fewer short chunks in a job, one at least', () => {
  const short = { ...DEFAULTS, T: 4e6, chunks: 4096 };
  const size = defaultJobSize(short, 2);
  const steps = (stepMs: number) =>
    Math.max(...planJobs(short, affordableSize(size, stepMs)).map(jobSteps));
  expect(steps(1e-6)).toBeGreaterThan(4e5);
  expect(steps(0.01)).toBeLessThanOrEqual(10_000);
  expect(steps(1)).toBe(Math.ceil(4e6 / 4096));
});
