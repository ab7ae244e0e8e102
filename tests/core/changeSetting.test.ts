import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changeSetting, SETTINGS_KEYS } from '../../src/core/settings/validateSettings.ts';
import { fits } from '../support/contractRules.ts';
import { expectSame } from '../support/expectSame.ts';
import { anySettings, ARTICLE } from '../support/settings.ts';
import { tiered } from '../support/tiered.ts';

describe('changeSetting', () => {
  test('carries the target down with K', () => {
    expect(changeSetting(ARTICLE, { K: 50 })).toEqual({ ...ARTICLE, K: 50, target: 50 });
    expect(changeSetting(ARTICLE, { K: 70 })).toEqual({ ...ARTICLE, K: 70, target: 70 });
    expect(changeSetting(ARTICLE, { K: 200 })).toEqual({ ...ARTICLE, K: 200 });
  });

  test('carries the chunks down with T', () => {
    const settings = { ...ARTICLE, chunks: 8 };
    expect(changeSetting(settings, { T: 5 })).toEqual({ ...settings, T: 5, chunks: 5 });
    expect(changeSetting(settings, { T: 8 })).toEqual({ ...settings, T: 8 });
  });

  test('returns what it carried along while a drag goes on', () => {
    // a drag changes the settings from before it
    const dragged = [90, 40, 85].map((K) => changeSetting(ARTICLE, { K }).target);
    expect(dragged).toEqual([70, 40, 70]);
  });

  test('leaves the settings that it is given as they are', () => {
    const settings = Object.freeze({ ...ARTICLE });
    expect(changeSetting(settings, { sigma: 3 })).toEqual({ ...ARTICLE, sigma: 3 });
    expect(settings).toEqual(ARTICLE);
  });

  test('keeps valid settings valid, and changes no key but those it must', () => {
    fc.assert(
      fc.property(anySettings({ maxT: 1e10 }), anySettings(), (settings, { K, T }) => {
        const changed = changeSetting(settings, { K, T });
        for (const key of SETTINGS_KEYS) {
          expectSame(fits(key, String(changed[key]), changed), true, key);
        }
        const { target, chunks } = changed;
        expect(changed).toEqual({ ...settings, K, T, target, chunks });
        expect([settings.target, K]).toContain(target);
        expect([settings.chunks, T]).toContain(chunks);
      }),
      { seed: 151, numRuns: tiered(60, 300) },
    );
  });
});
