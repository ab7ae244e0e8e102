import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawChunks, wordStride } from '../../src/core/independence/drawChunks.ts';
import { drawNumpy, partOf } from '../../src/core/independence/drawNumpy.ts';
import { findOverlaps } from '../../src/core/independence/findOverlaps.ts';
import { identicalSeries } from '../../src/core/independence/identicalSeries.ts';
import { Mt19937 } from '../../src/core/rng/mt19937.ts';
import { createStream } from '../../src/core/rng/createStream.ts';
import type { Settings } from '../../src/core/settings/Settings.ts';
import { loadDrawFast } from '../../src/kernel/drawFast.ts';
import { expectSame } from '../support/expectSame.ts';
import { firstDifference } from '../support/numbers.ts';
import { anySettings, ARTICLE, DEFAULTS } from '../support/settings.ts';
import { simulateRows } from '../support/simulate.ts';
import { tiered } from '../support/tiered.ts';

const GENERATORS = ['numpy', 'xoshiro'] as const;

/** Words of MT19937 from one of its words on. */
function words(seed: number, from: number, count: number): Uint32Array {
  const source = Mt19937.fromSeed(seed);
  for (let i = 0; i < from; i++) source.nextWord();
  return Uint32Array.from({ length: count }, () => source.nextWord());
}

/** As good as random for a search, and a hundred times sooner: each a mix of its place and its stream. */
function quickWords(stream: number, from: number, count: number): Uint32Array {
  return new Uint32Array(count).map((_, i) => {
    let word = (stream << 24) ^ (from + i);
    word = Math.imul(word ^ (word >>> 16), 0x7feb352d);
    word = Math.imul(word ^ (word >>> 15), 0x846ca68b);
    return word ^ (word >>> 16);
  });
}

describe('the shocks that are compared', () => {
  test('are those that the run draws', () => {
    fc.assert(
      fc.property(
        anySettings({ maxT: tiered(800, 2000), maxChunks: 30, isCorrelated: false }),
        (any) => {
          // inflows of mean 0 that overfill an empty reservoir leave their trace nowhere; these do
          const settings: Settings = { ...any, K: 1e9, mu: 10, sigma: 1, target: 1e9 };
          const count = Math.floor(any.T / any.chunks);
          const { path } = simulateRows({ ...settings, boundary: 'restart' });
          const drawn = drawChunks({ ...settings, boundary: 'restart' }, count);
          let row = 0;
          for (const [chunk, { shocks }] of drawn.entries()) {
            // all that is stored is released, so the storage is the inflow
            const inflows = path.subarray(row + 1, row + 1 + count);
            expect(
              firstDifference(
                inflows,
                shocks.map((shock) => 10 + shock),
              ),
            ).toBe(-1);
            row += 1 + count + (chunk < any.T % any.chunks ? 1 : 0);
          }
        },
      ),
      { seed: 501, numRuns: tiered(12, 60) },
    );
  });

  test('of a continued path of the fast streams lie one after the other in its stream', () => {
    const settings = { ...DEFAULTS, T: 201, chunks: 2, boundary: 'continue' } as const;
    const [first, second] = drawChunks(settings, 100);
    const stream = createStream('xoshiro', 0, 0, 0);
    const all = Float64Array.from({ length: 201 }, () => stream.next());
    expect(firstDifference(first!.shocks, all.slice(0, 100))).toBe(-1);
    expect(firstDifference(second!.shocks, all.slice(101))).toBe(-1);
  });

  test('are the same by the kernel', () => {
    const draw = loadDrawFast()!;
    for (const [number, firstStep, count] of [
      [0, 0, 1],
      [3, 65_530, 12],
      [7, 70_001, tiered(62_000, 140_000)],
    ] as const) {
      const stream = createStream('xoshiro', 9, number, firstStep);
      const expected = Float64Array.from({ length: count }, () => stream.next());
      expect(firstDifference(draw(9, number, firstStep, count), expected)).toBe(-1);
    }
  });
});

describe('identical streams', () => {
  test.each(GENERATORS)('are found with one seed for all, and only there: %s', (generator) => {
    fc.assert(
      fc.property(fc.nat(2 ** 32 - 1), fc.integer({ min: 2, max: 12 }), (seed, chunks) => {
        const settings = { ...ARTICLE, generator, seed, chunks, T: 20 * chunks };
        const twins = (seeding: Settings['seeding']) =>
          identicalSeries(drawChunks({ ...settings, seeding }, 20).map(({ shocks }) => shocks));
        expect(twins('same')).toEqual(Array.from({ length: chunks }, () => 0));
        expect(twins('distinct')).toEqual(Array.from({ length: chunks }, (_, i) => i));
        expect(twins('shifted')).toEqual(Array.from({ length: chunks }, (_, i) => i));
      }),
      { seed: 502, numRuns: tiered(6, 30) },
    );
  });

  test('differ if their last values do', () => {
    expect(
      identicalSeries(
        [
          [1, 2],
          [1, 3],
          [1, 2],
        ].map((own) => Float64Array.from(own)),
      ),
    ).toEqual([0, 1, 0]);
  });
});

describe('overlapping streams', () => {
  const anyOverlap = fc.record({
    seed: fc.nat(2 ** 32 - 1),
    lag: fc.integer({ min: 0, max: 400 }),
    shared: fc.integer({ min: 4, max: 300 }),
  });

  test('are found with certainty from four shared words on, at any lag', () => {
    fc.assert(
      fc.property(anyOverlap, fc.boolean(), ({ seed, lag, shared }, isSwapped) => {
        const early = words(seed, 0, lag + shared);
        const late = words(seed, lag, shared + 50);
        const other = words(seed ^ 1, 0, 400);
        const streams = isSwapped ? [late, other, early] : [early, other, late];
        const { lag: find, repeating } = findOverlaps(streams, 1);
        expect(find(0, 2)).toBe(isSwapped ? 0 - lag : lag);
        expect(find(2, 0)).toBe(isSwapped ? lag : 0 - lag);
        expect(find(0, 1)).toBeNull();
        expect(find(1, 2)).toBeNull();
        expect(repeating).toEqual([]);
      }),
      { seed: 503, numRuns: tiered(12, 200) },
    );
  });

  test('share nothing if they share three words', () => {
    const early = words(1, 0, 103);
    const late = words(1, 100, 200);
    expect(findOverlaps([early, late], 1).lag(0, 1)).toBeNull();
  });

  test('must be equal over all that they have in common', () => {
    const early = words(1, 0, 200);
    const late = words(1, 50, 300);
    late[149] = late[149]! ^ 1; // the last shared one
    expect(findOverlaps([early, late], 1).lag(0, 1)).toBeNull();
  });

  test('are found through a third one that joins them', () => {
    // 0 and 1 share nothing directly; 2 shares with both
    const { lag } = findOverlaps([words(5, 0, 100), words(5, 150, 100), words(5, 80, 100)], 1);
    expect(lag(0, 2)).toBe(80);
    expect(lag(2, 1)).toBe(70);
    expect(lag(0, 1)).toBeNull();
  });

  test('are found among more words than all windows are taken of', () => {
    const streams = Array.from({ length: 6 }, (_, i) => quickWords(i, 0, 150_000));
    streams.push(quickWords(2, 149_000, 150_000)); // 1000 shared words, of 2^20 and more
    const { lag } = findOverlaps(streams, 1);
    expect(lag(2, 6)).toBe(149_000);
    expect(lag(1, 6)).toBeNull();
  });

  test('with itself is a short period', () => {
    const period = words(3, 0, 60);
    const repeated = Uint32Array.from({ length: 200 }, (_, i) => period[i % 60]!);
    expect(findOverlaps([words(4, 0, 200), repeated], 1).repeating).toEqual([1]);
  });

  test.each(GENERATORS)(
    'of chunks that are shifted are ten steps a chunk apart: %s',
    (generator) => {
      fc.assert(
        fc.property(fc.nat(2 ** 32 - 1), fc.integer({ min: 2, max: 20 }), (seed, chunks) => {
          const settings = { ...ARTICLE, generator, seed, chunks, seeding: 'shifted' as const };
          const drawn = drawChunks({ ...settings, T: 60 * chunks }, 60);
          const { lag } = findOverlaps(
            drawn.map((each) => each.words),
            wordStride(settings),
          );
          for (let b = 1; b < chunks; b++) {
            const found = lag(0, b);
            if (b >= 6) expect(found).toBeNull();
            else expect(drawn[0]!.stepAt(found!)).toBe(10 * b);
          }
        }),
        { seed: 504, numRuns: tiered(6, 30) },
      );
    },
  );

  test.each(GENERATORS)('are not seen where streams are distinct: %s', (generator) => {
    const steps = tiered(400, 2000);
    const settings = { ...ARTICLE, generator, chunks: 64, T: 64 * steps };
    const drawn = drawChunks(settings, steps);
    const { lag } = findOverlaps(
      drawn.map((each) => each.words),
      wordStride(settings),
    );
    for (let b = 1; b < 64; b++) expectSame(lag(0, b), null);
  });

  test('of NumPy’s are found at an odd word too, where no normal of theirs is equal', () => {
    const ahead = (skipped: number) => {
      const start = Mt19937.fromSeed(7);
      for (let i = 0; i < skipped; i++) start.nextWord();
      return partOf(drawNumpy(start, 200), 0, 200);
    };
    const [zero, odd, whole] = [ahead(0), ahead(333), ahead(332)];
    const { lag } = findOverlaps([zero.words, odd.words, whole.words], 1);
    expect(lag(0, 1)).toBe(333);
    expect(zero.stepAt(333)).toBeNull();
    expect(zero.shocks.some((shock) => odd.shocks.includes(shock))).toBe(false);
    // at a whole point the normals are those of some step on
    const step = zero.stepAt(lag(0, 2)!)!;
    expect(firstDifference(zero.shocks.slice(step), whole.shocks.slice(0, 200 - step))).toBe(-1);
  });
});
