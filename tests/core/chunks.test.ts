import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chunkSteps, stepsBefore } from '../../src/core/job/rows.ts';
import type { Settings } from '../../src/core/settings/Settings.ts';
import { csvRows, rowsByChunk } from '../support/csvRows.ts';
import { firstDifference } from '../support/numbers.ts';
import { anySettings, ARTICLE, DEFAULTS } from '../support/settings.ts';
import { simulate, simulateRows } from '../support/simulate.ts';
import { tiered } from '../support/tiered.ts';

const fewChunks = anySettings({
  maxT: 800,
  maxChunks: 30,
  generators: ['numpy'],
  seedings: ['distinct', 'same'],
});

/** Where an inflow tells the shock of its own step alone. */
const shocksOnly = (given: Parameters<typeof anySettings>[0]) =>
  anySettings({ ...given, maxChunks: 20, isCorrelated: false });

/** Of the fast streams, as one path whose chunks are only marks. */
const onePath = anySettings({
  maxT: tiered(800, 3000),
  maxChunks: 200,
  generators: ['xoshiro'],
}).map((any): Settings => ({ ...any, seeding: 'distinct', boundary: 'continue' }));

/** The rows of one chunk of a restart run: its initial storage and one for each step. */
function chunkPath(path: Float64Array, settings: Settings, chunk: number): Float64Array {
  const from = stepsBefore(settings, chunk) + chunk;
  return path.subarray(from, from + chunkSteps(settings, chunk) + 1);
}

/** Chunk i of `settings` as a run of its own. */
function alone(settings: Settings, chunk: number): Settings {
  const number = settings.seeding === 'same' ? 0 : chunk;
  const T = chunkSteps(settings, chunk);
  return { ...settings, T, chunks: 1, seed: (settings.seed + number) % 2 ** 32 };
}

/** The inflows of each chunk, as the file shows them. */
function inflows(settings: Settings): number[][] {
  const chunks = rowsByChunk(csvRows(simulateRows(settings, { csv: true }).csv));
  return chunks.map((rows) =>
    rows.filter(({ inflow }) => inflow !== null).map(({ inflow }) => inflow!),
  );
}

describe('chunks', () => {
  test('that start full are runs of their own, seeded with seed + chunk modulo 2^32', () => {
    fc.assert(
      fc.property(fewChunks, (any) => {
        const settings = { ...any, boundary: 'restart' as const };
        const { path } = simulateRows(settings);
        for (let chunk = 0; chunk < settings.chunks; chunk++) {
          const own = simulateRows(alone(settings, chunk)).path;
          expect(firstDifference(chunkPath(path, settings, chunk), own)).toBe(-1);
        }
      }),
      { seed: 61, numRuns: tiered(12, 60) },
    );
  });

  test('go on with seed 0 after seed 4294967295', () => {
    const settings = { ...ARTICLE, seed: 4294967294, T: 400, chunks: 4 };
    const { path } = simulateRows(settings);
    const seeds = [4294967294, 4294967295, 0, 1];
    seeds.forEach((seed, chunk) => {
      const own = simulateRows({ ...ARTICLE, T: 100, chunks: 1, seed }).path;
      expect(firstDifference(chunkPath(path, settings, chunk), own)).toBe(-1);
    });
  });

  test('with one seed for all are identical, but for a last step that some do not have', () => {
    fc.assert(
      fc.property(fewChunks, (any) => {
        const settings: Settings = { ...any, seeding: 'same', boundary: 'restart' };
        const { path } = simulateRows(settings);
        const first = chunkPath(path, settings, 0);
        for (let chunk = 1; chunk < settings.chunks; chunk++) {
          const other = chunkPath(path, settings, chunk);
          expect(first.length - other.length).toBe(
            chunkSteps(settings, 0) - chunkSteps(settings, chunk),
          );
          expect(firstDifference(first.subarray(0, other.length), other)).toBe(-1);
        }
      }),
      { seed: 62, numRuns: tiered(12, 60) },
    );
  });

  test('with a seed each differ', () => {
    const { path } = simulateRows({ ...ARTICLE, T: 400, chunks: 4 });
    const chunks = [0, 1, 2, 3].map((chunk) => path.slice(chunk * 101, chunk * 101 + 101).join());
    expect(new Set(chunks).size).toBe(4);
  });

  test.each(['distinct', 'same', 'shifted'] as const)(
    'have the same inflows if they continue, %s',
    (seeding) => {
      fc.assert(
        fc.property(shocksOnly({ maxT: 400, generators: ['numpy'] }), (any) => {
          const restart = inflows({ ...any, seeding, boundary: 'restart' });
          expect(inflows({ ...any, seeding, boundary: 'continue' })).toEqual(restart);
          if (seeding === 'same') {
            for (const own of restart) expect(restart[0]!.slice(0, own.length)).toEqual(own);
          }
        }),
        { seed: 63, numRuns: tiered(5, 25) },
      );
    },
  );

  test.each(['numpy', 'xoshiro'] as const)(
    'of one shifted stream draw the first one’s shocks from ten steps a chunk later on, %s',
    (generator) => {
      fc.assert(
        fc.property(shocksOnly({ maxT: tiered(800, 3000), generators: [generator] }), (any) => {
          const [first, ...others] = inflows({ ...any, seeding: 'shifted' });
          for (const [i, other] of others.entries()) {
            const shift = 10 * (i + 1);
            const shared = first!.slice(shift);
            expect(other.slice(0, shared.length)).toEqual(shared.slice(0, other.length));
          }
        }),
        { seed: 67, numRuns: tiered(8, 40) },
      );
    },
  );

  test.each(['numpy', 'xoshiro'] as const)(
    'of one shifted stream go on alike in every job, %s',
    (generator) => {
      const settings = { ...DEFAULTS, generator, seeding: 'shifted', chunks: 2 } as const;
      const T = 132_000; // each chunk ends in its second block
      const path = (partSteps: number) =>
        simulateRows({ ...settings, T }, { size: { partSteps, packSteps: 1 } }).path;
      const cut = path(65536);
      if (tiered(false, true)) expect(firstDifference(cut, path(1e6))).toBe(-1);
      const one = simulateRows({ ...settings, T: 66_020, chunks: 1 }).path;
      expect(firstDifference(cut.slice(0, 66_001), one.slice(0, 66_001))).toBe(-1);
      // once both have been full at the same step they are equal, here long before step 1000
      const second = cut.subarray(66_001);
      expect(firstDifference(second.slice(1000), one.slice(1010, 66_011))).toBe(-1);
    },
  );

  test('that continue start where the one before ended', () => {
    fc.assert(
      fc.property(anySettings({ maxT: 400, maxChunks: 10 }), (any) => {
        const settings: Settings = { ...any, boundary: 'continue' };
        // follow the inflows of all chunks by hand, from full
        const { K, target } = settings;
        const expected = [K];
        for (const inflow of inflows(settings).flat()) {
          const storage = expected.at(-1)!;
          expected.push(Math.min(storage - Math.min(storage, target) + inflow, K));
        }
        expect([...simulateRows(settings).path]).toEqual(expected);
      }),
      { seed: 64, numRuns: tiered(8, 40) },
    );
  });

  test('do not matter to one path of the fast streams, but as marks in the file', () => {
    fc.assert(
      fc.property(onePath, (settings) => {
        const marked = simulate(settings, { csv: true });
        const whole = simulate({ ...settings, chunks: 1 }, { csv: true });
        expect(marked.digest).toBe(whole.digest);
        expect(marked.summary).toEqual(whole.summary);
        expect(firstDifference(marked.path, whole.path)).toBe(-1);
        const lengths = rowsByChunk(csvRows(marked.csv)).map((rows) => rows.length);
        const expected = lengths.map((_, chunk) => chunkSteps(settings, chunk));
        expected[0]!++; // the storage at the start
        expect(lengths).toEqual(expected);
        const withoutChunk = (csv: string) => csv.replaceAll(/^\d+,/gm, '');
        expect(withoutChunk(marked.csv)).toBe(withoutChunk(whole.csv));
      }),
      { seed: 66, numRuns: tiered(8, 40) },
    );
  });

  test('of the fast streams have streams of their own, or one for all', () => {
    const settings: Settings = { ...DEFAULTS, T: 300, chunks: 3, seed: 5 };
    const chunks = (change: Partial<Settings>) => inflows({ ...settings, ...change });
    const distinct = chunks({});
    expect(new Set(distinct.map(String)).size).toBe(3);
    expect(chunks({ seed: 6 })[0]).not.toEqual(distinct[1]);
    for (const boundary of ['restart', 'continue'] as const) {
      const [first, ...others] = chunks({ seeding: 'same', boundary });
      expect(first).toEqual(distinct[0]);
      for (const other of others) expect(other).toEqual(first);
    }
  });

  test('do not matter to a path of one chunk that grows', () => {
    fc.assert(
      fc.property(anySettings({ maxT: 2000 }), fc.nat(1000), (any, more) => {
        const short = simulateRows({ ...any, chunks: 1 }).path;
        const long = simulateRows({ ...any, chunks: 1, T: any.T + more }).path;
        expect(firstDifference(long.subarray(0, short.length), short)).toBe(-1);
        expect(long).toHaveLength(short.length + more);
      }),
      { seed: 65, numRuns: tiered(12, 60) },
    );
  });

  test.each(tiered([65536], [65535, 65536, 131071, 131072]))(
    'let a path of %i steps grow across its blocks',
    (T) => {
      const short = simulateRows({ ...ARTICLE, chunks: 1, T }).path;
      const long = simulateRows({ ...ARTICLE, chunks: 1, T: T + tiered(500, 70_000) }).path;
      expect(firstDifference(long.subarray(0, short.length), short)).toBe(-1);
    },
  );
});
