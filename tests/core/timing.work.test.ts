import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibratedSteps, nextTrial } from '../../src/core/timing/calibratedSteps.ts';
import { idealSpeedup, measuredChunks } from '../../src/core/timing/measuredWork.ts';
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
      expect(idealSpeedup(settings, workers)).toBeCloseTo(ideal, 12);
    }
  });

  it('is the number of workers for one path of the fast streams, and 1 for one of NumPy', () => {
    const path = { ...ARTICLE, T: 2 ** 26, chunks: 1, boundary: 'continue' } as const;
    expect(idealSpeedup({ ...path, generator: 'xoshiro' }, 8)).toBe(8);
    expect(idealSpeedup(path, 8)).toBe(1);
  });
});

it('a measurement has 32 chunks a worker, or the chunks that were set if these are more', () => {
  expect(measuredChunks(ARTICLE, 4)).toBe(128);
  expect(measuredChunks({ ...ARTICLE, T: 1e7, chunks: 840 }, 8)).toBe(840);
  expect(measuredChunks({ ...ARTICLE, T: 50 }, 4)).toBe(50);
  expect(measuredChunks({ ...ARTICLE, T: 1e7 }, 64)).toBe(2048);
});

describe('the calibration', () => {
  /** Trials on a machine, and what they come to. */
  function calibrate(first: number, timeOf: (steps: number) => number) {
    const trials = [first];
    for (;;) {
      const steps = trials.at(-1)!;
      const next = nextTrial(steps, timeOf(steps));
      if (next === null) return { trials, steps: calibratedSteps(steps, timeOf(steps)) };
      trials.push(next);
    }
  }

  it('rounds up to one digit', () => {
    expect(calibratedSteps(1e6, 125)).toBe(4e6);
    expect(calibratedSteps(1e6, 124.9)).toBe(5e6);
    expect(calibratedSteps(1e6, 500)).toBe(1e6);
    expect(calibratedSteps(95e4, 500)).toBe(1e6);
    expect(calibratedSteps(3e4, 150)).toBe(1e5);
    expect(calibratedSteps(128_200, 64.1)).toBe(1e6); // 128200 * 500 / 64.1 may be a hair above
  });

  it('stays within 1 and 1e10', () => {
    expect(calibratedSteps(1, 1e6)).toBe(1);
    expect(calibratedSteps(1e10, 60)).toBe(1e10);
    expect(calibratedSteps(1e10, 0)).toBe(1e10);
  });

  it('ends its trials with the first of 100 ms', () => {
    expect(nextTrial(1e6, 100)).toBeNull();
    expect(nextTrial(1e6, 99)).toBe(4e6);
    expect(nextTrial(1e6, 20)).toBe(1e7);
    expect(nextTrial(1e6, 0)).toBe(16e6);
  });

  it('ends where the clock never moves', () => {
    const { trials, steps } = calibrate(1e4, () => 0);
    expect(steps).toBe(1e10);
    expect(trials).toHaveLength(6); // 1e4 * 16^5 > 1e10
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
