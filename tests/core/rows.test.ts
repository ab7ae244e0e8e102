import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  chunkSteps,
  firstRow,
  isInitial,
  rowCount,
  stepsBefore,
  totalRows,
} from '../../src/core/job/rows.ts';
import type { Settings } from '../../src/core/settings/Settings.ts';
import { expectSame } from '../support/expectSame.ts';
import { anySettings, ARTICLE } from '../support/settings.ts';
import { tiered } from '../support/tiered.ts';

function wholeChunk(settings: Settings, chunk: number) {
  return { chunk, firstStep: 0, stepCount: chunkSteps(settings, chunk) };
}

describe('rows', () => {
  test('share 11 steps among 4 chunks as 3, 3, 3 and 2', () => {
    const settings = { ...ARTICLE, T: 11, chunks: 4 };
    const chunks = [0, 1, 2, 3];
    expect(chunks.map((chunk) => chunkSteps(settings, chunk))).toEqual([3, 3, 3, 2]);
    expect(chunks.map((chunk) => stepsBefore(settings, chunk))).toEqual([0, 3, 6, 9]);
  });

  test('of chunks that start full begin with one for each initial storage', () => {
    const settings = { ...ARTICLE, T: 11, chunks: 4 };
    const segments = [0, 1, 2, 3].map((chunk) => wholeChunk(settings, chunk));
    expect(segments.map((segment) => firstRow(settings, segment))).toEqual([0, 4, 8, 12]);
    expect(segments.map((segment) => rowCount(settings, segment))).toEqual([4, 4, 4, 3]);
    expect(totalRows(settings)).toBe(15);
  });

  test('of chunks that continue have one initial storage in all', () => {
    const settings: Settings = { ...ARTICLE, T: 11, chunks: 4, boundary: 'continue' };
    const segments = [0, 1, 2, 3].map((chunk) => wholeChunk(settings, chunk));
    expect(segments.map((segment) => isInitial(settings, segment))).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect(segments.map((segment) => firstRow(settings, segment))).toEqual([0, 4, 7, 10]);
    expect(segments.map((segment) => rowCount(settings, segment))).toEqual([4, 3, 3, 2]);
    expect(totalRows(settings)).toBe(12);
  });

  test('inside a chunk follow its initial storage', () => {
    const inside = { chunk: 1, firstStep: 2, stepCount: 1 };
    // restart: 4 rows of chunk 0, the initial one and 2 steps of chunk 1
    expect(firstRow({ ...ARTICLE, T: 11, chunks: 4 }, inside)).toBe(7);
    expect(firstRow({ ...ARTICLE, T: 11, chunks: 4, boundary: 'continue' }, inside)).toBe(6);
    expect(rowCount(ARTICLE, inside)).toBe(1);
  });

  test('count beyond 2^32', () => {
    const settings = { ...ARTICLE, T: 1e10, chunks: 3 };
    expect(totalRows(settings)).toBe(10000000003);
    expect([0, 1, 2].map((chunk) => chunkSteps(settings, chunk))).toEqual([
      3333333334, 3333333333, 3333333333,
    ]);
    expect(firstRow(settings, wholeChunk(settings, 2))).toBe(6666666669);
  });

  test('lose no step: the chunks hold T in all, and differ by at most one', () => {
    fc.assert(
      fc.property(anySettings({ maxT: 1e10 }), (settings) => {
        const chunks = Array.from({ length: settings.chunks }, (_, chunk) => chunk);
        const steps = chunks.map((chunk) => chunkSteps(settings, chunk));
        const sums = steps.map((_, chunk) => stepsBefore(settings, chunk) + steps[chunk]!);
        expect(sums.at(-1)).toBe(settings.T);
        expect(steps[0]! - steps.at(-1)!).toBeLessThanOrEqual(1);
        expect(Math.min(...steps)).toBeGreaterThanOrEqual(1);
        // each chunk begins where the one before ends
        for (const chunk of chunks) {
          expectSame(stepsBefore(settings, chunk), sums[chunk - 1] ?? 0, `chunk ${chunk}`);
        }
      }),
      { seed: 71, numRuns: tiered(40, 100) },
    );
  });
});
