import { spawnSync } from 'node:child_process';
import { describe, expect, it, test } from 'vitest';
import { findPython } from '../../scripts/findPython.mjs';
import { which } from '../../scripts/findBrowser.mjs';
import { LANGUAGES, snippet } from '../../src/core/files/snippets.ts';
import { Mt19937 } from '../../src/core/rng/mt19937.ts';
import { NumpyNormals } from '../../src/core/rng/numpyNormals.ts';
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
  ['of correlated years, each chunk by itself', { rho: 0.498, T: 1001, chunks: 3 }],
  ['of correlated years on one path', { rho: -0.95, boundary: 'continue', T: 1001, chunks: 3 }],
  ['with the greatest seed and 1e9', { seed: 2 ** 32 - 1, K: 1e9, mu: -3.5, sigma: 1e9, T: 500 }],
];

/** The rows of a run of correlated years, as one would write them first: by docs/streams.md. */
function plainRows({ K, mu, sigma, target, T, chunks, seed, boundary, rho }: Settings): number[] {
  const rows: number[] = [];
  let [S, x] = [K, NaN];
  for (let chunk = 0; chunk < chunks; chunk++) {
    const normals = new NumpyNormals(Mt19937.fromSeed((seed + chunk) % 2 ** 32), null);
    if (chunk === 0 || boundary === 'restart') {
      [S, x] = [K, NaN];
      rows.push(S);
    }
    for (let left = Math.floor(T / chunks) + Number(chunk < T % chunks); left > 0; left--) {
      const z = normals.next();
      x = Number.isNaN(x) ? z : rho * x + Math.sqrt(1 - rho * rho) * z;
      S = Math.min(S - Math.min(S, target) + Math.max(mu + sigma * x, 0), K);
      rows.push(S);
    }
  }
  return rows;
}

describe.each(LANGUAGES)('the snippet in %s', (language) => {
  const { program, args } = PROGRAMS[language];
  test.skipIf(program === null).each(CASES)('prints the page’s numbers %s', (_, change) => {
    const settings: Settings = { ...ARTICLE, generator: 'numpy', ...change };
    const path = settings.rho === 0 ? simulate(settings).path : plainRows(settings);
    const input = snippet(language, settings)!;
    const { stdout, stderr } = spawnSync(program!, args, { input, encoding: 'utf8' });
    const [rows, mean, last] = stdout.trim().split(/\s+/).map(Number);
    expect(stderr).toBe('');
    expect(rows).toBe(path.length);
    // the logarithms' last bits, and the order of the sum
    const sum = [...path].reduce((before, storage) => before + storage, 0);
    expect(relativeError(mean!, sum / path.length)).toBeLessThan(1e-12);
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
    const record = { values: [1, 2, 3], blockLength: 1 };
    expect(snippet(language, { ...ARTICLE, record })).toBeNull();
  });

  it('is what it says for the other generator too', () => {
    const body = (generator: Settings['generator']) =>
      snippet(language, { ...ARTICLE, generator })!
        .split('\n')
        .slice(1);
    expect(body('xoshiro')).toEqual(body('numpy'));
  });
});
