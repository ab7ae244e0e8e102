import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibratedSteps, nextTrial } from '../../src/core/timing/calibratedSteps.ts';
import { defaultJobSize } from '../../src/core/job/planJobs.ts';
import {
  countsOf,
  isWellSized,
  isWellTimed,
  quickMs,
  workerLimits,
} from '../../src/core/timing/MeasurePlan.ts';
import {
  idealSpeedup,
  idealSpeedups,
  measuredChunks,
  measuredJobSize,
  sizedSettings,
  weakLimit,
} from '../../src/core/timing/measuredWork.ts';
import { LEAST_IDEAL } from '../../src/core/timing/timingFit.ts';
import { ARTICLE } from '../support/settings.ts';

describe('the ideal speed-up', () => {
  it('is chunks / ceil(chunks / p) where every chunk is one job', () => {
    const settings = { ...ARTICLE, T: 1000, chunks: 8 };
    for (const [workers, ideal] of [
      [1, 1],
      [2, 2],
      [3, 8 / 3],
      [5, 4],
      [8, 8],
      [64, 8],
    ] as const) {
      const size = defaultJobSize(settings, workers);
      expect(idealSpeedup(settings, workers, size)).toBeCloseTo(ideal, 12);
    }
  });

  it('is the number of workers for one path of the fast streams, and 1 for one of NumPy', () => {
    const path = { ...ARTICLE, T: 2 ** 26, chunks: 1, boundary: 'continue' } as const;
    const fast = { ...path, generator: 'xoshiro' } as const;
    expect(idealSpeedup(fast, 8, measuredJobSize(fast, 8))).toBe(8);
    expect(idealSpeedup(path, 8, measuredJobSize(path, 8))).toBe(1);
  });

  it('is next to p for any number of workers, with a size that is fitted to them', () => {
    for (const boundary of ['restart', 'continue'] as const) {
      for (const cores of [2, 3, 4, 6, 8, 12, 16, 32, 64]) {
        const T = calibratedSteps(1e8, 400, cores);
        const settings = sizedSettings({ ...ARTICLE, generator: 'xoshiro', boundary }, T, cores);
        const ideal = idealSpeedups(settings, cores);
        expect(ideal[0]).toBe(1);
        for (const [i, most] of ideal.entries()) {
          expect(most / (i + 1), `${boundary}, ${i + 1} of ${cores}`).toBeGreaterThan(LEAST_IDEAL);
        }
      }
    }
  });
});

it('a measurement has 32 chunks a worker, or the chunks that were set if these are more', () => {
  expect(measuredChunks(ARTICLE, 4)).toBe(128);
  expect(measuredChunks({ ...ARTICLE, T: 1e7, chunks: 840 }, 8)).toBe(840);
  expect(measuredChunks({ ...ARTICLE, T: 50 }, 4)).toBe(50);
  expect(measuredChunks({ ...ARTICLE, T: 1e7 }, 64)).toBe(2048);
});

it('a measurement goes up to the cores, twice as many, or what was set, and never above 64', () => {
  expect(workerLimits(2, 2)).toEqual([2, 4]);
  expect(workerLimits(8, 3)).toEqual([3, 8, 16]);
  expect(workerLimits(2, 64)).toEqual([2, 4]);
  expect(workerLimits(1, 1)).toEqual([1, 2]);
  expect(workerLimits(48, 48)).toEqual([48, 64]);
});

it('weak scaling has whole steps for each worker, and never more than 1e10 together', () => {
  for (let workers = 1; workers <= 64; workers++) {
    const each = weakLimit(workers);
    expect(Number.isInteger(each)).toBe(true);
    expect(each * workers).toBeLessThanOrEqual(1e10);
    expect((each + 1) * workers).toBeGreaterThan(1e10);
  }
});

it('a run is measured as it is if one worker takes some tenths of a second to some seconds', () => {
  expect([199, 200, 5000, 5001].map(isWellSized)).toEqual([false, true, true, false]);
});

/** Steps of a clock that is no matter. */
const FINE = 0.005;

describe('the calibration', () => {
  /** Trials on a machine, and what they come to. */
  function calibrate(first: number, timeOf: (steps: number) => number) {
    const trials = [first];
    for (;;) {
      const steps = trials.at(-1)!;
      const next = nextTrial(steps, timeOf(steps), FINE);
      if (next === null) return { trials, steps: calibratedSteps(steps, timeOf(steps), FINE) };
      trials.push(next);
    }
  }

  it('rounds up to one digit', () => {
    expect(calibratedSteps(1e6, 125, FINE)).toBe(4e6);
    expect(calibratedSteps(1e6, 124.9, FINE)).toBe(5e6);
    expect(calibratedSteps(1e6, 500, FINE)).toBe(1e6);
    expect(calibratedSteps(95e4, 500, FINE)).toBe(1e6);
    expect(calibratedSteps(3e4, 150, FINE)).toBe(1e5);
    expect(calibratedSteps(128_200, 64.1, FINE)).toBe(1e6); // 128200 * 500 / 64.1 may be a hair above
  });

  it('stays within 1 and 1e10', () => {
    expect(calibratedSteps(1, 1e6, FINE)).toBe(1);
    expect(calibratedSteps(1e10, 60, FINE)).toBe(1e10);
    expect(calibratedSteps(1e10, 0, FINE)).toBe(1e10);
  });

  it('ends its trials with the first of 100 ms', () => {
    expect(nextTrial(1e6, 100, FINE)).toBeNull();
    expect(nextTrial(1e6, 99, FINE)).toBe(4e6);
    expect(nextTrial(1e6, 20, FINE)).toBe(1e7);
    expect(nextTrial(1e6, 0, FINE)).toBe(16e6);
  });

  it('ends where the clock never moves', () => {
    const { trials, steps } = calibrate(1e4, () => 0);
    expect(steps).toBe(1e10);
    expect(trials).toHaveLength(6); // 1e4 * 16^5 > 1e10
  });

  it('makes longer samples where the clock is coarse: 50 steps for each of the workers', () => {
    expect(calibratedSteps(1e6, 100, 10, 1)).toBe(5e6);
    expect(calibratedSteps(1e6, 100, 10, 4)).toBe(2e7);
    expect(calibratedSteps(1e6, 100, 100, 2)).toBe(1e8);
    // and a trial must take 20 steps to tell the speed
    expect(nextTrial(1e6, 199, 10)).toBe(4e6);
    expect(nextTrial(1e6, 200, 10)).toBeNull();
    expect(nextTrial(1e6, 0, 100)).toBe(16e6);
    expect([499, 500].map((ms) => isWellTimed(ms, 2, 5))).toEqual([false, true]);
  });

  it('finds about 500 ms of any machine, at most twice that but for the clock', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 1e4, noNaN: true }), (perMs) => {
        const { trials, steps } = calibrate(1e4, (n) => Math.floor(n / perMs)); // steps of 1 ms
        const ms = steps / perMs;
        expect(String(steps)).toMatch(/^[1-9]0*$/);
        expect(trials.length).toBeLessThan(8);
        // floor() of 100 ms and more hides less than 1 in 100
        expect(ms).toBeGreaterThanOrEqual(500 * (1 - 1e-9));
        expect(ms).toBeLessThan(2 * 500 * (101 / 100));
      }),
    );
  });
});

describe('a quick measurement', () => {
  it('times few numbers of workers, the least and the greatest among them', () => {
    const counts = (maxWorkers: number) => countsOf({ isQuick: true, maxWorkers });
    expect([1, 2, 3, 6, 8, 12].map(counts)).toEqual([
      [1],
      [1, 2],
      [1, 2, 3],
      [1, 2, 4, 6],
      [1, 2, 4, 8],
      [1, 2, 4, 8, 12],
    ]);
    expect(countsOf({ isQuick: false, maxWorkers: 4 })).toEqual([1, 2, 3, 4]);
  });

  it('is over in some seconds on any number of cores that divide the work', () => {
    for (const most of [1, 2, 4, 8, 16, 64]) {
      const counts = countsOf({ isQuick: true, maxWorkers: most });
      const steps = calibratedSteps(1e7, 100, FINE, most, quickMs(counts, 5));
      const one = steps / 1e5; // ms of one worker, at that speed
      const rounds = counts.reduce((sum, p) => sum + one / p, 0);
      expect(6 * rounds).toBeLessThanOrEqual(4500);
      expect(one).toBeGreaterThanOrEqual(150);
    }
  });
});
