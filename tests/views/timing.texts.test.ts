import { describe, expect, it } from 'vitest';
import type { ScalingFit, Timing, TimingMedian } from '../../src/core/timing/Timing.ts';
import { fitText, fastestCount } from '../../src/views/timing/speed-up/fitText.ts';
import { formatStepTime, ratesSentence, sources } from '../../src/views/timing/rates/ratesText.ts';
import { timingFigures } from '../../src/views/timing/speed-up/timingFigures.ts';
import { partsSentence } from '../../src/views/timing/parts/partsText.ts';
import {
  busyReason,
  speedupGuess,
  timingVerdict,
} from '../../src/views/timing/speed-up/timingVerdict.ts';

const figures = (timed: Timing | null) =>
  Object.fromEntries(timingFigures(timed).map(({ label, value, note }) => [label, [value, note]]));

/** Medians of 1, 2, ... workers, all of one relative deviation and one relative interval. */
function timing(times: readonly number[], change: Partial<Timing> = {}, spread = 0.01): Timing {
  const medians = times.map((wallMs, i): TimingMedian => {
    const workers = i + 1;
    const speedup = times[0]! / wallMs;
    return {
      workers,
      wallMs,
      low: wallMs * (1 - spread),
      high: wallMs * (1 + spread),
      fastest: wallMs,
      slowest: wallMs,
      deviation: spread,
      speedup,
      speedupLow: workers === 1 ? null : speedup * (1 - spread),
      speedupHigh: workers === 1 ? null : speedup * (1 + spread),
      efficiency: speedup / workers,
      karpFlatt: workers === 1 ? null : (1 / speedup - 1 / workers) / (1 - 1 / workers),
    };
  });
  return {
    steps: 1e6,
    chunks: 64,
    mode: 'strong',
    rounds: Array.from({ length: 5 * times.length }, (_, place) => ({
      round: Math.floor(place / times.length),
      wallMs: times[place % times.length]!,
      workers: (place % times.length) + 1,
    })).map(({ round, workers, wallMs }) => ({
      round,
      workers,
      wallMs,
      startMs: 0.01 * wallMs,
      computeMs: 0.8 * wallMs,
      handOverMs: 0.1 * wallMs,
      mergeMs: 0.04 * wallMs,
      waitMs: 0.05 * wallMs,
    })),
    medians,
    fit: null,
    noLaw: null,
    clockStepMs: 0.005,
    cores: 8,
    hiddenSamples: 0,
    lostSamples: 0,
    pausedSamples: 0,
    disturbedSamples: 0,
    ...change,
  };
}

/** The same with another spread of the median at a place. */
function withSpread(timed: Timing, place: number, spread: Partial<TimingMedian>): Timing {
  const medians = timed.medians.map((each, i) => (i === place ? { ...each, ...spread } : each));
  return { ...timed, medians };
}

const KARP_FLATT = { model: 'karp-flatt', contention: 0.044, low: 0.03, high: 0.06 } as const;

function fit(change: Partial<ScalingFit>): ScalingFit {
  return {
    model: 'amdahl',
    contention: 0.031,
    low: 0.022,
    high: 0.04,
    coherency: 0,
    coherencyLow: 0,
    coherencyHigh: 0,
    ...change,
  };
}

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

describe('where the time went', () => {
  it('names shares of the whole, of the most workers on cores of their own', () => {
    const sentence = partsSentence(timing([500, 260, 250], { cores: 2 }));
    expect(sentence).toBe(
      'Of the time of 2 workers, 80.0 % went into computing, 10.0 % into handing over, 4.0 % into merging, 1.0 % into getting going, 5.0 % into waiting. Computing is counted from a worker’s start of a job to its end, by the clock: on a busy machine that holds time in which the worker did not run.',
    );
    const shares = sentence!.match(/[\d.]+(?= %)/g)!.map(Number);
    expect(shares.reduce((a, b) => a + b)).toBeCloseTo(100, 9);
    expect(partsSentence(timing([]))).toBeNull();
  });

  it('claims nothing of work that is too short', () => {
    expect(partsSentence(timing([59, 30]))).toMatch(/^Too short to tell/);
  });

  it('has shares that make up the whole over rounds that differ', () => {
    const own = timing([500, 260]);
    const parts = { startMs: 3, computeMs: 150, handOverMs: 17, mergeMs: 11 };
    const late = { ...parts, round: 1, workers: 2, wallMs: 401, waitMs: 220 };
    const sentence = partsSentence({ ...own, rounds: [...own.rounds, late] });
    const shares = sentence!.match(/[\d.]+(?= %)/g)!.map(Number);
    expect(Math.abs(shares.reduce((a, b) => a + b) - 100)).toBeLessThan(0.26); // 5 roundings of 0.05
  });
});

describe('the figures of a measurement', () => {
  it('are those of the article’s two times', () => {
    // Karp and Flatt: (2630 / 5040 - 1 / 2) / (1 - 1 / 2)
    expect(figures(timing([5040, 2630], { fit: fit(KARP_FLATT) }))).toEqual({
      '1 worker': ['5.0 s', undefined],
      '2 workers': ['2.6 s', undefined],
      'Speed-up': ['1.92', '1.9 to 1.94'],
      Efficiency: ['95.8 %', undefined],
      'Serial fraction': ['0.044', 'Karp-Flatt'],
    });
  });

  it('say what cannot be relied on, and tell no serial part from it', () => {
    expect(figures(timing([5040, 2630], { fit: fit(KARP_FLATT) }, 0.06))).toMatchObject({
      'Speed-up': ['1.92', '1.8 to 2.03, unreliable'],
      Efficiency: ['95.8 %', 'unreliable'],
      'Serial fraction': ['–', undefined],
    });
    expect(figures(null)).toMatchObject({
      '1 worker': ['–', undefined],
      Efficiency: ['–', undefined],
    });
  });

  it('have the serial fraction of the law that is told, never below 0', () => {
    const serial = (change: Partial<ScalingFit>, times = [500, 260, 180], more = {}) =>
      figures(timing(times, { fit: fit(change), ...more }))['Serial fraction'];
    expect(serial({})).toEqual(['0.031', 'Amdahl']);
    const { contention: _, ...karpFlatt } = { ...KARP_FLATT, low: -0.011, high: 0.017 };
    expect(serial({ ...karpFlatt, contention: -0.0051 }, [500, 249])).toEqual([
      '0 to 0.017',
      'Karp-Flatt',
    ]);
    const above = { model: 'karp-flatt', contention: -0.05, low: -0.06, high: -0.04 } as const;
    expect(serial(above, [500, 230])).toEqual(['–', undefined]);
    // on one core no worker but the first has one of its own
    expect(serial(KARP_FLATT, [500, 500], { cores: 1 })).toEqual(['–', undefined]);
  });

  it('have no efficiency of work that is too short', () => {
    expect(figures(timing([50, 20]))).toMatchObject({
      'Speed-up': ['2.5', '2.48 to 2.53, unreliable'],
      Efficiency: ['–', undefined],
    });
  });

  it('are of the most workers with a core each', () => {
    expect(figures(timing([400, 200, 190, 195], { cores: 2 }))).toMatchObject({
      '2 workers': ['200 ms', undefined],
      'Speed-up': ['2', '1.98 to 2.02'],
    });
  });
});

describe('the words of the fit', () => {
  const text = (change: Partial<ScalingFit>, times = [500, 260, 180, 140]) =>
    fitText(timing(times, { fit: fit(change) }), [1, 2, 3, 4]);

  it('says that no law fits, and by how much', () => {
    const noLaw = { model: 'usl', chance: 0.001, mostMissed: 0.2123, plateau: null } as const;
    const none = (change: Partial<Timing>, isKept = false) =>
      fitText(timing([500, 260, 255, 258], { noLaw, ...change }), [1, 2, 3, 4], isKept);
    const missed =
      'No law of scaling fits these times: the Universal Scalability Law is up to 21.2 % off the medians, which noise as in these rounds brings about in less than 1 of 100 measurements.';
    expect(none({})).toBe(`${missed} So no serial part is told.`);
    const plateau = { from: 2, cores: 2 };
    expect(none({ noLaw: { ...noLaw, plateau } })).toBe(
      `From 2 workers on no faster: this browser seems to get 2 cores, though 8 logical cores are reported. ${missed}`,
    );
    expect(none({ noLaw: { ...noLaw, plateau } }, true)).toContain('that browser seems');
    const amdahl = { ...noLaw, model: 'amdahl' } as const;
    expect(none({ noLaw: amdahl })).toContain('Amdahl’s law is up to');
    // what cannot be relied on tells neither
    expect(none({ clockStepMs: 50 })).toBeNull();
    expect(figures(timing([500, 260, 255], { noLaw }))['Serial fraction']).toEqual([
      '–',
      'no law fits',
    ]);
  });

  it('gives Amdahl’s limit', () => {
    expect(text({})).toBe(
      'About 3.1 % of the work is serial (95 %: 2.2 to 4.0): by Amdahl’s law never more than 32 times as fast (25 to 45), with any number of workers.',
    );
  });

  it('calls nothing serial that made more workers slower', () => {
    expect(text({ contention: 1.2, low: 1.1, high: 1.3 })).toMatch(/^More workers were slower/);
  });

  it('tells no serial part from one that may be none', () => {
    expect(text({ contention: 0.01, low: 0 })).toBe(
      'No serial part can be told from this: 0 to 4.0 % of the work (95 %), and the limit by Amdahl’s law is 25 times as fast or more.',
    );
  });

  it('tells shares of the work, whatever noise makes of them', () => {
    expect(text({ contention: 0.9, low: 0.8, high: 3.4 })).toContain(
      '90.0 % of the work is serial (95 %: 80.0 to 100.0)',
    );
  });

  it('tells no law of what cannot be told from no speed-up, or not be relied on', () => {
    const open = { ...timing([500, 490], { fit: fit(KARP_FLATT) }, 0.04) };
    expect(fitText(open, [1, 2])).toBeNull();
    expect(fitText(timing([500, 260], { fit: fit(KARP_FLATT) }, 0.06), [1, 2])).toBeNull();
  });

  it('tells no peak below what was measured', () => {
    const usl = { model: 'usl', contention: 0.05, coherency: 0.0001, coherencyLow: 1e-5 } as const;
    // the law's best is 14.9 times
    const peak = text({ ...usl, low: 0.04, high: 0.06 }, [500, 260, 100, 32]);
    expect(peak).toContain('at best about 15.6 times as fast');
  });

  it('says where more workers would be slower', () => {
    const usl = {
      model: 'usl',
      contention: 0.04,
      low: 0.03,
      high: 0.05,
      coherency: 0.0015,
      coherencyLow: 0.001,
      coherencyHigh: 0.002,
    } as const;
    // sqrt(0.96 / 0.0015) = 25.3
    expect(fastestCount(fit(usl))).toBe(25);
    expect(text(usl)).toBe(
      'About 4.0 % of the work is serial (95 %: 3.0 to 5.0). Keeping in step costs 0.15 % of the work for each further worker (95 %: 0.1 to 0.2): at best about 8.74 times as fast, with about 25 workers, if the law holds beyond the 4 measured; many more would make it slower.',
    );
    expect(text({ ...usl, coherencyLow: 0 })).toMatch(/then there is no such peak\.$/);
    expect(text({ ...usl, coherency: 0 })).toMatch(/by Amdahl’s law .* No cost of keeping workers/);
    expect(text({ ...usl, coherency: 1 })).toContain('more than 1 worker would make it slower');
  });

  it('finds the peak of the specsdm91 example of the R package usl', () => {
    expect(fastestCount(fit({ contention: 0.0277285, coherency: 0.0001044 }))).toBe(97); // 96.5
  });

  it('says that one pair of points tells little, and what the article’s tells', () => {
    expect(text(KARP_FLATT, [500, 261])).toBe(
      'If Amdahl’s law holds, 4.4 % of the work is serial (95 %: 3.0 to 6.0): never more than 23 times as fast (17 to 33), with any number of workers. But one pair of points tells little. The article’s two times give 4.4 % (4.1 to 4.7 from their rounding alone): never more than 23 times.',
    );
    expect(text({ ...KARP_FLATT, low: -0.01 }, [500, 261])).toMatch(/^No serial part can be told/);
    expect(
      text({ ...KARP_FLATT, contention: -0.005, low: -0.011, high: 0.017 }, [500, 249]),
    ).toMatch(
      /^No serial part can be told from this: 0 to 1\.7 % .* is 59 times as fast or more\./,
    );
    expect(text({ ...KARP_FLATT, contention: -0.02, low: -0.03, high: -0.01 }, [500, 245])).toMatch(
      /^Faster than 2 times: 2\.04\. No serial part explains that \(caches may, or noise\)\./,
    );
    expect(text({ ...KARP_FLATT, contention: 1.2, low: 1.1, high: 1.3 }, [500, 550])).toMatch(
      /^Slower than one worker: 0\.909 times as fast\./,
    );
  });

  it('says so where the cut alone limits the speed-up', () => {
    expect(fitText(timing([500, 260, 250, 250]), [1, 2, 2, 2])).toBe(
      'No law is fitted: the cut alone allows no more than 2 times with 4 workers.',
    );
    expect(fitText(timing([500, 260]), [1, 2])).toBeNull();
    expect(fitText(timing([500, 260]), [1, 1.96])).toBeNull(); // too few rounds, not the cut
    expect(fitText(timing([500]), [1])).toBeNull();
    expect(fitText(timing([500, 260, 250], { cores: 2 }), [1, 2, 2])).toBeNull();
  });
});

describe('speeds beside those of other machines', () => {
  it('compares with the article’s Python, then and now, and says what that is worth', () => {
    // 80 ms for ten million steps
    expect(ratesSentence(timing([160, 80], { steps: 1e7 }))).toBe(
      'With 2 workers this page takes 8 ns a step, 630 times as fast as the article’s Python in 2014 and 220 times as fast as the same loop in 2026. Those ran on other machines: only the order of magnitude can be compared.',
    );
    expect(ratesSentence(timing([]))).toBeNull();
    expect(ratesSentence(timing([59, 30]))).toMatch(/^Too short to tell what a step takes here/);
  });

  it('names machine and source of each', () => {
    expect(sources()).toHaveLength(2);
    expect(sources()[0]?.speeds).toBe('the article’s loop in Python: 5.04 µs');
    expect(sources()[1]?.source).toMatch(/AMD EPYC.*22 November 2026.*npm run bench/);
    expect(sources()[1]?.speeds).toContain('numba, 2 threads: 13.9 ns');
    expect(formatStepTime(1741)).toBe('1.74 µs');
  });
});
