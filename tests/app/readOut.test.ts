import { expect, it } from 'vitest';
import { memoryText, readOut } from '../../src/app/form/readOut.ts';
import type { Settings } from '../../src/core/settings/Settings.ts';
import { ARTICLE, DEFAULTS } from '../support/settings.ts';

it('tells how the steps are cut and which seeds are drawn', () => {
  expect(readOut(ARTICLE)).toBe('200 steps = 2 chunks × 100; chunk 0: seed 0, chunk 1: seed 1');
});

it('tells of the steps that a plain division would lose', () => {
  expect(readOut({ ...ARTICLE, T: 100, chunks: 3 })).toBe(
    '100 steps = 1 chunk × 34 + 2 chunks × 33 (the article would lose 1 step); chunk 0: seed 0, …, chunk 2: seed 2',
  );
});

it('tells one seed for all, and seeds that begin anew after the greatest', () => {
  expect(readOut({ ...ARTICLE, seeding: 'same', seed: 7 })).toContain('chunk 1: seed 7');
  expect(readOut({ ...ARTICLE, seeding: 'shifted', chunks: 4 })).toContain(
    'chunk 0: seed 0, …, chunk 3: seed 0 from step 30 on',
  );
  expect(readOut({ ...ARTICLE, seed: 2 ** 32 - 1 })).toContain(
    'chunk 0: seed 4294967295, chunk 1: seed 0',
  );
});

it('tells which of the fast streams are drawn', () => {
  const streams = (change: Partial<Settings>) => readOut({ ...DEFAULTS, ...change }).split('; ')[1];
  expect(streams({ seed: 5 })).toBe('seed 5, streams 0 to 1');
  expect(streams({ chunks: 1 })).toBe('seed 0, stream 0');
  expect(streams({ seeding: 'same' })).toBe('seed 0, stream 0 for every chunk');
  expect(streams({ seeding: 'shifted' })).toBe(
    'seed 0, stream 0 for every chunk, each 10 steps further on',
  );
  expect(streams({ boundary: 'continue' })).toBe('seed 0, one stream for the whole path');
});

it('tells beforehand what is kept', () => {
  expect(memoryText({ ...DEFAULTS, T: 1e7, chunks: 1 })).toBe('The path is kept: 80 MB.');
  expect(memoryText({ ...DEFAULTS, T: 1e9, chunks: 1 })).toBe(
    'The full path (8 GB) is not stored. A summary of 49.6 MB is; any part is computed again when you zoom in.',
  );
  expect(memoryText({ ...DEFAULTS, T: 1e9, generator: 'numpy' })).toContain(
    'single steps cannot be looked at',
  );
});
