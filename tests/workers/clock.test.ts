import { describe, expect, it } from 'vitest';
import { watchedStep } from '../../src/workers/clock.ts';

/** A clock that tells whole steps of a time that each look moves on by so much, in ms. */
function clockOf(stepMs: number, lookMs: number, startMs = 0) {
  let ms = startMs;
  return { now: () => Math.floor((ms += lookMs) / stepMs + 1e-9) * stepMs };
}

describe('the step of a clock', () => {
  it.each([
    ['5 µs', 0.005, 0.0004],
    ['0.1 ms', 0.1, 0.001],
    ['1 ms', 1, 0.001],
    ['one frame', 1000 / 60, 0.01],
    ['100 ms', 100, 0.05],
  ])('of %s is told', (_, step, look) => {
    for (const start of [0, 0.37 * step, 1e9]) {
      const told = watchedStep(clockOf(step, look, start));
      expect(told).toBeGreaterThan(0.9999 * step);
      expect(told).toBeLessThan(1.0001 * step);
    }
  });

  it('is the least of several: some are missed', () => {
    const times = [3, 3, 20, 60, 60, 80, 120, 200, 240];
    expect(watchedStep({ now: () => times.shift()! })).toBe(20);
  });

  it('is that of the looks, where the clock is finer than these', () => {
    expect(watchedStep(clockOf(1e-6, 0.002))).toBeCloseTo(0.002, 5);
  });
});
