import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  bootstrapRounds,
  percentileInterval,
  resampleMedians,
} from '../../src/core/timing/bootstrap.ts';
import { median, relativeDeviation } from '../../src/core/timing/spread.ts';
import { isSteady, MOST_DEVIATION, smallestDifference } from '../../src/core/timing/steadiness.ts';
import { timingMedians } from '../../src/core/timing/timingMedians.ts';
import { expectAtMost, expectSame } from '../support/expectSame.ts';
import { noisyRounds, NOISES, roundsOf } from '../support/timingRounds.ts';
import { tiered } from '../support/tiered.ts';

describe('the medians of a measurement', () => {
  it('give the article’s speed-up, efficiency and serial fraction', () => {
    // 5.04 s and 2.63 s on 2 cores: S = 1.916, E = 0.958, e = 0.0437
    const [one, two] = timingMedians(roundsOf({ 2: [2630], 1: [5040] }));
    expect(two!.speedup).toBeCloseTo(1.916, 3);
    expect(two!.efficiency).toBeCloseTo(0.958, 3);
    expect(two!.karpFlatt).toBeCloseTo(0.0437, 4);
    expect(one).toMatchObject({ workers: 1, speedup: 1, efficiency: 1, karpFlatt: null });
  });

  it('are in the order of workers, and keep the fastest and the slowest round', () => {
    const medians = timingMedians(roundsOf({ 10: [5, 4, 6], 2: [30, 10, 20] }).toReversed());
    expect(medians).toMatchObject([
      { workers: 2, wallMs: 20, fastest: 10, slowest: 30, deviation: 0.5 },
      { workers: 10, wallMs: 5, fastest: 4, slowest: 6, deviation: 0.2 },
    ]);
  });

  it('know no speed-up before one worker has been timed', () => {
    expect(timingMedians([])).toEqual([]);
    expect(timingMedians(roundsOf({ 2: [10] }))[0]).toMatchObject({
      speedup: null,
      speedupLow: null,
      speedupHigh: null,
      efficiency: null,
      karpFlatt: null,
    });
  });

  it('have the value itself as interval after one round', () => {
    const [, two] = timingMedians(roundsOf({ 1: [400], 2: [210] }));
    expect(two).toMatchObject({ wallMs: 210, low: 210, high: 210, fastest: 210, deviation: 0 });
    expect([two!.speedupLow, two!.speedupHigh]).toEqual([two!.speedup, two!.speedup]);
  });

  it('have the fastest and the slowest of 5 rounds as interval', () => {
    // a resample's median is the fastest with P(Bin(5, 1/5) >= 3) = 0.058, more than 0.025
    const [one] = timingMedians(roundsOf({ 1: [410, 400, 405, 430, 420] }));
    expect(one).toMatchObject({ wallMs: 410, low: 400, high: 430 });
  });

  it('do not count what slows a whole round in the speed-up', () => {
    const slowness = [1, 1.5, 1.1, 2, 1.2];
    const [one, two] = timingMedians(
      roundsOf({ 1: slowness.map((s) => 400 * s), 2: slowness.map((s) => 250 * s) }),
    );
    expect(one!.high / one!.low).toBeCloseTo(2, 12);
    expect(two!.speedupLow).toBeCloseTo(1.6, 12);
    expect(two!.speedupHigh).toBeCloseTo(1.6, 12);
  });

  it('bear rounds that are not complete', () => {
    const [one, two] = timingMedians(roundsOf({ 1: [400, NaN], 2: [200, 220] }));
    expect(one).toMatchObject({ wallMs: 400, low: 400, high: 400 });
    expect(two).toMatchObject({ wallMs: 210, low: 200, high: 220 });
    expect(two!.speedup).toBeCloseTo(400 / 210, 12);
    // a resample of the second round alone has no speed-up
    expect(two!.speedupLow).toBeCloseTo(400 / 210, 12);
    expect(two!.speedupHigh).toBeCloseTo(2, 12);
  });

  it('know no speed-up where the clock saw no time pass', () => {
    expect(timingMedians(roundsOf({ 1: [0], 2: [0] }))[1]!.speedup).toBeNull();
    expect(timingMedians(roundsOf({ 1: [16], 2: [0] }))[1]!.speedup).toBeNull();
  });

  test('lie in their intervals, and these between the fastest and the slowest', () => {
    const time = fc.oneof(fc.double({ min: 1, max: 1e4, noNaN: true }), fc.constant(NaN));
    const times = fc.array(time, { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(times, times, times, (one, two, three) => {
        const medians = timingMedians(roundsOf({ 1: one, 2: two, 3: three }));
        for (const own of medians) {
          expectAtMost(own.fastest, own.low);
          expectAtMost(own.low, own.wallMs);
          expectAtMost(own.wallMs, own.high);
          expectAtMost(own.high, own.slowest);
          if (own.speedup === null) continue;
          expectAtMost(own.speedupLow!, own.speedup);
          expectAtMost(own.speedup, own.speedupHigh!);
        }
      }),
      { numRuns: tiered(15, 100) },
    );
  });
});

/** P(Bin(n, p) >= least). */
function binomialTail(n: number, p: number, least: number): number {
  let tail = 0;
  let choose = 1;
  for (let k = 0; k <= n; k++) {
    if (k >= least) tail += choose * p ** k * (1 - p) ** (n - k);
    choose *= (n - k) / (k + 1);
  }
  return tail;
}

describe('the bootstrap', () => {
  it('draws as many rounds as there are, the same every time', () => {
    const draws = bootstrapRounds(7, 500);
    expect(draws).toHaveLength(500);
    for (const counts of draws) {
      expectSame(
        counts.reduce((sum, count) => sum + count, 0),
        7,
      );
    }
    expect(bootstrapRounds(7, 500)).toEqual(draws);
  });

  it('draws each round alike', () => {
    const totals = new Float64Array(20);
    for (const counts of bootstrapRounds(20, 5000)) counts.forEach((n, i) => (totals[i]! += n));
    // 100000 draws of 20: 5000 each, standard deviation 69
    for (const total of totals) expect(Math.abs(total - 5000)).toBeLessThan(4 * 69);
  });

  it.each([5, 9, 21])('has the known law of the median of %d', (size) => {
    // P(median <= k-th) = P(Bin(size, k / size) > size / 2), by Efron (1979)
    const rounds = Array.from({ length: size }, (_, i) => ({ round: i, wallMs: i + 1 }));
    const { medians } = resampleMedians(rounds, () => 0).get(0)!;
    for (let k = 1; k < size; k++) {
      const share = medians.filter((value) => value <= k).length / medians.length;
      const expected = binomialTail(size, k / size, (size + 1) / 2);
      const error = Math.sqrt((expected * (1 - expected)) / medians.length);
      expect(Math.abs(share - expected)).toBeLessThan(4 * error + 1e-3);
    }
  });

  it('takes the median of what it draws, also where rounds lack some', () => {
    const anyTime = fc.integer({ min: 1, max: 9 });
    const anyRun = fc.record({ round: fc.integer({ min: 0, max: 5 }), wallMs: anyTime });
    fc.assert(
      fc.property(fc.array(anyRun, { minLength: 1, maxLength: 12 }), (runs) => {
        const { medians, times } = resampleMedians(runs, () => 0).get(0)!;
        expect(times).toEqual(runs.map(({ wallMs }) => wallMs).sort((a, b) => a - b));
        const places = [...new Set(runs.map(({ round }) => round))];
        const draws = bootstrapRounds(places.length);
        for (let i = 0; i < 50; i++) {
          const drawn = runs.flatMap(({ round, wallMs }) =>
            Array<number>(draws[i]![places.indexOf(round)]!).fill(wallMs),
          );
          expectSame(medians[i], median(drawn));
        }
      }),
      { numRuns: tiered(15, 100) },
    );
  });

  it('cuts both ends of an interval alike, and what is no number', () => {
    const values = Float64Array.from({ length: 101 }, (_, i) => 100 - i);
    const interval = percentileInterval(values);
    expect(interval.low).toBeCloseTo(2.5, 12); // numpy.percentile(range(101), [2.5, 97.5])
    expect(interval.high).toBeCloseTo(97.5, 12);
    const holes = [NaN, -Infinity, Infinity];
    expect(percentileInterval(Float64Array.from([...holes, ...values]))).toEqual(interval);
    expect(percentileInterval(values, 0.5)).toEqual({ low: 25, high: 75 });
    expect(percentileInterval(Float64Array.from(holes))).toEqual({ low: NaN, high: NaN });
  });
});

describe('a steady machine', () => {
  const medians = (noise: () => number) =>
    timingMedians(noisyRounds([1, 2, 3, 4], [0.02, 0], 9, noise));

  it('has noise of 3 %', () => {
    const steady = medians(NOISES.lognormal(0.03));
    expect(isSteady(steady)).toBe(true);
    expect(Math.max(...steady.map(({ deviation }) => deviation))).toBeGreaterThan(0.01);
    expect(isSteady([])).toBe(true);
  });

  it('has noise of less than 20 %', () => {
    const busy = medians(NOISES.lognormal(0.2));
    expect(isSteady(busy)).toBe(false);
  });

  it('may stumble in one round of nine, but not in two, nor badly in one of five', () => {
    const steady = (times: number[]) => isSteady(timingMedians(roundsOf({ 1: times })));
    const quiet = [400, 402, 398, 401, 400, 399, 402, 401];
    expect(steady([...quiet, 1200])).toBe(true);
    // the median of so many rounds drawn again is a stumble in more than 2.5 % of the draws
    expect(steady([...quiet.slice(1), 900, 1200])).toBe(false);
    expect(steady([400, 402, 398, 1200, 401])).toBe(false);
    expect(steady([400, 402, 398, 450, 401])).toBe(true);
  });

  it('has at most 5 % of deviation', () => {
    expect(MOST_DEVIATION).toBe(0.05);
    const spread = { wallMs: 400, low: 395, high: 405 };
    const steady = (...deviations: number[]) =>
      isSteady(deviations.map((deviation) => ({ ...spread, deviation })));
    expect(steady(0.01, 0.05)).toBe(true);
    expect(steady(0.051, 0.01)).toBe(false);
    expect(steady(NaN)).toBe(false);
  });

  it('has a deviation of 0.6745 standard deviations, about', () => {
    const noise = NOISES.lognormal(0.03);
    const deviation = relativeDeviation(Array.from({ length: 4000 }, noise));
    expect(deviation).toBeGreaterThan(0.0195);
    expect(deviation).toBeLessThan(0.021);
  });
});

describe('the smallest difference that can be told', () => {
  it('is 5 % from 5 rounds with a spread of 3 %', () => {
    const step = 3 / Math.sqrt(2.5); // so that the standard deviation is 3
    const times = [-2, -1, 0, 1, 2].map((i) => 100 + i * step);
    expect(smallestDifference(times)).toBeCloseTo(0.04696, 5);
    expect(smallestDifference([400])).toBeNaN();
    // rounds that a coarse clock makes equal are not known any better than by its steps
    expect(smallestDifference([400, 400, 400, 400, 400], 10)).toBe(0.025);
  });

  it('is one that medians of the same differ by once in 20 times', () => {
    const noise = NOISES.lognormal(0.03);
    const runs = () => Array.from({ length: 21 }, noise);
    let told = 0;
    const count = tiered(1000, 2000);
    for (let i = 0; i < count; i++) {
      const [one, other] = [runs(), runs()];
      const least = (smallestDifference(one) + smallestDifference(other)) / 2;
      if (Math.abs(median(one) / median(other) - 1) > least) told++;
    }
    expect(told / count).toBeGreaterThan(0.03);
    expect(told / count).toBeLessThan(0.07);
  });
});

test('the median of an even number of values is the mean of the middle two', () => {
  expect(median([4, 1, 3, 2])).toBe(2.5);
});
