import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkToShare, readLink, writeLink } from '../../src/app/address/link.ts';
import type { PageState } from '../../src/app/address/usePage.ts';
import { heldSettings } from '../../src/app/panels/PanelProps.ts';
import { noticeText } from '../../src/app/address/noticeText.ts';
import { placeOf } from '../../src/app/lesson/steps.ts';
import { differences, STORY } from '../../src/app/lesson/story.ts';
import { anyDamage, DAMAGES } from '../support/damages.ts';
import { anySettings, DEFAULTS } from '../support/settings.ts';
import { tiered } from '../support/tiered.ts';

describe('a link', () => {
  it('takes a key for nothing but a text, whatever objects have by that name', () => {
    for (const key of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
      expect(readLink(`?${key}=1&K=50`)).toMatchObject({
        page: { settings: { K: 50 } },
        notices: [],
        remarks: [],
      });
    }
  });

  it('brings back every page that it was written for', () => {
    fc.assert(
      fc.property(
        anySettings(),
        fc.constantFrom('storage', 'distribution', 'independence', 'timing', 'design'),
        fc.option(fc.integer({ min: 1, max: 64 })),
        fc.record({
          unit: fc.constantFrom('volume', 'Mm³', 'GL', 'TAF', '1000 m³'),
          step: fc.constantFrom('periods', 'months', 'years'),
        }),
        fc.record({ present: fc.boolean(), embed: fc.boolean() }),
        fc.record({
          reliability: fc.double({ min: 0.5, max: 0.9999, noNaN: true }),
          measure: fc.constantFrom('time', 'volume', 'run'),
          years: fc.integer({ min: 1, max: 1000 }),
        }),
        (settings, view, workers, labels, modes, design) => {
          const page = { settings, view, workers, labels, ...modes, design };
          expect(readLink(writeLink(page))).toEqual({ page, notices: [], remarks: [] });
        },
      ),
      { numRuns: tiered(40, 100) },
    );
  });

  it('of any text gives a page, and a notice for each value that does not fit', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), (query) => {
        const { page } = readLink(`?${new URLSearchParams(query)}`);
        expect(readLink(writeLink(page))).toEqual({ page, notices: [], remarks: [] });
      }),
      { numRuns: tiered(40, 100) },
    );
  });

  it('names key, value and range of what does not fit', () => {
    const { notices, page } = readLink('?workers=65&view=maps&v=2&K=1e10');
    expect(notices).toEqual([
      { key: 'K', given: '1e10', allowed: '0 < K <= 1e9', fallback: '100' },
      { key: 'v', given: '2', allowed: '1', fallback: '1' },
      {
        key: 'view',
        given: 'maps',
        allowed: 'storage, distribution, independence, timing, design',
        fallback: 'storage',
      },
      { key: 'workers', given: '65', allowed: '1 to 64, whole', fallback: null },
    ]);
    expect(page.workers).toBeNull();
  });

  it('says how the page is shown by 1 alone, and not to those it is passed on to', () => {
    const { page, notices } = readLink('?present=1&embed=yes');
    expect(page).toMatchObject({ present: true, embed: false });
    expect(notices.map(noticeText)).toEqual([
      'embed=yes does not fit and was replaced by its default; allowed: 1.',
    ]);
    expect(readLink(linkToShare({ ...page, embed: true })).page).toEqual({
      ...page,
      present: false,
    });
  });

  it('has the keys of the design where they are not the default ones', () => {
    const { page } = readLink('?reliability=0.99&measure=run&years=20');
    expect(page.design).toEqual({ reliability: 0.99, measure: 'run', years: 20 });
    expect(writeLink(page)).toMatch(/&reliability=0.99&measure=run&years=20$/);
    expect(writeLink(readLink('?years=50').page)).not.toContain('years');
    const wrong = readLink('?reliability=1&measure=years&years=0');
    expect(wrong.page.design).toEqual({ reliability: 0.95, measure: 'time', years: 50 });
    expect(wrong.notices.map(({ key, allowed }) => [key, allowed])).toEqual([
      ['reliability', '0.5 to 0.9999'],
      ['measure', 'time or volume or run'],
      ['years', '1 to 1000, whole'],
    ]);
  });

  it('reads a plus as a plus', () => {
    expect(readLink('?T=1e+3')).toMatchObject({ page: { settings: { T: 1000 } }, notices: [] });
  });

  it('takes the first of a key that comes twice, and no key that it does not know', () => {
    expect(readLink('?T=300&T=400&tau=1').page.settings.T).toBe(300);
  });
});

describe('a damaged link', () => {
  const { design } = readLink('').page;
  const labels = { unit: 'Mm³', step: 'months' };
  const modes = { present: false, embed: false };
  const page = { view: 'timing', workers: null, labels, ...modes, design } as const;

  it('gives the experiment that it was written for, or says that something is wrong', () => {
    fc.assert(
      fc.property(
        anySettings({ maxT: 1e10 }),
        anyDamage,
        fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
        (settings, [name, damage], at) => {
          const query = writeLink({ settings, ...page }).slice(1);
          // as the address holds it: breaks of lines that are not encoded are dropped
          const { search, hash } = new URL(`https://x/?${damage(query, at)}`);
          const read = readLink(search + hash);
          const isTold = read.notices.length + read.remarks.length > 0;
          if (!isTold) expect(read.page.settings, `${name} ${search}`).toEqual(settings);
        },
      ),
      { seed: 161, numRuns: tiered(150, 2000) },
    );
  });

  it.each(DAMAGES)('is read or told wherever it is hurt: %s', (_, damage) => {
    // no value is a default, so that none can be right by chance
    const numbers = {
      K: 123.5,
      mu: -4.25,
      sigma: 31,
      target: 22,
      T: 4000,
      chunks: 17,
      seed: 110,
      rho: -0.25,
    };
    const choices = { generator: 'numpy', seeding: 'same', boundary: 'continue' } as const;
    const settings = { ...numbers, ...choices, record: null };
    const query = writeLink({ settings, ...page }).slice(1);
    for (let place = 0; place < query.length; place += tiered(7, 1)) {
      const hurt = damage(query, (place + 0.5) / (query.length + 1));
      const { search, hash } = new URL(`https://x/?${hurt}`);
      const read = readLink(search + hash);
      const isTold = read.notices.length + read.remarks.length > 0;
      if (!isTold) expect(read.page.settings, search).toEqual(settings);
    }
  });

  it.each([
    '& as &amp;',
    '& as &amp;amp;',
    '& as &AMP;',
    '& as &#38;',
    '& as &#x26;',
    '& as %26',
    '& as %26amp;',
    '= as %3D',
    '= as %253D',
    'encoded',
    'encoded twice',
    'a network’s key',
    'a network’s key before it',
  ])('is read and not spoken of: %s', (name) => {
    const damage = DAMAGES.find(([each]) => each === name)![1];
    const settings = { ...DEFAULTS, K: 123.5, mu: -4, T: 4000, chunks: 7, seed: 11 };
    const query = writeLink({ ...page, settings, workers: 3 }).slice(1);
    const { search, hash } = new URL(`https://x/?${damage(query, 0)}`);
    expect(readLink(search + hash)).toEqual({
      page: { ...page, settings, workers: 3 },
      notices: [],
      remarks: [],
    });
  });

  it('names the mark at the end of a value', () => {
    const said = (link: string) => readLink(link).notices.map(noticeText);
    expect(said('?view=timing.')[0]).toMatch(/^view=timing\. does .* “\.” at its end is no part/);
    expect(said('?T=300%3E%22')[0]).toContain('“>"” at its end');
    expect(said('?T=300%20')[0]).toContain('A blank at its end');
    expect(said('?T=300%C2%A0')[0]).toContain('T=300[U+00A0] does not fit');
    expect(said('?T=deep')[0]).not.toContain('at its end');
  });

  it.each([
    ['Sigma=3', 'Sigma', 'sigma'],
    ['k=7', 'k', 'K'],
    ['taregt=3', 'taregt', 'target'],
    ['seeds=3', 'seeds', 'seed'],
    ['genrator=numpy', 'genrator', 'generator'],
    ['σ=3', 'σ', 'sigma'],
    ['K:300', 'K:300', 'K'],
    ['ampT=3', 'ampT', 'T'],
    ['K=3&si', 'si', 'sigma'],
    ['seed=5&seed=ing=same', 'seed', 'seeding'],
    ['=K=5', '', 'K'],
  ])('names a key that resembles one: %s', (query, key, likely) => {
    expect(readLink(`?${query}`).remarks).toEqual([
      `Unknown key “${key}”, ignored; did you mean ${likely}?`,
    ]);
  });

  it.each(['utm_source=letter', 'fbclid=1', 'tau=1', 'mc_cid=2', '_ga=3', 'ref=x', 'q', 'si=abc'])(
    'is silent on what others add: %s',
    (query) => {
      expect(readLink(`?${query}`)).toMatchObject({ notices: [], remarks: [] });
    },
  );

  it('takes the first of a key whatever stands before it', () => {
    expect(readLink('?K=300&amp;K=400').page.settings.K).toBe(300);
    expect(readLink('?amp;K=300&K=400').page.settings.K).toBe(300);
  });

  it('tells of a key that is given twice, if it is not the same', () => {
    expect(readLink('?K=300&T=5&K=400').remarks).toEqual([
      'K is given twice: 300 counts, 400 does not.',
    ]);
    expect(readLink('?K=300&T=5&K=300').remarks).toEqual([]);
  });

  it('tells that it ends early', () => {
    expect(readLink('?v=1&K=200&mu=7').remarks).toEqual([
      'This link seems cut off after mu: defaults stand for sigma, target, T, chunks, seed, generator, seeding, boundary, rho, view.',
    ]);
    expect(readLink('?K=200&mu=7').remarks).toEqual([]); // written by hand
    expect(readLink('?v=2').remarks).toEqual([]); // of another version
  });
});

describe('the notice of a value', () => {
  const said = (given: string) =>
    noticeText({ key: 'K', given, allowed: '0 < K <= 1e9', fallback: '100' });

  it('shows what cannot be seen, and cannot be turned round', () => {
    expect(said('\u202Eabc')).toMatch(/^K=\[U\+202E\]abc does not fit/);
    expect(said('1\u200B\u0000\uD800\n')).toMatch(
      /^K=1\[U\+200B\]\[U\+0000\]\[U\+D800\]\[U\+000A\] /,
    );
    expect(said('אב')).toMatch(/^K=\u2068אב\u2069 does not fit/);
    expect(said('a\u0301\u0301\u0301\u0301')).toMatch(/^K=a\u0301\u0301\[U\+0301\]\[U\+0301\] /);
  });

  it('is short however long the value', () => {
    expect(said('9'.repeat(10_000))).toMatch(/^K=9{40}… does not fit/);
    expect(said('😀'.repeat(100))).toMatch(/^K=(😀){40}… does not fit/u);
  });
});

it.each(STORY.map((step, index) => ({ ...step, index })))(
  'the link of step $index fits, and leads to it',
  ({ link, index }) => {
    const { page, notices, remarks } = readLink(link);
    expect([...notices, ...remarks]).toEqual([]);
    expect(placeOf(page)).toEqual({ step: index, isActed: false });
  },
);

describe('the place of a page in the lesson', () => {
  const pageAt = (link: string) => readLink(link).page;
  const seam = STORY[4]!;

  it('is that of a step too when what the step lets one do has been done', () => {
    expect(placeOf(pageAt(seam.acted!))).toEqual({ step: 4, isActed: true });
  });

  it('is before it where the page is as it opens', () => {
    expect(placeOf(pageAt(''))).toEqual({ step: -1, isActed: false });
  });

  it('is not changed by workers and labels, which change no number', () => {
    const labels = { unit: 'GL', step: 'months' };
    expect(placeOf({ ...pageAt(seam.link), workers: 3, labels })?.step).toBe(4);
  });

  it('is none where a setting or the view differs, and that is told in words', () => {
    const page = pageAt(seam.link);
    expect(differences(page, seam.link)).toBe('');
    const larger = { ...page, settings: { ...page.settings, K: 900 } };
    expect(placeOf(larger)).toBeNull();
    expect(differences(larger, seam.link)).toBe('K');
    const other = {
      ...page,
      view: 'timing',
      settings: { ...page.settings, K: 900, T: 10 },
    } as const;
    expect(differences(other, seam.link)).toBe('K, T and the view');
  });
});

it('a view’s axes hold the settings from before a slider moves, and no others', () => {
  const { page } = readLink('?K=300');
  expect(heldSettings({ page, isDragging: true } as PageState)).toBe(page.settings);
  expect(heldSettings({ page, isDragging: false } as PageState)).toBeNull();
});
