import { describe, expect, it } from 'vitest';
import { areLinesEqual } from '../../src/views/storage-paths/drawnPaths.ts';
import { readAtOnce } from '../../src/core/run/keptSteps.ts';
import type { SimulationRun } from '../../src/core/run/SimulationRun.ts';
import {
  bandsPath,
  defaultLayout,
  pictureBands,
  picturePaths,
  type Picture,
} from '../../src/views/storage-paths/picture.ts';
import {
  stepsRequest,
  wholeSpan,
  type Layout,
} from '../../src/views/storage-paths/stepsRequest.ts';
import { lookAlike } from '../../src/views/storage-paths/movePoints.ts';
import { storagePathsData } from '../../src/views/storage-paths/storagePathsChart.ts';
import { storageTable } from '../../src/views/storage-paths/storageTable.ts';
import { loadKernel } from '../../src/kernel/loadKernel.ts';
import { PALETTE } from '../support/palette.ts';
import { simulationRun } from '../support/simulationRun.ts';

const WIDE = 900;
const kernel = loadKernel()!;

/** What the view draws of a whole run. */
function drawn(run: SimulationRun, layout: Layout, columns: number): Picture {
  const span = wholeSpan(run, layout);
  const bands = bandsPath(run, layout);
  if (bands !== null) return pictureBands(run, bands, span, areLinesEqual(run));
  const request = stepsRequest(run, layout, span, columns);
  const read = readAtOnce(run, request)!;
  return picturePaths(run, layout, span, { request, read }, columns, areLinesEqual(run));
}

describe('the chunks joined', () => {
  it('meet at a seam in two storages of one step: the end of one chunk, the start of the next', () => {
    const run = simulationRun({ K: 1000, mu: 62.95, T: 2000, seed: 2 });
    const picture = drawn(run, 'joined', WIDE);
    if (picture.kind !== 'lines') throw new Error(picture.kind);
    const atSeam = picture.lines[0]!.points.filter(({ x }) => x === 1000).map(({ y }) => y);
    expect(atSeam).toEqual([run.path.storage(0, 1000), 1000]);
    expect(atSeam[0]).toBeLessThan(500);
    expect(picture.lines[0]!.points).toHaveLength(2002);
    expect(picture.note).toContain('1 seam');
  });

  it('become one path where they continue: no step has two storages that differ', () => {
    const run = simulationRun({ K: 1000, mu: 62.95, T: 2000, seed: 2, boundary: 'continue' });
    const picture = drawn(run, 'joined', WIDE);
    if (picture.kind !== 'lines') throw new Error(picture.kind);
    const atSeam = picture.lines[0]!.points.filter(({ x }) => x === 1000).map(({ y }) => y);
    expect(new Set(atSeam).size).toBe(1);
  });

  it('are drawn as a band and a mean where a pixel column holds more than four steps', () => {
    const run = simulationRun({ T: 20_000, chunks: 3 });
    expect(drawn(run, 'joined', 5000).kind).toBe('lines');
    const picture = drawn(run, 'joined', WIDE);
    if (picture.kind !== 'envelope') throw new Error(picture.kind);
    expect(picture.note).toContain('Each column holds up to 32 steps');
    expect(picture.bins.reduce((sum, { steps }) => sum + steps, 0)).toBe(20_000);
    const mean = picture.bins.reduce((sum, bin) => sum + bin.mean * bin.steps, 0) / 20_000;
    expect(mean).toBeCloseTo(run.summary.mean, 9);
    expect(Math.min(...picture.bins.map(({ min }) => min))).toBe(run.summary.min);
    expect(Math.max(...picture.bins.map(({ max }) => max))).toBe(run.summary.max);
  });

  it('never become more columns than can be drawn', () => {
    const run = simulationRun({ T: 10_000, chunks: 2000, generator: 'xoshiro' }, kernel);
    const picture = drawn(run, 'joined', WIDE);
    if (picture.kind !== 'envelope') throw new Error(picture.kind);
    expect(picture.bins.length).toBeLessThanOrEqual(1024);
    expect(picture.bins.reduce((sum, { steps }) => sum + steps, 0)).toBe(10_000);
  });
});

describe('the chunks over each other', () => {
  it('are a line each, and say so where they are identical', () => {
    const same = drawn(simulationRun({ seeding: 'same' }), 'overlaid', WIDE);
    expect(same.note).toContain('2 chunks, identical: 1 line visible');
    const distinct = drawn(simulationRun(), 'overlaid', WIDE);
    expect(distinct.note).not.toContain('identical');
    expect(distinct.kind === 'lines' && distinct.lines.map(({ label }) => label)).toEqual([
      'chunk 0',
      'chunk 1',
    ]);
  });

  it('are identical also where one has a step more', () => {
    const run = simulationRun({ T: 201, seeding: 'same' });
    expect(drawn(run, 'overlaid', WIDE).note).toContain('identical');
  });

  it('become bands of quantiles where they are many', () => {
    const run = simulationRun({
      K: 500,
      mu: 60,
      sigma: 90,
      target: 55,
      T: 20_000,
      chunks: 400,
    });
    expect(defaultLayout(run)).toBe('overlaid');
    const picture = drawn(run, 'overlaid', WIDE);
    if (picture.kind !== 'bands') throw new Error(picture.kind);
    const storages = Array.from({ length: 400 }, (_, chunk) => run.path.storage(chunk, 20));
    const median = picture.bands[3]!.points.find(({ x }) => x === 20)!.y;
    // as many chunks below the median as above, ties at the capacity apart
    expect(storages.filter((storage) => storage < median).length).toBeLessThanOrEqual(200);
    expect(storages.filter((storage) => storage > median).length).toBeLessThanOrEqual(200);
    const lowest = picture.bands[0]!.points.find(({ x }) => x === 20)!.y;
    expect(storages.filter((storage) => storage < lowest)).toHaveLength(10);
    expect(picture.lines[2]!.points[20]!.y).toBe(run.path.storage(2, 20));
  });

  it('have the bands that so many chunks can tell', () => {
    const labels = (chunks: number) => {
      const picture = drawn(simulationRun({ T: 4000, chunks }), 'overlaid', WIDE);
      const columns = storageTable(picture).columns.length;
      const { datasets } = storagePathsData(picture, PALETTE);
      const named = datasets.map(({ label }) => label!).filter((label) => !label.startsWith('('));
      return [columns, ...named.filter((label) => label.includes('%'))];
    };
    expect(labels(40)).toEqual([8, '50 % of chunks', '75 %', '95 %']);
    expect(labels(39)).toEqual([6, '50 % of chunks', '75 %']);
    expect(labels(9)).toEqual([6, '50 % of chunks', '75 %']);
  });

  it('have in the legend the colours that are seen, where they lie over each other', () => {
    const { datasets } = storagePathsData(
      drawn(simulationRun({ T: 4000, chunks: 40 }), 'overlaid', WIDE),
      PALETTE,
    );
    const opacity = (colour: unknown) => parseInt(String(colour).slice(7), 16) / 255;
    const bands = datasets.filter(({ label }) => label!.includes('%') && !label!.startsWith('('));
    // each lies under all that are wider
    const seen = bands.map((_, i) =>
      bands
        .slice(i)
        .reduce((all, { fill }) => all + (1 - all) * opacity((fill as { above: string }).above), 0),
    );
    expect(bands).toHaveLength(3);
    bands.forEach(({ backgroundColor }, i) => {
      expect(opacity(backgroundColor)).toBeCloseTo(seen[i]!, 2);
    });
  });

  it('say how long they are, and at how many of their steps the bands are drawn', () => {
    const uneven = drawn(simulationRun({ T: 200, chunks: 9 }), 'overlaid', WIDE);
    expect(uneven.note).toBe(
      '9 chunks of 22 or 23 steps laid over each other. Median and bands over all chunks, and 3 single paths.',
    );
    const long = drawn(
      simulationRun({ T: 200_000, chunks: 1000, generator: 'xoshiro' }, kernel),
      'overlaid',
      WIDE,
    );
    expect(long.note).toContain('1,000 chunks of 200 steps');
    expect(long.note).toMatch(/, drawn at 65 of the 200 steps\.$/);
  });
});

describe('the data table', () => {
  it('holds the first points drawn, and says how many there are', () => {
    const run = simulationRun({ T: 1000 });
    const table = storageTable(drawn(run, 'joined', WIDE));
    expect(table.rows).toHaveLength(200);
    expect(table.caption).toContain('200 of 1,002');
    expect(table.rows[0]).toEqual(['0', '100']);
  });
});

it('calls chunks identical only where some were compared', () => {
  // one bin a chunk, and only chunk 0 has a step more
  const cut = { T: 1001, chunks: 100, K: 500, mu: 60, sigma: 90, target: 55 };
  for (const generator of ['numpy', 'xoshiro'] as const) {
    expect(areLinesEqual(simulationRun({ ...cut, generator }))).toBe(false);
    expect(areLinesEqual(simulationRun({ ...cut, generator, seeding: 'same' }))).toBe(true);
  }
  expect(areLinesEqual(simulationRun({ generator: 'xoshiro', boundary: 'continue' }))).toBe(false);
});

describe('the data sets of two pictures', () => {
  const datasetsOf = (settings: Parameters<typeof simulationRun>[0], layout: Layout = 'joined') =>
    storagePathsData(
      drawn(simulationRun({ ...settings, generator: 'xoshiro' }, kernel), layout, WIDE),
      PALETTE,
    ).datasets;

  it('look alike where the reservoir alone is another', () => {
    for (const T of [100, 2000, 20_000]) {
      expect(lookAlike(datasetsOf({ T }), datasetsOf({ T, mu: 80, K: 90 }))).toBe(true);
    }
    const [bands, others] = [
      { T: 4000, chunks: 40 },
      { T: 4000, chunks: 40, sigma: 50 },
    ];
    expect(lookAlike(datasetsOf(bands, 'overlaid'), datasetsOf(others, 'overlaid'))).toBe(true);
  });

  it('do not where lines become bands, or points have dots', () => {
    const short = datasetsOf({ T: 100 });
    for (const T of [2000, 20_000]) expect(lookAlike(short, datasetsOf({ T }))).toBe(false);
    expect(lookAlike(datasetsOf({ T: 2000 }), datasetsOf({ T: 20_000 }))).toBe(false);
  });
});
