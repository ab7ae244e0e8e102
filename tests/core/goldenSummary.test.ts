import { describe, expect, test } from 'vitest';
import { goldenSettings, pathTolerance, readGolden } from '../support/golden.ts';
import { largestDifference, relativeError } from '../support/numbers.ts';
import { simulate } from '../support/simulate.ts';
import { tiered } from '../support/tiered.ts';

const { T, runs } = readGolden('summary_1e6');

describe.each(tiered(runs.slice(0, 1), runs))(
  'a million steps of $case with jobno $jobno',
  (golden) => {
    const { path, summary } = simulate(goldenSettings(golden, { T, seed: golden.jobno }));

    test('are as often full, empty and short as NumPy’s', () => {
      const { n_full, n_empty, n_deficit } = golden;
      expect(summary.full).toBe(n_full / T);
      expect(summary.empty).toBe(n_empty / T);
      expect(summary.deficit).toBe(n_deficit / T);
    });

    test('have NumPy’s mean and variance', () => {
      // the mean is as close as the path; golden moments come from exact sums
      expect(Math.abs(summary.mean - golden.mean)).toBeLessThanOrEqual(pathTolerance(golden));
      expect(relativeError(summary.standardDeviation ** 2, golden.var)).toBeLessThan(1e-12);
    });

    test('pass through NumPy’s storages and end in its last', () => {
      const marks = path.filter((_, t) => t % 100000 === 0);
      expect(largestDifference(marks, golden.every_100000)).toBeLessThanOrEqual(
        pathTolerance(golden),
      );
      expect(Math.abs(summary.last - golden.last)).toBeLessThanOrEqual(pathTolerance(golden));
      expect(summary.last).toBe(path.at(-1));
    });

    test('release what NumPy’s do', () => {
      // golden sums W_t over t = 0..T-1, the summary is a mean over t = 1..T
      const { K, Sbar, last } = golden;
      const release = summary.release * T + Math.min(K, Sbar) - Math.min(last, Sbar);
      expect(relativeError(release, golden.release)).toBeLessThan(1e-12);
    });

    test('lie between the least and the greatest storage of the summary', () => {
      const steps = path.subarray(1);
      expect(summary.min).toBe(steps.reduce((least, storage) => Math.min(least, storage)));
      expect(summary.max).toBe(steps.reduce((most, storage) => Math.max(most, storage)));
    });
  },
);
