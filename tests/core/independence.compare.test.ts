import { describe, expect, test } from 'vitest';
import { pairOf } from '../../src/core/independence/ChunkComparison.ts';
import {
  chunkStarts,
  followStorage,
  meetingStep,
} from '../../src/core/independence/chunkStorages.ts';
import { compareChunks } from '../../src/core/independence/compareChunks.ts';
import { holm } from '../../src/core/independence/correlationTest.ts';
import { comparedSteps } from '../../src/core/independence/comparedSteps.ts';
import { drawByStep, drawChunks } from '../../src/core/independence/drawChunks.ts';
import { normalBefore } from '../../src/core/independence/normalBefore.ts';
import { independenceJson } from '../../src/core/independence/independenceJson.ts';
import type { Settings } from '../../src/core/settings/Settings.ts';
import { firstDifference } from '../support/numbers.ts';
import { ARTICLE, DEFAULTS } from '../support/settings.ts';
import { simulationRun } from '../support/simulationRun.ts';

/** A run's chunks compared, as the page asks for it. */
function compare(change: Partial<Settings>, wanted?: readonly [number, number]) {
  const run = simulationRun(change);
  return compareChunks(run.settings, chunkStarts(run), wanted);
}

test('identical pairs have no chance of being independent, however few their steps', () => {
  for (const chunks of [2, 3, 12]) {
    const same = { K: 178, mu: 246, sigma: 30.3, target: 147, T: 3 * chunks, seed: 3439390208 };
    const { pairs, holmP, commonFactorP, verdict, largest } = compareChunks(
      { ...DEFAULTS, ...same, chunks, generator: 'numpy', seeding: 'same' },
      null,
    );
    expect(verdict).toBe('identical');
    expect(pairs.every(({ shockP, shockR }) => shockP === 0 && shockR === 1)).toBe(true);
    expect(holmP).toBe(0);
    expect(largest.r).toBe(1);
    expect(chunks === 2 ? 0 : commonFactorP).toBe(0);
  }
});

describe('the steps that are compared', () => {
  const steps = (chunks: number, T: number) => comparedSteps({ ...ARTICLE, chunks, T });

  test('are those of the shortest chunk, as far as there is time for', () => {
    expect(steps(2, 201)).toBe(100);
    expect(steps(2, 1e7)).toBe(2 ** 18);
    expect(steps(64, 1e9)).toBe(62_500);
    expect(steps(1000, 1e9)).toBe(500); // 499,500 pairs
  });

  test('are 32 at least of very many chunks', () => {
    expect(steps(4096, 1e9)).toBe(32);
    expect(steps(4096, 4096 * 20)).toBe(20);
  });
});

describe('the comparison of all chunks', () => {
  test('finds one seed for all', () => {
    const { verdict, identicalPairs, pairs, holmP } = compare({
      T: 2000,
      chunks: 5,
      seeding: 'same',
    });
    expect({ verdict, identicalPairs, holmP }).toEqual({
      verdict: 'identical',
      identicalPairs: 10,
      holmP: 0,
    });
    for (const pair of pairs) {
      expect(pair).toMatchObject({ identical: true, shockR: 1, shockP: 0, meetingStep: 0 });
    }
  });

  test('gives NumPy’s correlation of the shocks of seeds 0 and 1', () => {
    // NumPy 2.4.6: np.corrcoef of the first 1000 normals of each
    const { stepCount, pairs, verdict } = compare({ T: 2000 });
    expect(stepCount).toBe(1000);
    expect(pairs[0]!.shockR).toBeCloseTo(0.020330951475129075, 13);
    expect(verdict).toBe('none found');
  });

  test.each(['numpy', 'xoshiro'] as const)(
    'finds a shifted stream and its lag: %s',
    (generator) => {
      const found = compare({ generator, T: 800, chunks: 4, seeding: 'shifted' });
      expect(found.verdict).toBe('overlap');
      expect(found.overlappingPairs).toBe(6);
      for (const { a, b, overlapLag, identical } of found.pairs) {
        expect(overlapLag).toBe(10 * (b - a));
        expect(identical).toBe(false);
      }
    },
  );

  test('follows the storages of the run', () => {
    for (const boundary of ['restart', 'continue'] as const) {
      for (const generator of ['numpy', 'xoshiro'] as const) {
        const rho = boundary === 'restart' ? 0.5 : -0.9;
        const run = simulationRun({ generator, boundary, K: 300, T: 903, chunks: 3, rho });
        const starts = chunkStarts(run)!;
        const [own] = compareChunks(run.settings, starts).pairs;
        const chunk = (index: number) => run.path.copyChunk(index, 302).subarray(1);
        const [x, y] = [chunk(0), chunk(1)];
        const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value) / 301;
        const dot = (u: Float64Array, v: Float64Array) => {
          const means = [mean(u), mean(v)] as const;
          return u.reduce((sum, value, i) => sum + (value - means[0]) * (v[i]! - means[1]), 0);
        };
        expect(own!.storageR).toBeCloseTo(dot(x, y) / Math.sqrt(dot(x, x) * dot(y, y)), 10);
      }
    }
  });

  test.each(['numpy', 'xoshiro'] as const)(
    'follows them with the normals before each chunk, %s',
    (generator) => {
      for (const seeding of ['distinct', 'same'] as const) {
        const change = { generator, seeding, boundary: 'continue', rho: 0.95, K: 300 } as const;
        const { settings, path, ...run } = simulationRun({ ...change, T: 9000, chunks: 3 });
        const starts = chunkStarts({ settings, path, ...run })!;
        const drawn = drawChunks(settings, 3000);
        for (const [chunk, { shocks }] of drawn.entries()) {
          const before = normalBefore(settings, starts, chunk, drawByStep)!;
          const storages = followStorage(settings, starts[chunk]!, shocks, before);
          expect(firstDifference(storages, path.copyChunk(chunk, 3001).subarray(1))).toBe(-1);
        }
      }
    },
  );

  test('knows no storages of a path of one stream that was not kept', () => {
    const run = simulationRun({ generator: 'xoshiro', boundary: 'continue' });
    const starts = chunkStarts({ ...run, path: null });
    expect(starts).toBeNull();
    expect(compareChunks(run.settings, starts).pairs[0]!.storageR).toBeNaN();
    // other paths have the ends of their chunks on record
    const numpy = simulationRun({ boundary: 'continue', chunks: 4 });
    expect(chunkStarts({ ...numpy, path: null })).toEqual(chunkStarts(numpy));
  });

  test('tells from where on equal shocks make storages equal', () => {
    const reservoir = { K: 1000, mu: 68, sigma: 20, T: 8000, chunks: 8 };
    const change = { ...reservoir, seeding: 'same', boundary: 'continue' } as const;
    const { pairs } = compare(change);
    const { path } = simulationRun(change);
    const first = pairs[0]!.meetingStep!;
    expect(first).toBe(340); // as the gallery has it
    expect(path.storage(0, first - 1)).not.toBe(path.storage(1, first - 1));
    for (let step = first; step <= 1000; step++) {
      expect(path.storage(0, step)).toBe(path.storage(1, step));
    }
  });

  test('looks related where both drain alike, though no dependence is found', () => {
    const { verdict, pairs } = compare({ K: 1000, sigma: 20, target: 75, T: 2000 });
    expect(pairs[0]!.storageR).toBeGreaterThan(0.8);
    expect(verdict).toBe('none found');
  });

  test('says nothing of fewer than ten steps, unless streams are equal', () => {
    expect(compare({ T: 18 })).toMatchObject({ stepCount: 9, verdict: null });
    expect(compare({ T: 20 }).verdict).not.toBeNull();
    expect(compare({ T: 18, seeding: 'same' }).verdict).toBe('identical');
    const single = compare({ T: 2 });
    expect(single.verdict).toBeNull();
    expect(single.pairs[0]!.shockR).toBeNaN();
  });

  test('keeps the strongest of many pairs, and the one that is asked for', () => {
    const found = compare({ ...DEFAULTS, T: 70 * 64, chunks: 70 }, [69, 3]);
    expect(found.pairCount).toBe(2415);
    expect(found.pairs.length === 2016 || found.pairs.length === 2017).toBe(true);
    const [a, b] = found.pairs as [(typeof found.pairs)[0], (typeof found.pairs)[0]];
    expect(Math.abs(a.shockR)).toBeGreaterThanOrEqual(Math.abs(b.shockR));
    expect(pairOf(found, 69, 3)).toMatchObject({ a: 3, b: 69 });
    expect(pairOf(found, 3, 69)!.shockR).toBe(
      compare({ ...DEFAULTS, T: 70 * 64, chunks: 70 }, [3, 69]).pairs.find(
        (pair) => pair.a === 3 && pair.b === 69,
      )!.shockR,
    );
  });

  test('keeps all pairs of 64 chunks in order', () => {
    const found = compare({ ...DEFAULTS, T: 6400, chunks: 64 });
    expect(found.pairs).toHaveLength(2016);
    for (const [a, b] of [
      [0, 1],
      [5, 40],
      [62, 63],
    ] as const) {
      expect(pairOf(found, a, b)).toMatchObject({ a, b });
      expect(pairOf(found, b, a)).toBe(pairOf(found, a, b));
    }
    expect(pairOf(found, 3, 3)).toBeUndefined();
  });
});

describe('the meeting of two paths', () => {
  const meet = (x: number[], y: number[]) =>
    meetingStep([x[0]!, y[0]!], Float64Array.from(x.slice(1)), Float64Array.from(y.slice(1)));

  test('is the first step of all that are equal to the end', () => {
    expect(meet([9, 1, 2, 3], [8, 1, 5, 3])).toBe(3);
    expect(meet([9, 1, 2, 3], [8, 0, 2, 3])).toBe(2);
    expect(meet([9, 1, 2, 3], [9, 1, 2, 3])).toBe(0);
    expect(meet([9, 1, 2, 3], [8, 1, 2, 3])).toBe(1);
    expect(meet([9, 1, 2, 3], [9, 1, 2, 4])).toBeNull();
  });

  test('is of storages that the shocks lead to', () => {
    // released: 70 and 70; shocks 0 bring 70
    const storages = followStorage(ARTICLE, 100, Float64Array.of(0, -1, 1));
    expect([...storages]).toEqual([100, 30, 100]);
  });
});

describe('the part of the JSON file', () => {
  test('has the shape of the contract', () => {
    const json = independenceJson(compare({ T: 800, chunks: 3, seeding: 'shifted' }), null);
    expect(Object.keys(json)).toEqual([
      'pairs',
      'holmP',
      'commonFactorP',
      'pairCount',
      'stepCount',
      'verdict',
    ]);
    expect(json.pairs).toHaveLength(3);
    expect(json.pairs[0]).toEqual({
      a: 0,
      b: 1,
      identical: false,
      overlapLag: 10,
      rShock: expect.any(Number) as number,
      pShock: expect.any(Number) as number,
      rStorage: expect.any(Number) as number,
      effectiveN: null,
    });
    expect(json.verdict).toBe('overlap');
  });

  test('has null for what is not known, never NaN', () => {
    const json = independenceJson(compare({ T: 2 }), null);
    expect(json).toEqual({
      pairs: [
        {
          a: 0,
          b: 1,
          identical: false,
          overlapLag: null,
          rShock: null,
          pShock: null,
          rStorage: null,
          effectiveN: null,
        },
      ],
      holmP: null,
      commonFactorP: null,
      pairCount: 1,
      stepCount: 1,
      verdict: null,
    });
    expect(independenceJson(compare({ T: 200 }), [0.5]).pairs[0]!.effectiveN).toBeCloseTo(
      100 / (1 + 2 * 0.99 * 0.25),
      10,
    );
    // without spread storages tell of the start, or do not vary
    for (const change of [{ sigma: 0 }, { sigma: 0, mu: 50, T: 1000 }]) {
      expect(independenceJson(compare(change), []).pairs[0]!.effectiveN).toBeNull();
    }
  });
});

describe('adjusted p-values', () => {
  test('are Holm’s, worked by hand: times 5, 4, 3, 2, 1, and never less than the one before', () => {
    const adjusted = holm([0.01, 0.02, 0.03, 0.04, 0.05], 5);
    [0.05, 0.08, 0.09, 0.09, 0.09].forEach((p, i) => expect(adjusted[i]).toBeCloseTo(p, 12));
    expect(holm([0.3, 0.4], 10)).toEqual([1, 1]);
    expect(holm([0.001], 10)[0]).toBeCloseTo(0.01, 12); // the others need not be known
  });
});
