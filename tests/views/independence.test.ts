import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { FLAWS } from '../../src/app/lesson/flaws.ts';
import { readLink } from '../../src/app/address/link.ts';
import { comparisonFor } from '../../src/session/chunkComparisons.ts';
import { chunkStarts } from '../../src/core/independence/chunkStorages.ts';
import { compareChunks } from '../../src/core/independence/compareChunks.ts';
import { effectiveSteps } from '../../src/core/independence/effectiveSampleSize.ts';
import { chunkSteps } from '../../src/core/job/rows.ts';
import type { Settings } from '../../src/core/settings/Settings.ts';
import { Explanation } from '../../src/views/independence/Explanation.tsx';
import { independenceFigures } from '../../src/views/independence/independenceFigures.ts';
import { pairNote } from '../../src/views/independence/pairNote.ts';
import { independenceVerdict } from '../../src/views/independence/verdict.ts';
import { ARTICLE } from '../support/settings.ts';
import { simulationRun } from '../support/simulationRun.ts';

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
    const verdicts = FLAWS.map(({ link }) => verdict(readLink(link).page.settings));
    expect(verdicts.map((each) => each.split(':')[0])).toEqual([
      'Identical',
      'Identical',
      'Overlap',
      'No dependence found among 8 chunks',
      'No dependence found among 8 chunks',
    ]);
    expect(verdicts[1]).toContain('started apart, are equal from step 340 on');
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
          settings: { ...ARTICLE, ...change },
          comparison: compare(change),
          effectiveSteps: null,
        }),
      );
    expect(words({ T: 20, chunks: 20 })).toContain('A correlation over 1 step has no p.');
    expect(words({ T: 20, chunks: 20 })).not.toContain('Without the correction');
    expect(words({ T: 400, chunks: 4 })).toContain('5\u00a0% of 6 pairs, that is 0.3,');
    expect(words({ T: 400, chunks: 4 })).not.toContain('by design');
    expect(words({ T: 400, chunks: 4, rho: 0.5 })).toContain('correlate by design');
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
