import packageJson from '../../package.json' with { type: 'json' };
import { describe, expect, it } from 'vitest';
import { missingText, openExperiment } from '../../src/app/files/experimentFile.ts';
import { VERSION } from '../../src/app/page/version.ts';
import { experimentContent } from '../../src/core/files/experimentContent.ts';
import { parseSpillwayFile } from '../../src/core/files/spillwayFile.ts';

const SETTINGS = {
  v: 1,
  K: 500,
  mu: 60,
  sigma: 90,
  target: 55,
  T: 1000,
  chunks: 4,
  seed: 3,
  generator: 'numpy',
  seeding: 'same',
  boundary: 'continue',
};

const file = (change: object = {}) =>
  JSON.stringify({
    spillway: { version: '0.1.0', schema: 1 },
    settings: SETTINGS,
    path: { values: 1004, digest: '0123456789abcdef' },
    ...change,
  });
const withSettings = (change: object) => file({ settings: { ...SETTINGS, ...change } });
const open = (json: string) => openExperiment(experimentContent(parseSpillwayFile(json)));

describe('a JSON file', () => {
  it('gives its settings by the rules of a link, and its digest', () => {
    const opened = open(file());
    expect(opened.page.settings).toMatchObject({ K: 500, T: 1000, chunks: 4, seeding: 'same' });
    expect(opened.digest).toBe('0123456789abcdef');
    expect(opened.notices).toEqual([]);
    expect(missingText(opened, 'a.json')).toBeNull();
  });

  it.each<[string, unknown, string, string]>([
    ['K', -1, '-1', '0 < K <= 1e9'],
    ['K', null, 'null', '0 < K <= 1e9'],
    ['K', true, 'true', '0 < K <= 1e9'],
    ['K', [500], '[…]', '0 < K <= 1e9'],
    ['seed', { value: 3 }, '{…}', '0 to 4294967295, whole'],
    ['seed', 1.5, '1.5', '0 to 4294967295, whole'],
    ['seeding', 'x'.repeat(5000), `${'x'.repeat(200)}…`, 'distinct or same or shifted'],
    ['view', 7, '7', 'storage, distribution, independence, timing, design'],
  ])('with a %s of %j gives a notice', (key, value, given, allowed) => {
    const { notices } = open(withSettings({ [key]: value }));
    expect(notices).toContainEqual(expect.objectContaining({ key, given, allowed }));
  });

  it('takes a number that is written as text, as in a link', () => {
    const { page, notices } = open(withSettings({ K: '1e3', T: '2000' }));
    expect(page.settings).toMatchObject({ K: 1000, T: 2000 });
    expect(notices).toEqual([]);
  });

  it('may have keys of a later version, of any type', () => {
    const later = { leak: true, demand: { monthly: [1, 2] }, note: null, list: [[[]]] };
    const { page, notices } = open(withSettings(later));
    expect(page.settings.K).toBe(500);
    expect(notices).toEqual([]);
  });

  it('that names the prototype changes no object', () => {
    const json = file().replace('"K":500', '"__proto__":{"K":7},"constructor":{"K":7}');
    const opened = open(json);
    expect(opened.page.settings.K).toBe(100);
    expect(opened.missing).toEqual(['K']);
    expect(({} as { K?: number }).K).toBeUndefined();
  });

  it('without some keys of the experiment says which, and what they got', () => {
    const { seed: _seed, mu: _mu, ...others } = SETTINGS;
    const opened = open(file({ settings: others }));
    expect(missingText(opened, 'a.json')).toBe(
      'a.json lacks keys of the experiment; their defaults are in force: mu = 70, seed = 0.',
    );
    const { K: _K, ...noCapacity } = SETTINGS;
    expect(missingText(open(file({ settings: noCapacity })), 'a.json')).toBe(
      'a.json lacks a key of the experiment; its default is in force: K = 100.',
    );
    expect(open(file({ settings: {} })).missing).toHaveLength(10);
  });

  it.each([
    ['', 'it is not JSON'],
    ['['.repeat(100_000), 'it is not JSON'],
    ['null', 'it is no file of Spillway'],
    ['[]', 'it is no file of Spillway'],
    [
      file({ spillway: { schema: 2, version: '0.9.0' } }),
      'made by a newer version of Spillway, 0.9.0: this page reads files of schema 1, and it has schema 2',
    ],
    [file({ spillway: { schema: 2, version: '<b>' } }), 'made by a newer version of Spillway:'],
    [file({ spillway: { schema: 0 } }), 'spillway.schema is missing or does not fit'],
    [file({ spillway: { schema: '1' } }), 'spillway.schema'],
    [file({ path: { digest: 'xyz' } }), 'path.digest'],
    [file({ settings: [1, 2] }), 'settings is missing or does not fit'],
    [file({ settings: 'K=500' }), 'settings'],
    [file({ settings: null }), 'settings'],
  ])('that is none is refused: %.40s', (json, reason) => {
    expect(() => open(json)).toThrow(reason);
  });

  it('with more keys than settings have is refused', () => {
    const many = Object.fromEntries(Array.from({ length: 1001 }, (_, i) => [`k${i}`, i]));
    expect(() => open(withSettings(many))).toThrow('settings is missing or does not fit');
  });
});

it('the version in the file is that of the package', () => {
  expect(VERSION).toBe(packageJson.version);
});
