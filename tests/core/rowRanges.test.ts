import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allRows,
  countRows,
  cutRows,
  joinedRows,
  overlaidRows,
  type RowRange,
} from '../../src/core/run/rowRanges.ts';
import { chunkSteps, stepsBefore, totalRows } from '../../src/core/job/rows.ts';
import type { Settings } from '../../src/core/settings/Settings.ts';
import { anySettings } from '../support/settings.ts';
import { tiered } from '../support/tiered.ts';

interface Row {
  readonly chunk: number;
  readonly step: number;
  /** on the axis of all chunks */
  readonly position: number;
}

/** Every row of the files, in order, by the words of the contract. */
function rowsOf(settings: Settings): Row[] {
  const rows: Row[] = [];
  for (let chunk = 0; chunk < settings.chunks; chunk++) {
    const before = stepsBefore(settings, chunk);
    const hasInitial = chunk === 0 || settings.boundary === 'restart';
    for (let step = hasInitial ? 0 : 1; step <= chunkSteps(settings, chunk); step++) {
      rows.push({ chunk, step, position: before + step });
    }
  }
  return rows;
}

const listed = (ranges: readonly RowRange[]) =>
  ranges.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i));

const indices = (rows: readonly Row[], isWanted: (row: Row) => boolean) =>
  rows.flatMap((row, i) => (isWanted(row) ? [i] : []));

const windows = fc.tuple(
  anySettings({ maxT: 300, maxChunks: 12 }),
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.double({ min: 0, max: 1, noNaN: true }),
);

describe('the rows of a part of the path', () => {
  it('are those whose steps lie in it, and at a seam at most one storage more', () => {
    fc.assert(
      fc.property(windows, ([settings, a, b]) => {
        const [first, last] = [a, b]
          .map((share) => Math.round(share * settings.T))
          .sort((x, y) => x - y) as [number, number];
        const inside = indices(
          rowsOf(settings),
          ({ position }) => position >= first && position <= last,
        );
        const given = listed(joinedRows(settings, first, last));
        // a part that ends at a seam holds the new start or not; all others are the same
        const rows = rowsOf(settings);
        const isSeam = (row: number) => rows[row]!.step === 0 && row > 0;
        expect(given.filter((row) => !inside.includes(row))).toEqual([]);
        expect(inside.filter((row) => !given.includes(row)).every(isSeam)).toBe(true);
      }),
      { seed: 601, numRuns: tiered(60, 300) },
    );
  });

  it('are the same steps of every chunk where these are laid over each other', () => {
    fc.assert(
      fc.property(windows, ([any, a, b]) => {
        const settings: Settings = { ...any, boundary: 'restart' };
        const [first, last] = [a, b]
          .map((share) => Math.round(share * chunkSteps(settings, 0)))
          .sort((x, y) => x - y) as [number, number];
        const inside = indices(rowsOf(settings), ({ step }) => step >= first && step <= last);
        expect(listed(overlaidRows(settings, first, last))).toEqual(inside);
      }),
      { seed: 602, numRuns: tiered(60, 300) },
    );
  });
});

describe('rows cut in parts', () => {
  it('are all there, in order, and none has more than it may', () => {
    fc.assert(
      fc.property(windows, fc.integer({ min: 1, max: 400 }), ([any], most) => {
        const settings: Settings = { ...any, boundary: 'restart' };
        for (const ranges of [allRows(settings), overlaidRows(settings, 1, 5)]) {
          const parts = cutRows(ranges, most);
          expect(parts.flatMap(listed)).toEqual(listed(ranges));
          for (const [i, part] of parts.entries()) {
            const isLast = i === parts.length - 1;
            if (isLast) expect(countRows(part)).toBeLessThanOrEqual(most);
            else expect(countRows(part)).toBe(most);
          }
        }
        expect(countRows(allRows(settings))).toBe(totalRows(settings));
      }),
      { seed: 603, numRuns: tiered(20, 100) },
    );
  });
});
