import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Settings } from '../../src/core/settings/Settings.ts';
import { csvRows, rowsByChunk } from '../support/csvRows.ts';
import { firstDifference } from '../support/numbers.ts';
import { anySettings, ARTICLE } from '../support/settings.ts';
import { simulateRows } from '../support/simulate.ts';
import { tiered } from '../support/tiered.ts';

const still: Settings = { ...ARTICLE, K: 10, mu: 4.5, sigma: 0, target: 4, T: 3, chunks: 2 };

function csvOf(settings: Settings): string {
  return simulateRows(settings, { csv: true }).csv;
}

describe('the CSV file', () => {
  test('has a row of step 0 in each chunk that starts full', () => {
    // 10 - 4 + 4.5 spills 0.5 each step
    expect(csvOf(still).split('\r\n')).toEqual([
      'chunk,step,inflow,release,spill,storage',
      '0,0,,4,,10',
      '0,1,4.5,4,0.5,10',
      '0,2,4.5,4,0.5,10',
      '1,0,,4,,10',
      '1,1,4.5,4,0.5,10',
      '',
    ]);
  });

  test('counts on through chunks that continue', () => {
    expect(csvOf({ ...still, mu: 0.5, boundary: 'continue' }).split('\r\n')).toEqual([
      'chunk,step,inflow,release,spill,storage',
      '0,0,,4,,10',
      '0,1,0.5,4,0,6.5',
      '0,2,0.5,3,0,3',
      '1,3,0.5,0.5,0,0.5',
      '',
    ]);
  });

  test('has every storage of the path, to the bit', () => {
    fc.assert(
      fc.property(anySettings({ maxT: tiered(300, 800) }), (settings) => {
        const { csv, path } = simulateRows(settings, { csv: true });
        const storages = Float64Array.from(csvRows(csv), ({ storage }) => storage);
        expect(firstDifference(storages, path)).toBe(-1);
      }),
      { seed: 131, numRuns: tiered(12, 60) },
    );
  });

  test('numbers the chunks in order, and their steps without a gap', () => {
    fc.assert(
      fc.property(anySettings({ maxT: tiered(300, 800) }), (settings) => {
        const rows = csvRows(csvOf(settings));
        const continued = settings.boundary === 'continue';
        const initial = rows.filter(({ inflow, spill }) => inflow === null && spill === null);
        expect(initial.map(({ step }) => step)).toEqual(
          Array.from({ length: continued ? 1 : settings.chunks }, () => 0),
        );
        expect(rows.filter(({ inflow }) => inflow === null)).toEqual(initial);
        expect(rows.filter(({ spill }) => spill === null)).toEqual(initial);
        let next = { chunk: 0, step: 0 };
        const misplaced = rows.filter(({ chunk, step }) => {
          if (chunk > next.chunk) next = { chunk: next.chunk + 1, step: continued ? next.step : 0 };
          return chunk !== next.chunk || step !== next.step++;
        });
        expect(misplaced).toEqual([]);
        expect(next.chunk).toBe(settings.chunks - 1);
        expect(rows).toHaveLength(settings.T + initial.length);
      }),
      { seed: 132, numRuns: tiered(8, 40) },
    );
  });

  test('keeps S - W + I - spill = S of the next row along every chunk', () => {
    fc.assert(
      fc.property(anySettings({ maxT: tiered(300, 800) }), (settings) => {
        const rows = csvRows(csvOf(settings));
        const paths = settings.boundary === 'continue' ? [rows] : rowsByChunk(rows);
        const wrong = paths.flatMap((path) =>
          path.slice(1).filter(({ inflow, spill, storage }, t) => {
            const before = path[t]!;
            const next = before.storage - before.release + inflow! - spill!;
            // three roundings of ours and three here, of sums of at most K + I
            const roundOff = 6 * 2 ** -53 * (settings.K + inflow!);
            const spillsWithRoom = spill! > 0 && storage < settings.K;
            return !(Math.abs(next - storage) <= roundOff) || spillsWithRoom;
          }),
        );
        expect(wrong).toEqual([]);
      }),
      { seed: 133, numRuns: tiered(12, 60) },
    );
  });

  test('releases min(S, S̄) of the storage in the same row', () => {
    fc.assert(
      fc.property(anySettings({ maxT: 500 }), (settings) => {
        const rows = csvRows(csvOf(settings));
        const expected = rows.map(({ storage }) => Math.min(storage, settings.target));
        expect(rows.map(({ release }) => release)).toEqual(expected);
      }),
      { seed: 134, numRuns: tiered(8, 40) },
    );
  });

  test('writes numbers that read back the same, however large or small', () => {
    for (const scale of [1e-300, 1e-9, 1e7]) {
      const settings = { ...ARTICLE, K: 100 * scale, mu: 70 * scale, sigma: 70 * scale };
      const { csv, path } = simulateRows({ ...settings, target: 70 * scale }, { csv: true });
      const storages = csvRows(csv).map(({ storage }) => storage);
      expect(storages).toEqual([...path]);
    }
  });
});
