import { describe, expect, test } from 'vitest';
import { goldenSettings, pathTolerance, readGolden } from '../support/golden.ts';
import { largestDifference } from '../support/numbers.ts';
import { simulate } from '../support/simulate.ts';

const NAMES = ['base', 'sig0', 'big', 'small'].flatMap((name) => [`${name}_100`, `${name}_1000`]);

/** Steps t = 1..T that are full, empty, and short of the target. */
function counts(storages: ArrayLike<number>, K: number, target: number): number[] {
  const steps = Array.from(storages).slice(1);
  return [
    steps.filter((storage) => storage === K).length,
    steps.filter((storage) => storage === 0).length,
    steps.filter((storage) => storage < target).length,
  ];
}

describe.each(NAMES)('the paths of simulate() under NumPy: %s', (name) => {
  const golden = readGolden(`paths_${name}`);

  test.each(golden.jobs)('agrees along the path of jobno $jobno', ({ jobno, S }) => {
    const run = simulate(goldenSettings(golden, { T: golden.T, seed: jobno }));
    expect(S).toHaveLength(golden.T + 1);
    expect(largestDifference(run.path, S)).toBeLessThanOrEqual(pathTolerance(golden));
  });

  test.each(golden.jobs)('agrees in the kinds of steps of jobno $jobno', ({ jobno, S }) => {
    const { T, K, Sbar } = golden;
    const { path, summary } = simulate(goldenSettings(golden, { T, seed: jobno }));
    const expected = counts(S, K, Sbar);
    expect(counts(path, K, Sbar)).toEqual(expected);
    expect([summary.full, summary.empty, summary.deficit]).toEqual(expected.map((n) => n / T));
  });
});
