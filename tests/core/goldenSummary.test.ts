import { describe, expect, test } from 'vitest';
import { BLOCK_STEPS } from '../../src/core/rng/blockSteps.ts';
import { goldenSettings, pathTolerance, readGolden } from '../support/golden.ts';
import { exactSum, largestDifference, relativeError } from '../support/numbers.ts';
import { simulate } from '../support/simulate.ts';
import { tiered } from '../support/tiered.ts';

const { T, runs } = readGolden('summary_1e6');

test('the summary of some blocks is that of their steps, which pass through NumPy’s storages', () => {
  const golden = runs[0]!;
  const steps = 2 * BLOCK_STEPS + 99;
  const settings = goldenSettings(golden, { T: steps, seed: golden.jobno });
  const { path, summary } = simulate(settings);
  const at = [path[0]!, path[100_000]!];
  expect(largestDifference(at, golden.every_100000.slice(0, 2))).toBeLessThanOrEqual(
    pathTolerance(golden),
  );
  const { K, target } = settings;
  const storages = path.subarray(1);
  const share = (counts: (storage: number) => boolean) => storages.filter(counts).length / steps;
  expect(summary).toMatchObject({
    full: share((storage) => storage === K),
    empty: share((storage) => storage === 0),
    deficit: share((storage) => storage < target),
    min: storages.reduce((least, storage) => Math.min(least, storage)),
    max: storages.reduce((most, storage) => Math.max(most, storage)),
    last: storages.at(-1),
  });
  const mean = exactSum(storages) / steps;
  expect(relativeError(summary.mean, mean)).toBeLessThan(1e-13);
  const variance = exactSum(storages.map((storage) => (storage - mean) ** 2)) / steps;
  expect(relativeError(summary.standardDeviation ** 2, variance)).toBeLessThan(1e-12);
  const release = (of: Float64Array) => exactSum(of.map((s) => Math.min(s, target))) / steps;
  expect(relativeError(summary.release, release(storages))).toBeLessThan(1e-12);
  // what came in is there, was released by the step it came in, or spilled
  const left = (storages.at(-1)! - K) / steps + release(path.subarray(0, steps));
  expect(relativeError(summary.inflow, left + summary.spill)).toBeLessThan(1e-12);
});

describe.each(tiered([], runs))('a million steps of $case with jobno $jobno', (golden) => {
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
});
