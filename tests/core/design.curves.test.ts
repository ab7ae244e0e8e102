import { describe, expect, it } from 'vitest';
import { answerDesign } from '../../src/core/design/designAnswer.ts';
import { designJson } from '../../src/core/design/designJson.ts';
import { nextPoint, NO_POINTS, type CurvePart } from '../../src/core/design/curve.ts';
import { chanceDistance, futuresOf } from '../../src/core/design/futures.ts';
import { requiredStorage } from '../../src/core/design/requiredStorage.ts';
import { chanceAt, storageChances } from '../../src/core/design/storageChances.ts';
import { readGolden } from '../support/golden.ts';
import { relativeError } from '../support/numbers.ts';
import { DEFAULTS } from '../support/settings.ts';
import { tiered } from '../support/tiered.ts';

const { noFailure } = readGolden('design');

describe('the futures of a run', () => {
  const futures = (change: Partial<typeof DEFAULTS>, years: number) =>
    futuresOf({ ...DEFAULTS, mu: 100, sigma: 40, target: 80, ...change }, years);

  it('need storages as often as the exact chance says, as far as chance goes', () => {
    const article = { mu: 70, sigma: 70, target: 70 };
    const [T, n] = tiered([5000, 5], [50_000, 50]);
    for (const change of [article, ...tiered([], [{}, { generator: 'numpy' as const }])]) {
      const { peaks, distance, years } = futures({ T, chunks: 1000, ...change }, n);
      expect([peaks.length, years]).toEqual([1000, n]);
      expect(distance).toBeLessThan(1.3 * chanceDistance(1000)); // exceeded in 3 of 1000 runs
      expect(distance).toBeGreaterThan(0.2 * chanceDistance(1000));
    }
  });

  it('of one seed for all are one future many times, and far from the exact chance', () => {
    const { distance } = futures({ T: 5000, chunks: 1000, seeding: 'same' }, 5);
    expect(distance).toBeGreaterThan(5 * chanceDistance(1000));
  });

  it('are pieces of long chunks, and no longer than the shortest', () => {
    expect(futures({ T: 1001, chunks: 2 }, 50).peaks).toHaveLength(20);
    expect(futures({ T: 99, chunks: 2 }, 50)).toMatchObject({ years: 49 });
    expect(futures({ T: 1e10, chunks: 1, boundary: 'continue' }, 1).peaks).toHaveLength(10_000);
  });

  it('have the exact chance of the golden solver', () => {
    const [golden] = noFailure;
    const { exact } = futures({ T: 500, chunks: 10 }, golden!.steps);
    const points = exact!.flat();
    const B = golden!.K - golden!.target;
    const next = points.findIndex(([each]) => each >= B);
    const [[a, atA], [b, atB]] = [points[next - 1]!, points[next]!];
    const chance = atA + ((B - a) / (b - a)) * (atB - atA);
    expect(Math.abs(chance - golden!.noFailure)).toBeLessThan(2e-4); // a straight line
  });

  it('of few steps are certain only from a target for each: just below, that nothing flows in is a failure', () => {
    const target = 80;
    const dryHalf = { mu: 0, sigma: 40, target }; // half of the steps are without inflow
    for (const n of tiered([1, 2], [1, 2, 3])) {
      // the longest may be the widest that is asked for, but for round-off
      for (const top of [n * target, n * target * (1 - 1e-15), 1.5 * n * target]) {
        const exact = storageChances(dryHalf, n, top)!;
        const { below, upTo } = chanceAt(exact, n * target, 1e-9 * target);
        expect(below).toBeCloseTo(1 - 0.5 ** n, 10);
        expect(upTo).toBe(1);
      }
    }
    for (const years of tiered([2], [1, 2])) {
      const { distance, peaks } = futures({ mu: 20, sigma: 40, T: 20_000, chunks: 1000 }, years);
      expect(distance).toBeLessThan(1.3 * chanceDistance(peaks.length));
    }
  });

  it('that need no storage, and those without spread, have no curve', () => {
    expect(futures({ sigma: 0 }, 50)).toMatchObject({ exact: null, distance: null });
    expect(futures({ target: 0 }, 50).peaks.every((peak) => peak === 0)).toBe(true);
  });
});

describe('a curve', () => {
  const request = {
    inflow: { mu: 70, sigma: 70 },
    goal: { measure: 'time', years: 50 },
    reliability: 0.9,
    top: 200,
    pieces: 8,
    tolerance: 1e-10,
    mostUnknowns: 200,
  } as const;
  const drawn = (of: typeof request) => {
    const parts: CurvePart[] = [NO_POINTS];
    while (!parts.at(-1)!.isDone) parts.push(nextPoint(of, parts.at(-1)!));
    return parts.at(-1)!.points;
  };

  it('has the targets that need just the storages', () => {
    const points = drawn(request);
    expect(points).toHaveLength(9);
    expect(points.at(-1)![1]).toBe(200);
    for (const [target, B] of points.slice(1)) {
      const required = requiredStorage({ ...request.inflow, target }, request.goal, 0.9);
      expect('B' in required && relativeError(required.B, B)).toBeLessThan(1e-8);
    }
  });

  it('begins at the target that the inflow alone meets', () => {
    // P(I >= 10.29) = 0.8031: μ + σ Φ⁻¹(0.1) is below 0, so nothing is met so often without storage
    expect(drawn(request)[0]).toEqual([0, 0]);
    // Φ⁻¹(0.1) = -1.2815515655446004 (Abramowitz & Stegun, 26.5)
    const [first] = drawn({ ...request, inflow: { mu: 100, sigma: 20 } } as never);
    expect(first![0]).toBeCloseTo(100 - 20 * 1.2815515655446004, 6);
  });
});

describe('an answer', () => {
  it('says what is missing now, and with the storage required', () => {
    const question = {
      reservoir: { mu: 100, sigma: 40, target: 80, K: 200 },
      goal: { measure: 'time', years: 20 },
      reliability: 0.95,
    } as const;
    const { present, atRequired, yield: yielded, required } = answerDesign(question);
    expect('K' in required && required.K).toBeCloseTo(153.442064451, 8);
    expect(yielded).toMatchObject({ kind: 'reached' });
    expect(1 - present.run!).toBeCloseTo(0.8720360184297216, 10);
    expect(1 - atRequired!.run!).toBeCloseTo(0.5344663128891199, 8);
    expect(1 - atRequired!.volume!).toBeCloseTo(0.9878086365668146, 8);
  });

  it('is in files with all its digits', () => {
    const question = {
      reservoir: { mu: 70, sigma: 70, target: 70, K: 100 },
      goal: { measure: 'time', years: 20 },
      reliability: 0.71,
    } as const;
    const curves = [{ reliability: 0.8, points: [[30, 10]] }] as const;
    expect(designJson({ answer: answerDesign(question), curves, interval: null })).toMatchObject({
      reliability: 0.71,
      measure: 'time',
      years: 20,
      requiredK: 140,
      interval: null,
      curves,
    });
    const dry = { ...question, reservoir: { mu: 70, sigma: 0, target: 80, K: 100 } };
    const interval = {
      storages: [1, 2, Infinity],
      low: 1,
      median: 2,
      high: Infinity,
      blockLength: 5,
    };
    expect(designJson({ answer: answerDesign(dry), curves: [], interval })).toMatchObject({
      interval: { low: 1, high: null, resamples: 3, blockLength: 5 },
      requiredK: null,
      yield: 70,
      noFailure: 0,
      curves: [],
    });
  });

  it('to no target is that nothing is missing', () => {
    const reservoir = { mu: 100, sigma: 40, target: 0, K: 200 };
    const question = {
      reservoir,
      goal: { measure: 'time', years: 20 },
      reliability: 0.95,
    } as const;
    expect(answerDesign(question)).toMatchObject({ present: { time: 0 }, required: { B: 0 } });
  });
});
