import { describe, expect, it } from 'vitest';
import { chunkStarts } from '../../src/core/independence/chunkStorages.ts';
import { compareChunks } from '../../src/core/independence/compareChunks.ts';
import { shownSteps } from '../../src/core/independence/comparedSteps.ts';
import { bubbleRadii, mergePoints } from '../../src/views/independence/bubbles.ts';
import {
  laterCorrelation,
  pairShocks,
  pairStorages,
  type ChunkPair,
} from '../../src/views/independence/chunkPair.ts';
import { mergePair, pairDots } from '../../src/views/independence/dots.ts';
import {
  cellAt,
  colourOf,
  fullColour,
  matrixLayout,
} from '../../src/views/independence/drawMatrix.ts';
import { mix } from '../../src/components/mix.ts';
import { movedPair } from '../../src/views/independence/movedPair.ts';
import { alikeSteps, movedStep, nearestStep } from '../../src/views/independence/pointedStep.ts';
import { pointsNote } from '../../src/views/independence/pointsNote.ts';
import { loadKernel } from '../../src/kernel/loadKernel.ts';
import { simulationRun } from '../support/simulationRun.ts';
import { PALETTE } from '../support/palette.ts';

/** With spaces at which lines may break. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

const kernel = loadKernel()!;

const FULL = { low: 0, high: 100 };

describe('the points of a pair of chunks', () => {
  it('are its storages after each step, of the first 16,384 at most', () => {
    const long = simulationRun({ T: 33_000, generator: 'xoshiro' }, kernel);
    expect(pairStorages(long.path, 0, 1).y).toHaveLength(16_384);
    const run = simulationRun();
    const { x, y } = pairStorages(run.path, 0, 1);
    expect(x).toHaveLength(100);
    expect([x[0], y[6]]).toEqual([run.path.storage(0, 1), run.path.storage(1, 7)]);
  });

  it('are shocks of the same steps: those that made the storages', () => {
    const run = simulationRun({ T: 400, chunks: 4, K: 500 });
    const { settings, path } = run;
    const shocks = pairShocks(compareChunks(settings, chunkStarts(run)), 3, 1);
    const storages = pairStorages(path, 3, 1);
    expect(shocks.x).toHaveLength(100);
    for (const axis of ['x', 'y'] as const) {
      let storage = settings.K; // S' = min(S - min(S, target) + I, K)
      shocks[axis].forEach((z, t) => {
        const inflow = Math.max(0, settings.mu + settings.sigma * z);
        storage = Math.min(storage - Math.min(storage, settings.target) + inflow, settings.K);
        expect(storages[axis][t]).toBeCloseTo(storage, 9);
      });
    }
    // of many chunks as many as can be brought along
    expect(shownSteps({ ...settings, T: 1e7, chunks: 64 })).toBe(4096);
  });

  it('are merged where they lie together, and none is lost', () => {
    const x = Float64Array.of(100, 100, 50, 50.1, 0, 100, 100);
    const y = Float64Array.of(100, 100, 20, 20.1, 100, 99.9, 100);
    const { bubbles, fullest } = mergePoints({ x, y }, FULL);
    expect(bubbles.map(({ count }) => count).sort((a, b) => a - b)).toEqual([1, 1, 2, 3]);
    expect(bubbles.find(({ step }) => step === 2.5)!.x).toBeCloseTo(50.05, 12);
    expect(fullest).toMatchObject({ x: 100, y: 100, count: 3, isOnePlace: true });
    expect(mergePoints({ x, y }, FULL, 2, 4).bubbles).toHaveLength(1);
    expect(mergePoints({ x, y }, FULL, 7)).toEqual({ bubbles: [], fullest: null });
  });

  it('pile up at full, about 17 of 100 of them', () => {
    // two independent chunks are full at 0.418² of their steps
    const run = simulationRun({ T: 8000 });
    const { fullest, bubbles } = mergePoints(pairStorages(run.path, 0, 1), FULL);
    expect(fullest).toMatchObject({ x: 100, y: 100 });
    expect(Math.abs(fullest!.count / 4000 - 0.1747)).toBeLessThan(0.03);
    expect(bubbles.length).toBeLessThanOrEqual(82 * 82);
  });

  it('correlate at 1 with one seed, and less and less as the start is left out', () => {
    const same = simulationRun({ seeding: 'same' });
    expect(laterCorrelation(same.path, 0, 1, 0)).toBeCloseTo(1, 12);
    const { path } = simulationRun({ K: 1000, sigma: 20, target: 75, T: 2000 });
    // by Python: the article's program with NumPy's RandomState of seed 0 and 1, then corrcoef
    for (const [leftOut, r] of [
      [0, 0.9147236263773408],
      [100, 0.7740215587210777],
      [200, -0.07335221862259593],
      [300, -0.16104692757192396],
    ] as const) {
      expect(laterCorrelation(path, 0, 1, leftOut)).toBeCloseTo(r, 9);
    }
  });

  it('have areas that go with their numbers, as far as they can be seen', () => {
    const of = (counts: number[]) =>
      bubbleRadii(counts.map((count) => ({ x: 0, y: 0, step: 0, count })));
    expect(of([1, 1, 1])).toEqual([3.5, 3.5, 3.5]);
    const [one, four] = of([1, 4, 4, 4, 4]) as [number, number];
    expect((four / one) ** 2).toBeCloseTo(4, 12);
    const [few, pile] = of([400, 10_000, 1]) as [number, number];
    expect(pile / few).toBeCloseTo(5, 0); // to half a pixel of 16 and 3.2
    expect(pile).toBe(16);
    expect(of([1, 1e6])).toEqual([2, 16]);
  });
});

describe('the dots of a plot', () => {
  const dotsOf = (pair: ChunkPair, leftOut = 0) =>
    pairDots(mergePair(pair, FULL, leftOut), PALETTE);

  it('are each bubble once, the large before the small', () => {
    const pair = pairStorages(simulationRun({ T: 4000 }).path, 0, 1);
    const drawn = dotsOf(pair);
    expect(drawn).toHaveLength(mergePoints(pair, FULL).bubbles.length);
    const radii = drawn.map(({ radius }) => radius);
    expect(radii).toEqual(radii.toSorted((one, other) => other - one));
  });

  it('are coloured by time, and pale where they are left out', () => {
    const few = { x: Float64Array.of(10, 20, 30, 90), y: Float64Array.of(10, 20, 30, 90) };
    expect(new Set(dotsOf(few).map(({ colour }) => colour)).size).toBe(4);
    const [pale, early, late] = dotsOf(few, 2).slice(1);
    expect(pale!.colour.slice(0, 7)).toBe(PALETTE.muted);
    expect([early!.x, late!.x]).toEqual([30, 90]);
    expect(early!.colour).not.toBe(pale!.colour);
    expect(dotsOf(few, 9)).toHaveLength(4); // beyond what is drawn
  });

  it('tell how many they are, and where they pile up', () => {
    const { path, settings } = simulationRun(
      { K: 1000, sigma: 20, target: 75, T: 33_000, generator: 'xoshiro' },
      kernel,
    );
    const note = (leftOut: number) =>
      plain(pointsNote(mergePair(pairStorages(path, 0, 1), FULL, leftOut), settings, leftOut));
    expect(note(0)).toMatch(/^The first 16,384 of 16,500 steps, a larger dot for more of them[.;]/);
    expect(note(16_400)).toBe('The first 16,384 of 16,500 steps (the first 16,384 pale).');
  });

  it('are found by the pointer and by keys, of those that are not left out', () => {
    const axis = (perValue: number) => ({
      min: 0,
      max: 100,
      getPixelForValue: (value: number) => 50 + perValue * value,
    });
    const chart = { scales: { x: axis(3), y: axis(-2) } } as never;
    const points = { x: Float64Array.of(100, 20, 100), y: Float64Array.of(100, 60, 100) };
    expect(nearestStep(chart, points, 0, 50 + 3 * 25, 50 - 2 * 55)).toBe(1);
    expect(nearestStep(chart, points, 0, 350, -150)).toBe(0);
    expect(nearestStep(chart, points, 1, 350, -150)).toBe(2);
    expect(alikeSteps(points, 0, 2)).toBe(2);
    expect(movedStep(null, 'ArrowRight', 1, 3)).toBe(1);
    expect(movedStep(2, 'ArrowRight', 1, 3)).toBe(2);
    expect(movedStep(1, 'ArrowLeft', 1, 3)).toBe(1);
    expect(movedStep(1, 'Escape', 1, 3)).toBeNull();
    expect(movedStep(null, 'Tab', 1, 3)).toBeUndefined();
  });
});

describe('the matrix of all pairs', () => {
  it('has a cell for every pair, none on the diagonal', () => {
    const layout = matrixLayout(400, 4);
    const center = (a: number, b: number) =>
      cellAt(layout, layout.left + (a + 0.5) * layout.cell, layout.top + (b + 0.5) * layout.cell);
    expect(center(0, 3)).toEqual([0, 3]);
    expect(center(3, 0)).toEqual([3, 0]);
    expect(center(2, 2)).toBeNull();
    expect(center(-1, 2)).toBeNull();
    expect(center(2, 4)).toBeNull();
    expect(layout.left + 4 * layout.cell).toBeLessThanOrEqual(400);
  });

  it('colours only what is more than chance', () => {
    const colour = (shockR: number, shockP: number) =>
      colourOf({ identical: false, shockR, shockP }, 100, PALETTE);
    expect(colour(0.19, 0.06)).toBe(PALETTE.grid);
    expect(colour(NaN, NaN)).toBe(PALETTE.grid);
    expect(colour(1, NaN)).toBe(PALETTE.grid); // of two steps
    const [plus, minus] = [colour(0.21, 0.04), colour(-0.21, 0.04)];
    expect(new Set([plus, minus, PALETTE.grid]).size).toBe(3);
    expect(colour(0.5, 0)).toBe(mix(PALETTE.surface, PALETTE.series[1]!, 1));
    expect(colourOf({ identical: true, shockR: 1, shockP: 0 }, 100, PALETTE)).toBe(PALETTE.text);
  });

  it('is walked by arrow keys, past the diagonal and not beyond the edge', () => {
    expect(movedPair([0, 1], 'ArrowRight', 4)).toEqual([2, 1]);
    expect(movedPair([2, 1], 'ArrowDown', 4)).toEqual([2, 3]);
    expect(movedPair([2, 3], 'ArrowUp', 4)).toEqual([2, 1]);
    expect(movedPair([2, 0], 'ArrowLeft', 4)).toEqual([1, 0]);
    expect(movedPair([1, 0], 'ArrowLeft', 4)).toBeNull();
    expect(movedPair([3, 0], 'ArrowRight', 4)).toBeNull();
    expect(movedPair([0, 1], 'Enter', 4)).toBeNull();
  });

  it('is walked by the keys of a grid too', () => {
    expect(movedPair([2, 1], 'Home', 4)).toEqual([0, 1]);
    expect(movedPair([2, 0], 'Home', 4)).toEqual([1, 0]);
    expect(movedPair([0, 1], 'Home', 4)).toBeNull();
    expect(movedPair([0, 1], 'End', 4)).toEqual([3, 1]);
    expect(movedPair([0, 3], 'End', 4)).toEqual([2, 3]);
    expect(movedPair([20, 1], 'PageDown', 64)).toEqual([20, 9]);
    expect(movedPair([9, 1], 'PageDown', 64)).toEqual([9, 10]);
    expect(movedPair([5, 2], 'PageUp', 64)).toEqual([5, 0]);
    expect(movedPair([3, 0], 'PageDown', 4)).toEqual([3, 2]);
  });

  it('has its full colour within what a correlation can be', () => {
    expect(fullColour(3)).toBe(1);
    expect(fullColour(400)).toBe(0.2);
  });

  it('mixes colours', () => {
    expect(mix('#000000', '#ff8000', 0.5)).toBe('#804000');
    expect(mix('#fff', '#000000', 0)).toBe('#ffffff');
  });
});
