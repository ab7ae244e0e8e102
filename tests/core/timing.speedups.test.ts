import { describe, expect, it } from 'vitest';
import {
  hasNarrowSpeedup,
  isReliable,
  isSteady,
  MOST_DEVIATION,
  toldSpeedup,
} from '../../src/core/timing/steadiness.ts';
import { timingMedians } from '../../src/core/timing/timingMedians.ts';
import { roundsOf } from '../support/timingRounds.ts';

describe('a speed-up may be claimed', () => {
  const reliable = (times: Record<number, number[]>, cores = 2, clockStepMs = 0.005) => {
    const rounds = roundsOf(times);
    return isReliable({ rounds, medians: timingMedians(rounds), cores, clockStepMs });
  };
  const steady = [500, 501, 499, 502, 500];

  it('from five rounds that are alike and long enough', () => {
    expect(reliable({ 1: steady, 2: steady })).toBe(true);
    expect(reliable({ 1: steady, 2: steady.slice(1) })).toBe(false);
    expect(reliable({ 1: steady, 2: [250, 300, 200, 280, 220] })).toBe(false);
    const short = steady.map((ms) => ms / 10);
    expect(reliable({ 1: short, 2: short })).toBe(false);
    expect(reliable({ 2: steady })).toBe(false);
  });

  it('that of the most workers on cores of their own, where it is one', () => {
    const told = (times: Record<number, number[]>, cores = 2) => {
      const rounds = roundsOf(times);
      return toldSpeedup({ rounds, medians: timingMedians(rounds), cores, clockStepMs: 0.005 });
    };
    const half = steady.map((ms) => ms / 2);
    expect(told({ 1: steady, 2: half })).toBeCloseTo(2);
    expect(told({ 1: steady, 2: half, 4: steady })).toBeCloseTo(2);
    expect(told({ 1: steady, 2: half }, 1)).toBeNull();
    expect(told({ 1: steady, 2: steady })).toBeNull();
    expect(told({ 1: steady, 2: half.slice(1) })).toBeNull();
    expect(told({ 1: steady, 2: [250, 300, 200, 280, 220] })).toBeNull();
    expect(told({})).toBeNull();
  });

  it('not where some rounds were disturbed, though most are alike', () => {
    const disturbed = {
      1: [500, 501, 499, 502, 700, 900, 800, 500, 503],
      2: [262, 261, 263, 262, 420, 450, 500, 262, 261],
    };
    const medians = timingMedians(roundsOf(disturbed));
    expect(medians.every(({ deviation }) => deviation <= MOST_DEVIATION)).toBe(true);
    expect(reliable(disturbed)).toBe(false);
    expect(reliable({ 1: [144, 145, 143, 144, 60], 2: [136, 137, 135, 136, 300] })).toBe(false);
  });

  it('not where the speed-up is open, though each time is known', () => {
    // each time within 13 %, one up where the other is down
    const opposite = {
      1: [500, 501, 500, 560, 560, 500, 499, 561, 440],
      2: [250, 251, 250, 222, 222, 250, 251, 221, 280],
    };
    const medians = timingMedians(roundsOf(opposite));
    expect(isSteady(medians)).toBe(true);
    expect(medians[1]!.speedupHigh).toBeGreaterThan(1.15 * 2);
    expect(reliable(opposite)).toBe(false);
  });

  it('from what a quiet machine of two shared cores gives', () => {
    const told = (speedup: number, speedupLow: number, speedupHigh: number) =>
      hasNarrowSpeedup({
        ...timingMedians(roundsOf({ 1: steady }))[0]!,
        speedup,
        speedupLow,
        speedupHigh,
      });
    expect(told(1.91, 1.79, 2.01)).toBe(true);
    expect(told(1.83, 1.7, 2.06)).toBe(true);
    expect(told(1.95, 1.7, 2.03)).toBe(true);
    expect(told(1.06, 0.453, 1.13)).toBe(false);
  });

  it('not where the clock makes fewer than 20 steps in a run, for then it is the clock that differs', () => {
    const half = steady.map((ms) => ms / 2);
    expect(reliable({ 1: steady, 2: half }, 2, 12.5)).toBe(true);
    expect(reliable({ 1: steady, 2: half }, 2, 12.51)).toBe(false);
    // what shares a core has no say
    expect(reliable({ 1: steady, 2: half }, 1, 12.51)).toBe(true);
  });

  it('however workers differ that share a core', () => {
    expect(reliable({ 1: steady, 2: steady, 3: [250, 300, 200, 280, 220] })).toBe(true);
  });
});
