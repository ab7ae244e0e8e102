import { describe, expect, it } from 'vitest';
import {
  idealSpeedup,
  karpFlatt,
  measuredChunks,
  median,
  timingMedians,
  type TimingRound,
} from '../../src/core/timing.ts';
import { ARTICLE } from '../support/settings.ts';

const round = (workers: number, wallMs: number): TimingRound => ({
  round: 0,
  workers,
  wallMs,
  startMs: 0,
  computeMs: 0,
  handOverMs: 0,
  waitMs: 0,
});

describe('the medians of a measurement', () => {
  it("give the article's speed-up, efficiency and serial fraction", () => {
    // 5.04 s and 2.63 s on 2 cores: S = 1.916, E = 0.958, e = 0.0437
    const [, two] = timingMedians([round(2, 2630), round(1, 5040)]);
    expect(two!.speedup).toBeCloseTo(1.916, 3);
    expect(two!.efficiency).toBeCloseTo(0.958, 3);
    expect(two!.karpFlatt).toBeCloseTo(0.0437, 3);
  });

  it('keep the fastest and the slowest round', () => {
    const [one] = timingMedians([round(1, 30), round(1, 10), round(1, 20)]);
    expect(one).toMatchObject({ wallMs: 20, low: 10, high: 30, speedup: 1, karpFlatt: null });
  });

  it('know no speed-up before one worker has been timed', () => {
    expect(timingMedians([round(2, 10)])[0]!.speedup).toBeNull();
  });
});

it('the median of an even number of values is the mean of the middle two', () => {
  expect(median([4, 1, 3, 2])).toBe(2.5);
});

it('a perfect speed-up has no serial fraction, none at all is all serial', () => {
  expect(karpFlatt(4, 4)).toBe(0);
  expect(karpFlatt(1, 4)).toBe(1);
});

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
