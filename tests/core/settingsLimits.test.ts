import { describe, expect, test } from 'vitest';
import type { Settings } from '../../src/core/settings/Settings.ts';
import { readSettings } from '../../src/core/settings/validateSettings.ts';
import { DEFAULTS } from '../support/settings.ts';

/** What is in force after `key` is given as `text`, and whether there is a notice. */
function readOne(key: keyof Settings, text: string, before: Record<string, string> = {}) {
  const texts = { ...before, [key]: text };
  const { settings, notices } = readSettings((name) => texts[name] ?? null);
  return { value: settings[key], refused: notices.length > 0 };
}

describe('the limits of settings', () => {
  test.each([
    ['K', '1e-300', 1e-300],
    ['K', '1e9', 1e9],
    ['mu', '-1e9', -1e9],
    ['mu', '1000000000', 1e9],
    ['sigma', '0', 0],
    ['sigma', '1e+9', 1e9],
    ['target', '0', 0],
    ['target', '100', 100],
    ['T', '2', 2],
    ['T', '1e10', 1e10],
    ['chunks', '1', 1],
    ['chunks', '200', 200],
    ['seed', '0', 0],
    ['seed', '4294967295', 4294967295],
  ] as const)('take %s=%s', (key, text, value) => {
    expect(readOne(key, text)).toEqual({ value, refused: false });
  });

  test.each([
    ['K', '0'],
    ['K', '1e-400'], // reads as 0
    ['K', '-1'],
    ['K', '1000000000.0000002'],
    ['mu', '-1000000000.0000002'],
    ['mu', '1e400'], // reads as Infinity
    ['sigma', '-1e-300'],
    ['sigma', '1000000000.0000002'],
    ['target', '-1e-300'],
    ['target', '100.00000000000002'],
    ['T', '0'],
    ['T', '0.5'],
    ['T', '10000000001'],
    ['chunks', '0'],
    ['chunks', '1.5'],
    ['chunks', '201'],
    ['seed', '-1'],
    ['seed', '0.5'],
    ['seed', '4294967296'],
    ['generator', 'NumPy'],
    ['seeding', 'Same'],
    ['boundary', ''],
  ] as const)('refuse %s=%s', (key, text) => {
    expect(readOne(key, text)).toEqual({ value: DEFAULTS[key], refused: true });
  });

  test('of chunks are 4096 where T is larger', () => {
    expect(readOne('chunks', '4096', { T: '1e6' })).toEqual({ value: 4096, refused: false });
    expect(readOne('chunks', '4097', { T: '1e6' })).toEqual({ value: 2, refused: true });
    expect(readOne('chunks', '4096', { T: '4096' })).toEqual({ value: 4096, refused: false });
    expect(readOne('chunks', '4096', { T: '4095' })).toEqual({ value: 2, refused: true });
  });

  test('of the target follow K', () => {
    expect(readOne('target', '0.5', { K: '0.5' })).toEqual({ value: 0.5, refused: false });
    expect(readOne('target', '0.6', { K: '0.5' })).toEqual({ value: 0.5, refused: true });
  });

  test.each(['seeding', 'boundary', 'generator'] as const)('take every choice of %s', (key) => {
    const choices = {
      generator: ['numpy'],
      seeding: ['distinct', 'same', 'shifted'],
      boundary: ['restart', 'continue'],
    };
    for (const value of choices[key]) {
      expect(readOne(key, value)).toEqual({ value, refused: false });
    }
  });
});

describe('the grammar of numbers', () => {
  test.each([
    ['7', 7],
    ['007', 7],
    ['-7', -7],
    ['0.25', 0.25],
    ['1e2', 100],
    ['1.5e+2', 150],
    ['15e-1', 1.5],
    ['-0', 0],
    ['-0.0e-5', 0],
  ])('reads %s', (text, value) => {
    expect(readOne('mu', text)).toEqual({ value, refused: false });
  });

  test.each(
    [
      ['', ' ', ' 7', '7 ', '7\n', '\t7', '+7', '--7', '7-', '.5', '5.', '-.5', '1,5', '1_000'],
      ['1E2', '1e', 'e5', '1e5.5', '1e+-5', '1 e5', '1.2.3', '0x10', '0b1', '1n', '٣', '７'],
      ['NaN', 'Infinity', '-Infinity', 'null', 'undefined', 'true', '[]', '−7', '7e', '1e+'],
    ].flat(),
  )('refuses %j', (text) => {
    expect(readOne('mu', text)).toEqual({ value: 70, refused: true });
  });
});
