import { describe, expect, it } from 'vitest';
import type { ScalingFit, Timing } from '../../src/core/timing/Timing.ts';
import { fitText, fastestCount } from '../../src/views/timing/speed-up/fitText.ts';
import { formatStepTime, ratesSentence, sources } from '../../src/views/timing/rates/ratesText.ts';
import { timingFigures } from '../../src/views/timing/speed-up/timingFigures.ts';
import { partsSentence } from '../../src/views/timing/parts/partsText.ts';
import { timing } from '../support/timedCounts.ts';

const figures = (timed: Timing | null) =>
  Object.fromEntries(timingFigures(timed).map(({ label, value, note }) => [label, [value, note]]));

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
