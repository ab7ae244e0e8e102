import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Settings } from '../../src/core/settings/Settings.ts';
import { readSettings, SETTINGS_KEYS } from '../../src/core/settings/validateSettings.ts';
import { anyCharacters } from '../support/anyCharacters.ts';
import { defaultsFor, fits } from '../support/contractRules.ts';
import { expectSame } from '../support/expectSame.ts';
import { anySettings, DEFAULTS } from '../support/settings.ts';
import { tiered } from '../support/tiered.ts';

type Texts = { readonly [Key in keyof Settings]?: string };

/** Reads settings from texts by key, as from a link. */
function read(texts: Texts) {
  return readSettings((key) => texts[key as keyof Settings] ?? null);
}

/** Texts close to the grammar of numbers, most of them in it. */
const numericText = fc
  .tuple(
    fc.constantFrom('', '', '', '-', '+', ' '),
    fc.oneof(fc.nat(5000).map(String), fc.stringMatching(/^[0-9]{0,11}$/)),
    fc.oneof(fc.constant(''), fc.stringMatching(/^\.[0-9]{0,4}$/)),
    fc.oneof(fc.constant(''), fc.stringMatching(/^[eE][+-]?[0-9]{0,3}$/)),
  )
  .map((parts) => parts.join(''));

const jsNumber = fc.oneof(fc.double(), fc.integer()).map(String);
const choice = fc.constantFrom('numpy', 'distinct', 'same', 'restart', 'continue');
const anyText = fc.oneof(numericText, numericText, jsNumber, choice, fc.string(), anyCharacters());

const anyTexts: fc.Arbitrary<Texts> = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...SETTINGS_KEYS), anyText), { selector: ([key]) => key })
  .map((pairs) => Object.fromEntries(pairs));

describe('readSettings', () => {
  test('without any text gives the article’s example', () => {
    expect(read({})).toEqual({ settings: DEFAULTS, notices: [] });
  });

  test('gives the defaults of target and chunks by K and T', () => {
    expect(read({ K: '50', T: '1' }).settings).toMatchObject({ target: 50, chunks: 1 });
    expect(read({ K: '70.5', T: '2' }).settings).toMatchObject({ target: 70, chunks: 2 });
    // K and T that do not fit count as their defaults
    const { settings } = read({ K: '0', T: '0', target: '100', chunks: '200' });
    expect(settings).toMatchObject({ K: 100, T: 200, target: 100, chunks: 200 });
  });

  test('takes each text that fits, and else the default and a notice', () => {
    fc.assert(
      fc.property(anyTexts, (texts) => {
        const { settings, notices } = read(texts);
        const defaults = defaultsFor(settings);
        const refused = new Set<string>();
        for (const key of SETTINGS_KEYS) {
          const text = texts[key];
          if (text !== undefined && fits(key, text, settings)) {
            const isNumber = typeof defaults[key] === 'number';
            expectSame(settings[key], isNumber ? Number(text) + 0 : text, key);
          } else {
            expectSame(settings[key], defaults[key], key);
            if (text !== undefined) refused.add(key);
          }
        }
        expect(new Set(notices.map(({ key }) => key))).toEqual(refused);
        expect(notices).toHaveLength(refused.size);
        for (const { key, given, allowed } of notices) {
          expect(given).toBe(texts[key as keyof Settings]);
          expect(allowed).not.toBe('');
        }
      }),
      { seed: 141, numRuns: tiered(150, 1000) },
    );
  });

  test('gives valid settings whatever it is given', () => {
    fc.assert(
      fc.property(anyTexts, (texts) => {
        const { settings } = read(texts);
        for (const key of SETTINGS_KEYS) {
          expectSame(fits(key, String(settings[key]), settings), true, key);
        }
      }),
      { seed: 142, numRuns: tiered(100, 500) },
    );
  });

  test('reads back what String writes of valid settings', () => {
    fc.assert(
      fc.property(anySettings({ maxT: 1e10 }), (settings) => {
        const texts = Object.fromEntries(SETTINGS_KEYS.map((key) => [key, String(settings[key])]));
        expect(read(texts)).toEqual({ settings, notices: [] });
      }),
      { seed: 143, numRuns: tiered(30, 300) },
    );
  });

  test('names the key, the value and the range of what does not fit', () => {
    const texts = { K: '-1', mu: 'x', target: '101', T: '0', chunks: '201', seeding: 'none' };
    expect(read(texts)).toEqual({
      settings: DEFAULTS,
      notices: expect.arrayContaining([
        { key: 'K', given: '-1', allowed: '0 < K <= 1e9', fallback: '100' },
        { key: 'mu', given: 'x', allowed: '-1e9 to 1e9', fallback: '70' },
        { key: 'target', given: '101', allowed: '0 to K = 100', fallback: '70' },
        { key: 'T', given: '0', allowed: '1 to 1e10, whole', fallback: '200' },
        { key: 'chunks', given: '201', allowed: '1 to T = 200, whole', fallback: '2' },
        {
          key: 'seeding',
          given: 'none',
          allowed: 'distinct or same or shifted',
          fallback: 'distinct',
        },
      ]) as unknown,
    });
    expect(read({ T: '1e6', chunks: '4097' }).notices).toEqual([
      { key: 'chunks', given: '4097', allowed: '1 to 4096, whole', fallback: '2' },
    ]);
  });

  test('knows every key of the settings, in the order of the links', () => {
    expect([...SETTINGS_KEYS, 'record']).toEqual(Object.keys(DEFAULTS));
  });
});

describe('a whole number', () => {
  test.each(['7', '7.0', '70e-1', '0.7e1', '7e0', '700.00e-2', '0e-400', '0.000'])(
    'is taken as %s',
    (seed) => {
      expect(read({ seed })).toMatchObject({ settings: { seed: Number(seed) }, notices: [] });
    },
  );

  test.each(['7.5', '7.00000000000000000001', '1e-400', '7e-1', '70.000000000000000000001e-1'])(
    'is not %s, whatever double is next to it',
    (seed) => {
      expect(read({ seed }).notices).toMatchObject([{ key: 'seed', given: seed, fallback: '0' }]);
    },
  );
});
