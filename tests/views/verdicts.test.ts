import { describe, expect, it } from 'vitest';
import { timingMedians, type Timing } from '../../src/core/timing.ts';
import { longerRun, timingVerdict } from '../../src/views/timing/timingVerdict.ts';

describe('the verdict on timing', () => {
  const timing = (alone: number, both: number, steps = 1e6): Timing => {
    const rounds = [alone, both].map((wallMs, i) => ({
      round: 0,
      workers: i + 1,
      wallMs,
      startMs: 0,
      computeMs: wallMs,
      handOverMs: 0,
      waitMs: 0,
    }));
    return {
      steps,
      chunks: 64,
      mode: 'strong',
      rounds,
      medians: timingMedians(rounds),
      fit: null,
      clockStepMs: 0.005,
    };
  };

  it('gives speed-up and efficiency of the most workers', () => {
    const verdict = timingVerdict(timing(5040, 2630), false, 2);
    expect(verdict).toContain('1.92 times as fast');
    expect(verdict).toContain('95.8 %');
  });

  it('asks for a longer run where one worker needs less than 200 ms', () => {
    expect(timingVerdict(timing(100, 60), false, 2)).toContain('messages weigh too much');
    expect(longerRun(timing(100, 60))).toBe(5e6);
    expect(longerRun(timing(100, 60, 6e7))).toBeNull();
    expect(longerRun(timing(200, 110))).toBeNull();
  });
});
