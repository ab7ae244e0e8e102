import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { FLAWS } from '../../src/app/lesson/flaws.ts';
import { readLink } from '../../src/app/address/link.ts';
import { comparisonFor } from '../../src/session/chunkComparisons.ts';
import { chunkStarts } from '../../src/core/independence/chunkStorages.ts';
import { compareChunks } from '../../src/core/independence/compareChunks.ts';
import { effectiveSteps } from '../../src/core/independence/effectiveSampleSize.ts';
import { shownSteps } from '../../src/core/independence/comparedSteps.ts';
import { chunkSteps } from '../../src/core/job/rows.ts';
import type { Settings } from '../../src/core/settings/Settings.ts';
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
import { Explanation } from '../../src/views/independence/Explanation.tsx';
import { independenceFigures } from '../../src/views/independence/independenceFigures.ts';
import { mix } from '../../src/components/mix.ts';
import { movedPair } from '../../src/views/independence/movedPair.ts';
import { alikeSteps, movedStep, nearestStep } from '../../src/views/independence/pointedStep.ts';
import { pointsNote } from '../../src/views/independence/pointsNote.ts';
import { pairNote } from '../../src/views/independence/pairNote.ts';
import { independenceVerdict } from '../../src/views/independence/verdict.ts';
import { ARTICLE } from '../support/settings.ts';
import { simulationRun } from '../support/simulationRun.ts';
import { PALETTE } from '../support/palette.ts';

function compare(change: Partial<Settings>) {
  const run = simulationRun(change);
  return compareChunks(run.settings, chunkStarts(run));
}

/** With spaces at which lines may break. */
const plain = (text = '') => text.replaceAll('\u00a0', ' ');

const said = (...of: Parameters<typeof independenceVerdict>) => plain(independenceVerdict(...of));

/** The verdict on a run, as the page has it. */
function verdict(change: Partial<Settings>): string {
  const settings = { ...ARTICLE, ...change };
  return said(compare(change), chunkSteps(settings, settings.chunks - 1));
}

describe('the verdict on independence', () => {
  it('calls chunks identical by their shocks alone', () => {
    expect(verdict({ seeding: 'same' })).toBe(
      'Identical: the shocks of chunk 0 and chunk 1 are equal bit for bit in all 100 steps. Two chunks, one sample.',
    );
    expect(verdict({ seeding: 'same', chunks: 5 })).toMatch(/all 5 chunks .* 5 chunks, one sample/);
  });

  it('says so where only the first steps were compared', () => {
    const comparison = compare({ seeding: 'same' });
    expect(said(comparison, 5e6)).toContain('the first 100 of 5,000,000 steps');
  });

  it('says where an overlap begins', () => {
    expect(verdict({ T: 800, chunks: 4, seeding: 'shifted' })).toMatch(
      /^Overlap: 6 of 6 pairs .* Chunk 1 draws what chunk 0 draws from step 10 on\./,
    );
    expect(verdict({ T: 800, seeding: 'shifted' })).toMatch(/^Overlap: the chunks share/);
  });

  it('says what both tests find of an overlap at equal steps', () => {
    const weak = verdict({
      K: 60,
      mu: -20,
      sigma: 80,
      target: 45,
      T: 3001,
      chunks: 13,
      seeding: 'shifted',
      generator: 'xoshiro',
    });
    expect(weak).toMatch(
      /At equal steps nothing shows: r = .* after Holm\); the test of all together, made for independent pairs, has p = 0\.00\d+\.$/,
    );
    const overlap = compare({ T: 800, chunks: 4, seeding: 'shifted' });
    expect(said({ ...overlap, isDependent: false }, 200)).toMatch(
      /nothing shows: r = .* after Holm\); the test of all together, made for independent pairs, has p = /,
    );
    const strong = { ...overlap, isDependent: true, holmP: 0.001 };
    expect(said(strong, 200)).toMatch(/At equal steps it shows: r = /);
  });

  it('says what was tested, and what would have been found', () => {
    const comparison = compare({ T: 2000 });
    expect(said(comparison, 1000)).toBe(
      'No dependence found: the shocks correlate at r = 0.02 over n = 1,000 (p = 0.52). A link of r = 0.088 would have been found in 80 of 100 cases.',
    );
    expect(verdict({ T: 4000, chunks: 4 })).toMatch(
      /^No dependence found among 4 chunks: of 6 pairs/,
    );
  });

  it('names the strongest pair, or says that none stands out', () => {
    const none = compare({ T: 4000, chunks: 4 });
    const largest = { a: 1, b: 3, r: 0.3 };
    const one = {
      ...none,
      verdict: 'dependent',
      dependentPairs: 1,
      holmP: 0.001,
      largest,
    } as const;
    expect(said(one, 1000)).toMatch(/1 pair among 6 .* chunks 1 and 3: r = 0\.3/);
    const all = { ...none, verdict: 'dependent', holmP: 0.4, commonFactorP: 0.001 } as const;
    expect(said(all, 1000)).toMatch(/no pair alone, but all 6 together .*p = 0\.001/);
  });

  it('says nothing from too few steps', () => {
    expect(verdict({ T: 2 })).toBe('The shocks differ, but 1 step is too few to say more.');
    expect(verdict({ T: 18 })).toContain('9 steps are too few');
  });

  it('has its words for every case of the gallery', () => {
    const begins = FLAWS.map(({ link }) => verdict(readLink(link).page.settings).split(':')[0]);
    expect(begins).toEqual([
      'Identical',
      'Identical',
      'Overlap',
      'No dependence found among 8 chunks',
      'No dependence found among 8 chunks',
    ]);
    const [, otherStarts] = FLAWS.map(({ link }) => verdict(readLink(link).page.settings));
    expect(otherStarts).toContain('started apart, are equal from step 340 on');
  });
});

describe('the numbers beside the picture', () => {
  it('are six at most, of the pair and of all pairs', () => {
    const two = compare({});
    const four = compare({ T: 400, chunks: 4 });
    expect(independenceFigures(two, two.pairs[0], null)).toHaveLength(6);
    const figures = independenceFigures(four, four.pairs[5], 42.4);
    expect(figures).toHaveLength(6);
    expect(plain(figures[1]!.note)).toMatch(/^chunks 2 and 3, p = /);
    expect(plain(figures[2]!.note)).toBe('not a test (effective n = 42)');
    expect(figures[4]!.note).toBe('by chance 0.3 of 6');
  });

  it('have no p, no range and no limit from fewer steps than these take', () => {
    const values = (change: Partial<Settings>) => {
      const comparison = compare(change);
      const figures = independenceFigures(comparison, comparison.pairs[0], null);
      return Object.fromEntries(figures.map(({ label, value, note }) => [label, [value, note]]));
    };
    const tooFew = ['none', 'too few steps'];
    expect(values({ T: 2 })).toMatchObject({
      'r by chance': tooFew,
      Detectable: tooFew,
    });
    expect(values({ T: 20, chunks: 20 })).toMatchObject({
      'r of storages': tooFew,
      'Strongest r': tooFew,
      'Pairs with p < 0.05': tooFew,
    });
    expect(values({ T: 9, chunks: 3 })['Detectable']).toEqual(tooFew);
    expect(values({ T: 6 })['r by chance']).toEqual(['±1', '95\u00a0% of the time']);
    expect(values({})['r by chance']).toEqual(['±0.2', '95\u00a0% of the time']);
  });

  it('tell of no p where none exists', () => {
    const words = (change: Partial<Settings>) =>
      renderToStaticMarkup(
        createElement(Explanation, {
          comparison: compare(change),
          effectiveSteps: null,
          isFromRecord: false,
        }),
      );
    expect(words({ T: 20, chunks: 20 })).toContain('A correlation over 1 step has no p.');
    expect(words({ T: 20, chunks: 20 })).not.toContain('Without the correction');
    expect(words({ T: 400, chunks: 4 })).toContain('5\u00a0% of 6 pairs, that is 0.3,');
  });

  it('call storages worth steps only where they vary, and have forgotten what they started from', () => {
    const storages = (change: Partial<Settings>) => {
      const comparison = compare(change);
      const pair = comparison.pairs[0]!;
      const worth = effectiveSteps(comparison, pair, [0.5, 0.25]);
      return independenceFigures(comparison, pair, worth).find(({ label }) =>
        label.includes('storages'),
      )!;
    };
    expect(plain(storages({}).note)).toMatch(/^not a test \(effective n = \d+\)$/);
    const drained = { K: 1000, sigma: 20, target: 75, T: 8000, chunks: 8 };
    expect(storages(drained).note).toBe('not a test (start-up dominates)');
    expect(storages({ ...drained, boundary: 'continue' }).note).toMatch(/effective.n/);
    expect(storages({ sigma: 0, mu: 50, T: 1000 }).note).toBe('not a test (start-up dominates)');
    expect(storages({ sigma: 0 })).toMatchObject({ value: 'none', note: 'they do not vary' });
  });

  it('tell no storages of another reservoir while a slider moves', () => {
    const settings = {
      ...ARTICLE,
      seeding: 'same',
      boundary: 'continue',
      K: 1000,
      mu: 68,
    } as const;
    const done = { of: { settings }, result: compare(settings) };
    expect(comparisonFor(done, { ...settings })).toBe(done.result);
    const kin = comparisonFor(done, { ...settings, K: 900 })!;
    const figures = independenceFigures(kin, kin.pairs[0], null);
    expect(figures).toContainEqual({ label: 'r of storages', value: '…', note: 'not known' });
    expect(said(kin, 100)).not.toContain('started apart');
    expect(kin.pairs[0]!.shockR).toBe(1);
    expect(comparisonFor(done, { ...settings, seed: 1 })).toBeNull();
  });

  it('say where equal shocks have made storages equal', () => {
    const same = { K: 1000, mu: 68, sigma: 20, T: 8000, chunks: 8, seeding: 'same' } as const;
    expect(pairNote(compare({ ...same, boundary: 'continue' }).pairs[0])).toContain(
      'from step 340',
    );
    expect(pairNote(compare(same).pairs[0])).toContain('from the same start');
    expect(pairNote(compare({}).pairs[0])).toBe('');
  });
});

const FULL = { low: 0, high: 100 };

describe('the points of a pair of chunks', () => {
  it('are its storages after each step, of the first 16,384 at most', () => {
    const long = simulationRun({ T: 140_000, generator: 'xoshiro' });
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
    const run = simulationRun({ T: 40_000 });
    const { fullest, bubbles } = mergePoints(pairStorages(run.path, 0, 1), FULL);
    expect(fullest).toMatchObject({ x: 100, y: 100 });
    expect(Math.abs(fullest!.count / 16_384 - 0.1747)).toBeLessThan(0.02);
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
    const { path, settings } = simulationRun({ K: 1000, sigma: 20, target: 75, T: 40_000 });
    const note = (leftOut: number) =>
      plain(pointsNote(mergePair(pairStorages(path, 0, 1), FULL, leftOut), settings, leftOut));
    expect(note(0)).toMatch(/^The first 16,384 of 20,000 steps, a larger dot for more of them[.;]/);
    expect(note(17_000)).toBe('The first 16,384 of 20,000 steps (the first 16,384 pale).');
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
