import { expect, test } from 'vitest';
import { jobSteps, planRanges, splitJobs } from '../../src/core/job/planJobs.ts';
import { BLOCK_STEPS } from '../../src/core/rng/blockSteps.ts';
import type { Settings } from '../../src/core/settings/Settings.ts';
import { sizeWithin } from '../../src/workers/run/affordableSize.ts';
import { DEFAULTS } from '../support/settings.ts';

const long: Settings = { ...DEFAULTS, generator: 'xoshiro', T: 1e8, chunks: 4 };
const short: Settings = { ...long, T: 4e6, chunks: 4096 };

function jobsOf(settings: Settings, stepMs: number) {
  return splitJobs(planRanges(settings, 2), sizeWithin(100, stepMs)).flatMap(({ jobs }) => jobs);
}

test('a fast machine, and one whose clock does not tell, cut as planned', () => {
  for (const settings of [long, short]) {
    for (const stepMs of [3e-6, 0]) {
      const ranges = planRanges(settings, 2);
      expect(splitJobs(ranges, sizeWithin(100, stepMs))).toEqual(ranges);
    }
  }
});

test('a slow machine has jobs of about a tenth of a second, or a block', () => {
  const most = (stepMs: number) => Math.max(...jobsOf(long, stepMs).map(jobSteps)) / BLOCK_STEPS;
  expect(most(100 / (4.5 * BLOCK_STEPS))).toBe(4);
  expect(most(0.1)).toBe(1);
});

test('a slow machine packs fewer short chunks in a job, one at least', () => {
  const most = (stepMs: number) => Math.max(...jobsOf(short, stepMs).map(jobSteps));
  expect(most(1e-6)).toBeGreaterThan(4e5);
  expect(most(0.01)).toBeLessThanOrEqual(10_000);
  expect(most(1)).toBe(Math.ceil(4e6 / 4096));
});

test.each(['restart', 'continue'] as const)(
  'finer jobs hold every step once, in order, in as many ranges: %s',
  (boundary) => {
    for (const settings of [long, short, { ...short, generator: 'numpy' as const }]) {
      const whole = { ...settings, boundary };
      const planned = planRanges(whole, 3);
      const split = splitJobs(planned, sizeWithin(100, 0.0007));
      const segmentsOf = (ranges: typeof split) => ranges.flatMap(({ jobs }) => jobs.flat());
      const merged: { chunk: number; firstStep: number; stepCount: number }[] = [];
      for (const segment of segmentsOf(split)) {
        const last = merged.at(-1);
        const isNext =
          last?.chunk === segment.chunk && segment.firstStep === last.firstStep + last.stepCount;
        if (isNext) last.stepCount += segment.stepCount;
        else merged.push({ ...segment });
      }
      const chunks = new Set(segmentsOf(planned).map(({ chunk }) => chunk));
      expect(merged).toHaveLength(chunks.size);
      expect(merged.reduce((sum, { stepCount }) => sum + stepCount, 0)).toBe(whole.T);
      expect(split.map(({ isSpeculated }) => isSpeculated)).toEqual(
        planned.map(({ isSpeculated }) => isSpeculated),
      );
      let jobs = 0;
      for (const range of split) {
        expect(range.firstJob).toBe(jobs);
        jobs += range.jobs.length;
      }
    }
  },
);
