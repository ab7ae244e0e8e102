import { spawnSync } from 'node:child_process';
import { describe, expect, it, test } from 'vitest';
import { findPython } from '../../scripts/findPython.mjs';
import { which } from '../../scripts/findBrowser.mjs';
import { LANGUAGES, snippet } from '../../src/core/files/snippets.ts';
import type { Settings } from '../../src/core/settings/Settings.ts';
import { relativeError } from '../support/numbers.ts';
import { ARTICLE } from '../support/settings.ts';
import { simulate } from '../support/simulate.ts';

const PROGRAMS = {
  Python: { program: findPython(), args: ['-'] },
  R: { program: which('Rscript'), args: ['--vanilla', '-'] },
};

const CASES: readonly (readonly [string, Partial<Settings>])[] = [
  ['as in the article', {}],
  ['on one long path', { boundary: 'continue', T: 1001, chunks: 3 }],
  [
    'with the flaw, and other volumes',
    { seeding: 'same', K: 1e-7, mu: 5e-8, sigma: 2e-7, target: 0 },
  ],
  ['with the greatest seed and 1e9', { seed: 2 ** 32 - 1, K: 1e9, mu: -3.5, sigma: 1e9, T: 500 }],
];

describe.each(LANGUAGES)('the snippet in %s', (language) => {
  const { program, args } = PROGRAMS[language];
  test.skipIf(program === null).each(CASES)('prints the page’s numbers %s', (_, change) => {
    const settings: Settings = { ...ARTICLE, generator: 'numpy', ...change };
    const { path } = simulate(settings);
    const input = snippet(language, settings)!;
    const { stdout, stderr } = spawnSync(program!, args, { input, encoding: 'utf8' });
    const [rows, mean, last] = stdout.trim().split(/\s+/).map(Number);
    expect(stderr).toBe('');
    expect(rows).toBe(path.length);
    // the logarithms' last bits, and the order of the sum
    expect(relativeError(mean!, path.reduce((sum, x) => sum + x, 0) / path.length)).toBeLessThan(
      1e-12,
    );
    expect(Math.abs(last! - path.at(-1)!)).toBeLessThan(
      1e-13 * Math.max(settings.K, settings.sigma),
    );
  });

  it('says whether its numbers are the page’s', () => {
    expect(snippet(language, { ...ARTICLE, generator: 'numpy' })).toMatch(
      /^# Spillway's own numbers/,
    );
    expect(snippet(language, { ...ARTICLE, generator: 'xoshiro' })).toMatch(/^# The law of/);
    expect(snippet(language, { ...ARTICLE, seeding: 'shifted' })).toBeNull();
  });

  it('is what it says for the other generator too', () => {
    const body = (generator: Settings['generator']) =>
      snippet(language, { ...ARTICLE, generator })!
        .split('\n')
        .slice(1);
    expect(body('xoshiro')).toEqual(body('numpy'));
  });
});
