import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  cutRanges,
  defaultJobSize,
  jobSteps,
  planJobs,
  planRanges,
  type JobSize,
} from '../../src/core/job/planJobs.ts';
import { streamSettings } from '../../src/core/rng/stream.ts';
import { chunkSteps, firstRow, rowCount, totalRows } from '../../src/core/job/rows.ts';
import { BLOCK_STEPS } from '../../src/core/rng/blockSteps.ts';
import { PART_STEPS } from '../../src/core/job/Job.ts';
import type { Settings } from '../../src/core/settings/Settings.ts';
import { expectSame } from '../support/expectSame.ts';
import { anySettings, ARTICLE, DEFAULTS } from '../support/settings.ts';
import { tiered } from '../support/tiered.ts';

const anySize: fc.Arbitrary<JobSize> = fc.record({
  partSteps: fc.integer({ min: 1, max: 20 }).map((blocks) => blocks * BLOCK_STEPS),
  packSteps: fc.oneof(fc.nat(100), fc.nat(4 * BLOCK_STEPS)),
});

const plans = fc.tuple(anySettings({ maxT: 3e6 }), anySize);

describe('planJobs', () => {
  test('cuts a long chunk into parts, and hands short chunks out together', () => {
    const size = { partSteps: BLOCK_STEPS, packSteps: 7 };
    const long = { ...ARTICLE, T: 65540, chunks: 1 };
    expect(planJobs(long, size)).toEqual([
      [{ chunk: 0, firstStep: 0, stepCount: 65536 }],
      [{ chunk: 0, firstStep: 65536, stepCount: 4 }],
    ]);
    const short = { ...ARTICLE, T: 11, chunks: 4 };
    const [a, b, c, d] = [3, 3, 3, 2].map((stepCount, chunk) => ({
      chunk,
      firstStep: 0,
      stepCount,
    }));
    expect(planJobs(short, size)).toEqual([
      [a, b],
      [c, d],
    ]);
  });

  test('loses no step and no row, and keeps their order', () => {
    fc.assert(
      fc.property(plans, ([settings, size]) => {
        const segments = planJobs(settings, size).flat();
        const streams = streamSettings(settings);
        const steps = Array.from({ length: streams.chunks }, () => 0);
        let row = 0;
        for (const segment of segments) {
          const { chunk, firstStep, stepCount } = segment;
          const isNext = firstStep === steps[chunk] && firstRow(settings, segment) === row;
          if (!isNext || stepCount <= 0) expect.fail(`misplaced: ${JSON.stringify(segment)}`);
          steps[chunk]! += stepCount;
          row += rowCount(settings, segment);
        }
        expect(row).toBe(totalRows(settings));
        expect(steps).toEqual(steps.map((_, chunk) => chunkSteps(streams, chunk)));
      }),
      { seed: 81, numRuns: tiered(12, 60) },
    );
  });

  test('starts jobs at multiples of a block, and keeps them within their sizes', () => {
    fc.assert(
      fc.property(plans, ([settings, size]) => {
        const jobs = planJobs(settings, size);
        const segments = jobs.flat();
        expect(segments.filter(({ firstStep }) => firstStep % BLOCK_STEPS !== 0)).toEqual([]);
        expect(segments.filter(({ stepCount }) => stepCount > size.partSteps)).toEqual([]);
        const packed = jobs.filter((job) => job.length > 1);
        expect(packed.filter((job) => jobSteps(job) > size.packSteps)).toEqual([]);
      }),
      { seed: 82, numRuns: tiered(12, 60) },
    );
  });

  test('gives each worker one job of a run that a slider makes in some ms', () => {
    for (const [T, chunks, workers, jobs] of [
      [1e6, 1, 2, 2],
      [1e6, 2, 2, 2],
      [1e6, 8, 2, 2],
      [1e6, 1000, 2, 2],
      [1e6, 2, 4, 4],
      [200, 2, 2, 2],
    ] as const) {
      const settings: Settings = { ...DEFAULTS, T, chunks };
      expect(planJobs(settings, defaultJobSize(settings, workers))).toHaveLength(jobs);
    }
  });

  test.each([ARTICLE, DEFAULTS])(
    'makes jobs of at most about 1e6 steps, and few of a small run: $generator',
    (settingsOf) => {
      for (const [T, chunks] of [
        [200, 2],
        [1e6, 4096],
        [1e8, 1],
        [1e8, 4096],
      ] as const) {
        const settings: Settings = { ...settingsOf, T, chunks };
        for (const workers of [1, 2, 8, 64]) {
          const size = defaultJobSize(settings, workers);
          const jobs = planJobs(settings, size);
          expect(Math.max(...jobs.map(jobSteps))).toBeLessThanOrEqual(PART_STEPS);
          expect(jobs.length).toBeLessThanOrEqual(Math.max(2 * chunks, (2 * T) / BLOCK_STEPS));
          expect(size.partSteps % BLOCK_STEPS).toBe(0);
        }
      }
      // 4096 chunks of 2 steps: far fewer messages than chunks
      const many = { ...settingsOf, T: 8192, chunks: 4096 };
      expect(planJobs(many, defaultJobSize(many, 64)).length).toBeLessThanOrEqual(256);
    },
  );
});

describe('cutRanges', () => {
  const workers = fc.integer({ min: 1, max: 64 });

  test('takes every job once, in order', () => {
    fc.assert(
      fc.property(plans, workers, ([settings, size], count) => {
        const jobs = planJobs(settings, size);
        const ranges = cutRanges(settings, jobs, count);
        const taken = ranges.flatMap((range) => range.jobs);
        expect(taken).toHaveLength(jobs.length);
        expect(taken.findIndex((job, i) => job !== jobs[i])).toBe(-1);
        for (const { firstJob, jobs: own } of ranges) expectSame(jobs[firstJob], own[0]);
      }),
      { seed: 83, numRuns: tiered(12, 60) },
    );
  });

  test('guesses only where a range goes on from another, never inside a stream of NumPy', () => {
    fc.assert(
      fc.property(plans, workers, ([settings, size], count) => {
        const ranges = cutRanges(settings, planJobs(settings, size), count);
        for (const { jobs, isSpeculated } of ranges) {
          const { chunk, firstStep } = jobs[0]![0]!;
          const isFull = firstStep === 0 && (chunk === 0 || settings.boundary === 'restart');
          expectSame(isSpeculated, !isFull);
          if (settings.generator === 'numpy') expectSame(firstStep, 0);
        }
      }),
      { seed: 84, numRuns: tiered(12, 60) },
    );
  });

  test('gives one path of the fast streams to all workers, in equal shares', () => {
    const settings: Settings = { ...DEFAULTS, T: 1e8, boundary: 'continue' };
    for (const count of [1, 2, 3, 8, 64]) {
      const ranges = planRanges(settings, count);
      expect(ranges).toHaveLength(count);
      const lengths = ranges.map((range) => range.jobs.length);
      const jobs = lengths.reduce((sum, length) => sum + length, 0);
      expect(Math.max(...lengths)).toBe(Math.ceil(jobs / count));
      expect(jobs).toBeGreaterThanOrEqual(3 * count);
    }
  });

  test('speculates nothing where there are chunks enough that start full', () => {
    const settings: Settings = { ...DEFAULTS, T: 1e7, chunks: 840 };
    const ranges = planRanges(settings, 8);
    expect(ranges.filter(({ isSpeculated }) => isSpeculated)).toEqual([]);
  });
});

test('a run of few steps is one job for each of a few workers', () => {
  const short = { ...DEFAULTS, T: 50_000, chunks: 1000 };
  const jobs = (workers: number) => planJobs(short, defaultJobSize(short, workers));
  for (const workers of [1, 2, 3, 6, 8]) expect(jobs(workers)).toHaveLength(workers);
  expect(jobs(64).length).toBeLessThanOrEqual(8);
  expect(jobs(3).flat()).toHaveLength(1000);
});
