import { describe, expect, it } from 'vitest';
import { comparisonMedians } from '../../src/core/timing/comparisonMedians.ts';
import type { Comparison, ComparisonSample } from '../../src/core/timing/Comparison.ts';
import { wallOnly } from '../support/timingRounds.ts';

/** A comparison of conditions with these steps, by their times in each round; NaN where one is missing. */
function comparisonOf(steps: readonly number[], times: readonly (readonly number[])[]): Comparison {
  return {
    kind: 'kernel',
    conditions: steps.map((own, i) => ({
      name: `condition ${i}`,
      group: null,
      steps: own,
      settings: null,
      messages: null,
      workers: 1,
    })),
    roundCount: times[0]!.length,
    clockStepMs: 0.005,
    samples: times
      .flatMap((own, condition) =>
        own.map((wallMs, round) => ({ round, condition, ...wallOnly(wallMs) })),
      )
      .filter(({ wallMs }) => !Number.isNaN(wallMs)),
    hiddenSamples: 0,
    lostSamples: 0,
    pausedSamples: 0,
    disturbedSamples: 0,
  };
}

describe('the medians of a comparison', () => {
  it('are of the time, and of the time per step over the first one’s', () => {
    const medians = comparisonMedians(
      comparisonOf(
        [1e6, 1e6, 4e6],
        [
          [10, 12, 11],
          [20, 26, 22],
          [22, 20, 24],
        ],
      ),
    );
    expect(medians).toMatchObject([
      { condition: 0, wallMs: 11, perStepNs: 11, ratio: 1, ratioLow: 1, ratioHigh: 1 },
      { condition: 1, wallMs: 22, low: 20, high: 26, perStepNs: 22, ratio: 2 },
      { condition: 2, wallMs: 22, perStepNs: 5.5, ratio: 0.5 },
    ]);
    expect(medians[0]!.deviation).toBeCloseTo(1 / 11, 12);
    // of 27 resamples one is round 0 three times, one round 1, one round 2: ratios 2, 26 / 12 and 2
    expect(medians[1]!.ratioLow).toBeGreaterThanOrEqual(20 / 11);
    expect(medians[1]!.ratioHigh).toBeCloseTo(26 / 12, 12);
  });

  it('do not count what slows a whole round in the ratio', () => {
    const slowness = [1, 3, 1.5, 1, 2];
    const [, other] = comparisonMedians(
      comparisonOf([5, 5], [slowness.map((s) => 8 * s), slowness.map((s) => 2 * s)]),
    );
    expect(other).toMatchObject({ ratio: 0.25, ratioLow: 0.25, ratioHigh: 0.25, low: 2, high: 6 });
  });

  it('leave out what has not been timed', () => {
    const [last, ...others] = comparisonMedians(comparisonOf([1, 1, 2], [[NaN], [NaN], [4, 6]]));
    expect(others).toEqual([]);
    expect(last).toMatchObject({ condition: 2, wallMs: 5, low: 4, high: 6, perStepNs: 2.5e6 });
    expect(last).toMatchObject({ ratio: null, ratioLow: null, ratioHigh: null });
    expect(comparisonMedians(comparisonOf([1], [[]]))).toEqual([]);
  });

  it('have a ratio of times where nothing is computed', () => {
    const both = comparisonMedians(comparisonOf([0, 0], [[2], [6]]));
    expect(both[1]).toMatchObject({ perStepNs: null, ratio: 3 });
    const one = comparisonMedians(comparisonOf([0, 1], [[2], [6]]));
    expect(one[1]).toMatchObject({ perStepNs: 6e6, ratio: null });
  });

  it('have no ratio to what took no time by a coarse clock', () => {
    const medians = comparisonMedians(comparisonOf([1, 1], [[0], [16]]));
    expect(medians[1]).toMatchObject({ ratio: null, ratioLow: null, ratioHigh: null });
    expect(medians[0]).toMatchObject({ wallMs: 0, ratio: null });
  });

  it('are of each part by itself', () => {
    const samples = [1, 2, 9].map((factor, round): ComparisonSample => ({
      round,
      condition: 0,
      wallMs: 100 * factor,
      startMs: 5 * factor,
      computeMs: 80,
      handOverMs: 10 - factor,
      mergeMs: factor,
      waitMs: round,
    }));
    const [own] = comparisonMedians({ ...comparisonOf([1e8], [[]]), samples });
    expect(own).toMatchObject({
      wallMs: 200,
      startMs: 10,
      computeMs: 80,
      handOverMs: 8,
      mergeMs: 2,
      waitMs: 1,
      perStepNs: 2,
    });
  });
});
