import { expect, it } from 'vitest';
import { readOut } from '../../src/app/readOut.ts';
import { ARTICLE } from '../support/settings.ts';

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
  expect(readOut({ ...ARTICLE, seed: 2 ** 32 - 1 })).toContain(
    'chunk 0: seed 4294967295, chunk 1: seed 0',
  );
});
