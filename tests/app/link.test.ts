import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLink, writeLink } from '../../src/app/link.ts';
import { STORY, storyStepOf } from '../../src/app/story.ts';
import { anySettings } from '../support/settings.ts';

describe('a link', () => {
  it('brings back every page that it was written for', () => {
    fc.assert(
      fc.property(
        anySettings(),
        fc.constantFrom('storage', 'distribution', 'independence', 'timing'),
        fc.option(fc.integer({ min: 1, max: 64 })),
        fc.record({
          unit: fc.constantFrom('volume', 'Mm³', 'GL', 'TAF', '1000 m³'),
          step: fc.constantFrom('periods', 'months', 'years'),
        }),
        (settings, view, workers, labels) => {
          const { page, notices } = readLink(writeLink({ settings, view, workers, labels }));
          expect(page).toEqual({ settings, view, workers, labels });
          expect(notices).toEqual([]);
        },
      ),
    );
  });

  it('of any text gives a page, and a notice for each value that does not fit', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), (query) => {
        const { page } = readLink(`?${new URLSearchParams(query)}`);
        expect(readLink(writeLink(page))).toEqual({ page, notices: [] });
      }),
    );
  });

  it('names key, value and range of what does not fit', () => {
    const { notices, page } = readLink('?workers=65&view=maps&v=2&K=1e10');
    expect(notices).toEqual([
      { key: 'K', given: '1e10', allowed: '0 < K <= 1e9' },
      { key: 'v', given: '2', allowed: '1' },
      { key: 'view', given: 'maps', allowed: 'storage, distribution, independence, timing' },
      { key: 'workers', given: '65', allowed: '1 to 64, whole' },
    ]);
    expect(page.workers).toBeNull();
  });

  it('reads a plus as a plus', () => {
    expect(readLink('?T=1e+3')).toMatchObject({ page: { settings: { T: 1000 } }, notices: [] });
  });

  it('takes the first of a key that comes twice, and no key that it does not know', () => {
    expect(readLink('?T=300&T=400&tau=1').page.settings.T).toBe(300);
  });
});

it.each(STORY.map((step, index) => ({ ...step, index })))(
  'the link of step $index fits, and leads to it',
  ({ link, index }) => {
    const { page, notices } = readLink(link);
    expect(notices).toEqual([]);
    expect(storyStepOf(page)).toBe(index);
  },
);
