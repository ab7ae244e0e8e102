import { describe, expect, it } from 'vitest';
import { BLOCK_SIZE } from '../../src/core/job/blockRecord.ts';
import { metrics } from '../../src/core/metrics/metrics.ts';
import type { Settings } from '../../src/core/settings/Settings.ts';
import type { SimulationRun } from '../../src/core/run/SimulationRun.ts';
import { summarize } from '../../src/core/job/summary.ts';
import { writeBlock } from '../../src/core/job/writeBlock.ts';
import { nextStorage, releaseOf } from '../../src/core/reservoir/waterBalance.ts';
import { countsOf } from '../support/countsOf.ts';
import { DEFAULTS } from '../support/settings.ts';
import { simulationRun } from '../support/simulationRun.ts';

/** A run with given inflows, and its counts. */
function runOf(change: Partial<Settings>, inflow: readonly number[]) {
  const settings = { ...DEFAULTS, T: inflow.length, chunks: 1, ...change };
  const { K } = settings;
  const storages: number[] = [];
  for (const each of inflow) storages.push(nextStorage(settings, storages.at(-1) ?? K, each));
  const blocks = new Float64Array(BLOCK_SIZE);
  const segment = { chunk: 0, firstStep: 0, stepCount: inflow.length };
  const series = { storage: Float64Array.from(storages), inflow: Float64Array.from(inflow) };
  const normals = new Float64Array(1);
  const end = { storage: storages.at(-1)!, normal: 0, stream: null };
  writeBlock({ settings, segment, initial: K, ...series, normals, end }, 0, blocks, 0);
  const summary = summarize(settings, blocks);
  const run: SimulationRun = { ...simulationRun({}), settings, blocks, summary };
  return { run, storages, counts: countsOf(run, Float64Array.of(K, ...storages)) };
}

describe('metrics of a small series, worked by hand', () => {
  // K = 10, target 6: from full, storages 4 + inflow, at most 10; below 6 nothing is carried over
  // inflow   3  1  5   6   9   0  2   8
  // storage  7  2  5   6   9   3  2   8    failures: steps 2, 3 (deficits 4, 1) and 6, 7 (3, 4)
  const { run, storages, counts } = runOf({ K: 10, target: 6 }, [3, 1, 5, 6, 9, 0, 2, 8]);
  const told = metrics(run, null, counts);

  it('follows the storages', () => {
    expect(storages).toEqual([7, 2, 5, 6, 9, 3, 2, 8]);
  });

  it.each([
    ['mean', 42 / 8],
    ['full', 0],
    ['deficit', 4 / 8],
    ['release', (6 + 2 + 5 + 6 + 6 + 3 + 2 + 6) / 8],
    ['spill', 0],
    ['inflow', 34 / 8],
    ['timeReliability', 0.5],
    ['volumetricReliability', 36 / 48],
    ['resilience', 2 / 4],
    ['vulnerability', (4 + 4) / 2 / 6],
    ['meanFailureLength', 2],
    ['longestFailure', 2],
    ['recurrenceTime', 2],
    ['eventRecurrenceTime', 4],
  ] as const)('%s', (name, expected) => {
    expect(told[name].estimate).toBeCloseTo(expected, 12);
  });

  it('has no estimate of what never happened', () => {
    const { run: full, counts: none } = runOf({ K: 10, target: 6 }, [9, 9, 9]);
    const calm = metrics(full, null, none);
    for (const name of [
      'resilience',
      'vulnerability',
      'meanFailureLength',
      'recurrenceTime',
    ] as const) {
      expect(calm[name].estimate).toBeNull();
    }
    expect(calm.timeReliability.estimate).toBe(1);
    expect(calm.longestFailure.estimate).toBe(0);
  });
});

/**
 * The measures of R's package `reservoir` (Turner & Galelli), function `rrv`, written anew from its
 * description: the standard operating policy with a capacity K - S̄ and carry-over Z, runs of failed
 * periods by their lengths.
 */
function rrv(inflow: readonly number[], capacity: number, target: number) {
  let carried = capacity;
  const releases = inflow.map((each) => {
    // the target is taken from what was carried over and what comes in
    const water = carried + each;
    const release = Math.min(target, water);
    carried = Math.min(capacity, water - release);
    return release;
  });
  const failed = releases.map((release) => release < target);
  const runs = failed
    .map((isFailed) => (isFailed ? 'x' : ' '))
    .join('')
    .split(/ +/)
    .filter((each) => each !== '');
  let at = 0;
  const worst: number[] = [];
  for (const [i, isFailed] of failed.entries()) {
    if (isFailed && !failed[i - 1]) at = worst.push(0) - 1;
    if (isFailed) worst[at] = Math.max(worst[at]!, target - releases[i]!);
  }
  const total = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0);
  return {
    timeReliability: 1 - failed.filter(Boolean).length / failed.length,
    volumetricReliability: total(releases) / (target * releases.length),
    resilience: runs.length / total(runs.map((run) => run.length)),
    vulnerability: total(worst) / worst.length / target,
  };
}

describe("metrics and R's reservoir", () => {
  it.each([
    ['the article', {}],
    ['a large one', { K: 500, mu: 60, sigma: 90, target: 55 }],
    ['a dry one', { K: 80, mu: 20, sigma: 40, target: 50 }],
  ])('agree on the same inflows: %s', (_, change) => {
    const settings = { ...DEFAULTS, ...change };
    let seed = 1;
    const uniform = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
    const inflow = Array.from({ length: 5000 }, () => {
      const normal = Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
      return Math.max(settings.mu + settings.sigma * normal, 0);
    });
    const { run, counts, storages } = runOf(change, inflow);
    const told = metrics(run, null, counts);
    expect(storages.reduce((sum, s) => sum + releaseOf(settings, s), 0)).toBeGreaterThan(0);
    const expected = rrv(inflow, settings.K - settings.target, settings.target);
    for (const name of [
      'timeReliability',
      'volumetricReliability',
      'resilience',
      'vulnerability',
    ] as const) {
      expect(Math.abs(told[name].estimate! - expected[name])).toBeLessThan(1e-12);
    }
  });
});
