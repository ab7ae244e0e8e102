import { expect, test } from 'vitest';
import { lawText, probesText } from '../../src/app/files/longResultText.ts';
import { drawSome } from '../../src/app/files/drawSome.ts';
import { stepMetrics } from '../../src/core/metrics/metrics.ts';
import { tabulateLaw } from '../../src/core/theory/LawTable.ts';
import { DEFAULTS } from '../support/settings.ts';

test('tells how many probes were made again, and how many are equal', () => {
  const all = (count: number) => Array.from({ length: count }, () => 'equal' as const);
  expect(probesText(all(20), 1000)).toBe(
    '20 of 1,000 probes, drawn by chance, were made again from the seed: all are equal to the bit.',
  );
  expect(probesText([...all(18), 'different', 'unknown'], 1000)).toBe(
    '20 of 1,000 probes, drawn by chance, of which 19 could be made again: 1 differs. These are not the numbers of these settings.',
  );
  expect(probesText(['unknown'], 1)).toMatch(/none was made again/);
  expect(probesText([], 0)).toMatch(/holds no probes/);
});

test('holds a summary against the exact law of its number of steps', () => {
  const settings = { ...DEFAULTS, T: 1e12, chunks: 1, boundary: 'continue' as const };
  const law = tabulateLaw(settings)!;
  const exact = law.numbers;
  const summary = { ...exact, min: 0, max: 100, last: 50, inflow: law.stepMeans.inflow.mean };
  const told = (change: object) =>
    lawText(law, stepMetrics({ settings, summary: { ...summary, ...change } }, law));
  expect(told({})).toMatch(/ 0\.0 standard errors off, as chance may have it\.$/);
  expect(told({ mean: exact.mean * (1 + 1e-5) })).toMatch(/too far for chance\.$/);
  expect(lawText(null, stepMetrics({ settings, summary }, null))).toMatch(/nothing to compare/);
});

test('draws some of many in their order, all where there are few', () => {
  const many = Array.from({ length: 1000 }, (_, i) => i);
  const some = drawSome(many, 20);
  expect(new Set(some).size).toBe(20);
  expect(some).toEqual(some.toSorted((a, b) => a - b));
  expect(drawSome([3, 1, 2], 20)).toEqual([3, 1, 2]);
});
