import { describe, expect, it } from 'vitest';
import type { Timing } from '../../src/core/timing/Timing.ts';
import { ratesSentence } from '../../src/views/timing/rates/ratesText.ts';
import {
  busyReason,
  speedupGuess,
  timingVerdict,
} from '../../src/views/timing/speed-up/timingVerdict.ts';
import { timing, withSpread } from '../support/timedCounts.ts';

/** What is said of 1 to so many workers. */
function verdictOf(told: Timing | null, isMeasuring: boolean, most: number): string {
  const counts = Array.from({ length: most }, (_, i) => i + 1);
  return timingVerdict(told, isMeasuring, counts);
}

describe('the verdict on timing', () => {
  it('asks for a guess before anything is measured', () => {
    expect(verdictOf(null, false, 4)).toBe(
      'Not measured yet: guess how many times faster 4 workers will be than one, then press Measure.',
    );
    expect(verdictOf(null, false, 1)).toBe(
      'Not measured yet: one worker has nothing to be compared with. Measure 1 to 2 workers, to compare.',
    );
    expect(verdictOf(null, true, 4)).toBe('Measuring … one worker is timed first.');
  });

  it('gives speed-up, interval and efficiency of the most workers', () => {
    expect(verdictOf(timing([5040, 2630]), false, 2)).toBe(
      '2 workers are 1.92 times as fast as one (95 %: 1.9 to 1.94): 2.6 s instead of 5.0 s, an efficiency of 95.8 %.',
    );
    expect(verdictOf(timing([5040, 2630]), true, 2)).toMatch(/^So far 2 workers are 1\.92/);
  });

  it('has nothing to compare one worker with', () => {
    expect(verdictOf(timing([500]), false, 1)).toBe(
      'One worker takes 500 ms. Measure 2 too, to compare.',
    );
    expect(verdictOf(timing([500]), true, 2)).toBe('One worker takes 500 ms.');
  });

  it('claims nothing from fewer than five rounds, once it has ended', () => {
    const whole = timing([500, 260]);
    const cut = { ...whole, rounds: whole.rounds.slice(0, 7) };
    expect(verdictOf(cut, false, 2)).toBe(
      'Ended early: 3 rounds are complete, too few to tell a speed-up.',
    );
    expect(verdictOf(cut, true, 2)).toMatch(/^So far 2 workers are 1\.92/);
    expect(verdictOf(whole, false, 3)).toMatch(/^Ended early: no round is complete/);
    expect(speedupGuess(cut, 2)).toBeNull();
  });

  it('has nothing to compare with where one worker was not timed', () => {
    const whole = timing([500, 260]);
    const cut = { ...whole, rounds: whole.rounds.slice(1, 2), medians: whole.medians.slice(1) };
    expect(verdictOf(cut, false, 2)).toMatch(/^Ended early: one worker has not had its turn/);
    expect(verdictOf(cut, true, 2)).toMatch(/^Measuring … one worker is timed first\./);
  });

  it('tells how near a guess was, where there is a speed-up to tell', () => {
    const told = (guess: number) => speedupGuess(timing([500, 260]), guess);
    expect(told(2.5)).toBe('You guessed 2.5: it was less.');
    expect(told(1.2)).toBe('You guessed 1.2: it was more.');
    expect(told(1.93)).toBe('You guessed 1.93: inside.');
    expect(speedupGuess(timing([500]), 2)).toBeNull();
    const shared = timing([500, 260, 270], { cores: 2 });
    expect(speedupGuess(shared, 2)).toBe('You guessed 2 for 3 workers: it was less.');
  });

  it('answers a guess on a busy machine too, but no finer than it can', () => {
    const shared = timing([500, 260, 270], { cores: 2 });
    expect(speedupGuess(timing([500, 260], {}, 0.08), 2)).toBe('You guessed 2: inside.');
    // the interval is that which is told: 1.8 to 2.1
    expect(speedupGuess(withSpread(shared, 2, { deviation: 0.3 }), 1.9)).toContain('inside');
    expect(speedupGuess(withSpread(shared, 2, { speedupHigh: 2.5 }), 2.4)).toBe(
      'You guessed 2.4 for 3 workers: inside.',
    );
  });

  it('praises no guess that is inside of an interval as wide as many guesses', () => {
    const told = (speedupLow: number, speedupHigh: number) =>
      speedupGuess(withSpread(timing([500, 260]), 1, { speedupLow, speedupHigh }), 1.8);
    expect(told(1.7, 1.9)).toBe('You guessed 1.8: inside.');
    const noisy = 'You guessed 1.8: the measurement is too noisy to judge it.';
    expect(told(0.5, 3.7)).toBe(noisy);
    expect(told(1.2, 2.9)).toBe(noisy);
    expect(told(0.5, 1.6)).toBe('You guessed 1.8: it was less.');
  });

  it('asks for more work where one worker needs less than 60 ms', () => {
    expect(verdictOf(timing([50, 30]), false, 2)).toBe(
      'Too short to tell: one worker takes 50 ms, and messages weigh too much. Let the size be fitted to this machine.',
    );
    expect(verdictOf(timing([60, 35]), false, 2)).not.toContain('Too short');
  });

  it('tells no finer than rounds do that differ too much, once all are there', () => {
    const busy = timing([500, 260], {}, 0.08);
    const verdict = verdictOf(busy, false, 2);
    expect(verdict).toMatch(
      /^2 workers are about 1\.9 times \(1\.\d to \d(\.\d)?\) as fast as one\. This machine was busy, so no finer\.$/,
    );
    expect(busyReason(busy)).toMatch(
      /^Half of the rounds of 1 worker were 8\.0 % or more off their median; .* close other tabs/,
    );
    expect(busyReason(timing([500, 260]))).toBeNull();
    expect(verdict).not.toContain('efficiency');
    expect(verdictOf(busy, true, 2)).toContain('1.92 times as fast');
    expect(verdictOf(timing([500, 260], {}, 0.05), false, 2)).not.toContain('busy');
  });

  it('tells no finer where some rounds leave open what the median is', () => {
    const times = timing([502, 262]);
    expect(verdictOf(withSpread(times, 0, { high: 800 }), false, 2)).toBe(
      '2 workers are about 1.9 times as fast as one. This machine was busy, so no finer.',
    );
    expect(busyReason(withSpread(times, 0, { high: 800 }))).toContain(
      'Some rounds were so far off that the time of 1 worker may be anything from 497 ms to 800 ms (95 %)',
    );
    const open = withSpread(times, 1, { speedupLow: 1.2 });
    expect(verdictOf(open, false, 2)).toContain('2 workers are about 1.9 times (1.2 to 1.9)');
    expect(busyReason(open)).toContain(
      'Some rounds of 2 workers were so far off that their speed-up',
    );
  });

  it('calls a clock coarse that makes few steps in a run, and not the machine busy', () => {
    // 3 steps of 16.7 ms, and of them a third or more off
    const coarse = timing([100, 50], { clockStepMs: 16.667 }, 0.333);
    expect(verdictOf(coarse, false, 2)).toBe(
      'The clock of this browser is coarse: it moves in steps of 16.7 ms, and a run of 2 workers takes only 3 of them, and no speed-up can be told. Let the size be fitted to this machine: that makes the runs longer.',
    );
    expect(speedupGuess(coarse, 2)).toBeNull();
    expect(busyReason(coarse)).toBeNull();
    expect(ratesSentence(coarse)).toContain('and the clock of this one is coarse');
    const fine = { clockStepMs: 16.667 };
    expect(verdictOf(timing([800, 400], fine), false, 2)).toMatch(/^2 workers are 2 times/);
    expect(verdictOf(timing([800, 400], fine, 0.08), false, 2)).toContain('This machine was busy');
  });

  it('does not mind how workers that share cores differ, but says so', () => {
    const shared = withSpread(timing([500, 260, 270], { cores: 2 }), 2, { deviation: 0.3 });
    expect(verdictOf(shared, false, 3)).toMatch(
      /^2 workers are 1\.92 times as fast .* 3 workers share 2 logical cores: their rounds differ too much/,
    );
  });

  it('tells no speed-up from one that may be none', () => {
    expect(verdictOf(timing([500, 490], {}, 0.04), false, 2)).toBe(
      '2 workers cannot be told from no speed-up: 1.02 times as fast as one (95 %: 0.98 to 1.06), 490 ms instead of 500 ms.',
    );
    expect(verdictOf(timing([500, 1000]), false, 2)).toMatch(
      /^2 workers are slower than one: 0\.5 times as fast \(95 %: 0\.495 to 0\.505\), 1\.0 s instead of 0\.50 s/,
    );
  });

  it('says what more workers than cores brought', () => {
    const verdict = (third: number) => verdictOf(timing([500, 260, third], { cores: 2 }), false, 3);
    expect(verdict(262)).toMatch(
      / 3 workers share 2 logical cores: about as fast as 2 workers, 262 ms\.$/,
    );
    expect(verdict(300)).toContain('slower than 2 workers, 300 ms');
    expect(verdict(200)).toContain('faster than 2 workers, 200 ms');
    expect(verdictOf(timing([500, 510], { cores: 1 }), false, 2)).toBe(
      'One worker takes 500 ms. 2 workers share 1 logical core: about as fast as 1 worker, 510 ms.',
    );
  });
});
