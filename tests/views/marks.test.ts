import type { Chart } from 'chart.js';
import { describe, expect, test, vi } from 'vitest';
import { marks, type Mark } from '../../src/components/marks.ts';
import { levelLabels } from '../../src/views/storage-paths/levelLabels.ts';
import { chartMarks } from '../../src/views/storage-paths/chartMarks.ts';
import type { Picture } from '../../src/views/storage-paths/picture.ts';
import { PALETTE } from '../support/palette.ts';
import { ARTICLE } from '../support/settings.ts';

/** A chart of 100 x 50 pixels, whose axes go from 0 to 200 and from 0 to 100. */
const AREA = { left: 10, right: 110, top: 5, bottom: 55 };
const scales = {
  x: { getPixelForValue: (value: number) => AREA.left + value / 2 },
  y: { getPixelForValue: (value: number) => AREA.bottom - value / 2 },
};

/** What is drawn of marks: filled areas, lines and words. */
function drawn(all: readonly Mark[], when: 'beforeDatasetsDraw' | 'afterDatasetsDraw') {
  const calls: unknown[][] = [];
  const record = (name: string) =>
    vi.fn((...given: unknown[]) => {
      calls.push([name, ...given.map((each) => (typeof each === 'number' ? each : String(each)))]);
    });
  const ctx = {
    measureText: (text: string) => ({ width: 6 * text.length }),
    fillRect: record('fill'),
    moveTo: record('from'),
    lineTo: record('to'),
    fillText: record('text'),
    stroke: record('stroke'),
    save: () => {},
    restore: () => {},
    beginPath: () => {},
    setLineDash: () => {},
  };
  const chart = { ctx, chartArea: AREA, scales, width: 130 } as unknown as Chart<'line'>;
  marks[when]!(chart, { cancelable: true } as never, { of: () => all }, false);
  return calls;
}

const line: Mark = { axis: 'y', from: 60, to: 60, colour: 'red' };

describe('marks', () => {
  test('are lines from edge to edge', () => {
    expect(drawn([line], 'afterDatasetsDraw')).toEqual([
      ['from', 10, 25],
      ['to', 110, 25],
      ['stroke'],
    ]);
    const upright = drawn([{ ...line, axis: 'x' }], 'afterDatasetsDraw');
    expect(upright).toEqual([['from', 40, 5], ['to', 40, 55], ['stroke']]);
  });

  test('are bands, cut at the edges, behind the data if they are to be', () => {
    const band: Mark = { axis: 'y', from: -20, to: 40, colour: 'transparent', fill: 'grey' };
    const behind = { ...band, isBehind: true };
    expect(drawn([behind], 'beforeDatasetsDraw')[0]).toEqual(['fill', 10, 35, 100, 20]);
    expect(drawn([behind], 'afterDatasetsDraw')).toEqual([]);
    expect(drawn([behind], 'beforeDatasetsDraw')).not.toContainEqual(['stroke']);
  });

  test('outside the chart are not drawn, nor their labels', () => {
    const label = { text: 'far', x: 'middle', y: 'middle', background: 'white' } as const;
    expect(drawn([{ ...line, from: 120, to: 120, label }], 'afterDatasetsDraw')).toEqual([]);
  });

  test('have labels that keep within the chart', () => {
    const label = { text: 'abcdefghij', x: 'middle', y: 'start', background: 'white' } as const;
    const calls = drawn([{ ...line, axis: 'x', from: 0, to: 0, label }], 'afterDatasetsDraw');
    // 60 pixels and 4 at either side, not centred on the line at the left edge
    expect(calls.find(([name]) => name === 'text')).toEqual(['text', 'abcdefghij', 44, 19.2]);
  });
});

describe('the marks of storage paths', () => {
  const picture = { isJoined: true, span: { from: 0, to: 200 } } as Picture;
  const of = (change: object, landmark: Parameters<typeof chartMarks>[3] = null) =>
    chartMarks(
      { scales, width: 900 } as never,
      picture,
      { ...ARTICLE, ...change },
      landmark,
      PALETTE,
    );
  const labels = (all: readonly Mark[]) => all.map(({ label }) => label?.text ?? null);

  test('name capacity, target and a few seams', () => {
    expect(labels(of({ T: 200, chunks: 2 }))).toEqual([
      'capacity K = 100',
      'target S̄ = 70',
      'seam',
    ]);
    expect(labels(of({ T: 200, chunks: 8 })).slice(2)).toEqual(Array(7).fill(null));
    expect(of({ T: 200, chunks: 100 })).toHaveLength(2); // more would hide the path
  });

  test('keep the names of levels that are near apart', () => {
    const shifts = (target: number) => of({ target }).map(({ label }) => label?.dy);
    expect(shifts(10).slice(0, 2)).toEqual([-0, 0]);
    expect(shifts(100).slice(0, 2)).toEqual([-10, 10]);
  });

  test('are named beside the chart, as far as there is room', () => {
    expect(levelLabels({ K: 100, target: 70 }, 300)).toEqual({ capacity: 'K', target: 'S̄' });
    expect(levelLabels({ K: 1e9, target: 70 }, 900)).toEqual({
      capacity: 'capacity K',
      target: 'target S̄ = 70',
    });
    expect(
      of({})
        .slice(0, 2)
        .map(({ label }) => label?.x),
    ).toEqual(['beside', 'beside']);
  });

  test('show what was looked for', () => {
    const drought = { kind: 'deficit', firstStep: 20, stepCount: 5, within: null } as const;
    const band = of({ chunks: 1 }, drought).at(-1)!;
    expect(band).toMatchObject({ axis: 'x', from: 19.5, to: 24.5 });
    expect(band.label).toMatchObject({ text: '5 steps of deficit', x: 'start' });
  });
});
