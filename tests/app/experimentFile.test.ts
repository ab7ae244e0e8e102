import packageJson from '../../package.json' with { type: 'json' };
import { describe, expect, it } from 'vitest';
import { readExperimentJson, VERSION } from '../../src/app/experimentFile.ts';

const file = (change: object = {}) =>
  JSON.stringify({
    spillway: { version: '0.1.0', schema: 1 },
    settings: { v: 1, K: 500, mu: 60, sigma: 90, target: 55, T: 1000, chunks: 4, seed: 3 },
    path: { values: 1004, digest: '0123456789abcdef' },
    ...change,
  });

describe('a JSON file', () => {
  it('gives its settings by the rules of a link, and its digest', () => {
    const { page, digest, notices } = readExperimentJson(file());
    expect(page.settings).toMatchObject({ K: 500, T: 1000, chunks: 4, boundary: 'restart' });
    expect(digest).toBe('0123456789abcdef');
    expect(notices).toEqual([]);
  });

  it('with a value that does not fit gives a notice', () => {
    const { notices } = readExperimentJson(file({ settings: { K: -1 } }));
    expect(notices).toEqual([{ key: 'K', given: '-1', allowed: '0 < K <= 1e9' }]);
  });

  it.each([
    ['', 'not JSON'],
    ['[]', 'no file of Spillway'],
    [file({ spillway: { schema: 2 } }), 'spillway.schema'],
    ['{"spillway":{"schema":1},"measurements":[]}', 'it holds measurements'],
    [file({ path: { digest: 'xyz' } }), 'path.digest'],
    [file({ settings: { K: null } }), 'settings.K'],
  ])('that is none is refused: %s', (json, reason) => {
    expect(() => readExperimentJson(json)).toThrow(reason);
  });
});

it('the version in the file is that of the package', () => {
  expect(VERSION).toBe(packageJson.version);
});
