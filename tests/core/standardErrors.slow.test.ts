import { describe, expect, it } from 'vitest';
import { BLOCK_SIZE } from '../../src/core/job/blockRecord.ts';
import { ofMean } from '../../src/core/metrics/expectations.ts';
import type { StepMean, StepMeanName } from '../../src/core/theory/law.ts';
import { exactLaw } from '../../src/core/theory/exactLaw.ts';
import { tabulateLaw } from '../../src/core/theory/LawTable.ts';
import { largestDeficit } from '../../src/core/theory/largestDeficit.ts';
import { NO_WANTS } from '../../src/core/job/Job.ts';
import type { Settings } from '../../src/core/settings/Settings.ts';
import { storageBins } from '../../src/core/run/storageBins.ts';
import { addCounts, countStorages } from '../../src/core/run/storageCounts.ts';
import { loadKernel } from '../../src/kernel/loadKernel.ts';
import { exactSum } from '../support/numbers.ts';
import { DEFAULTS } from '../support/settings.ts';
import { simulate } from '../support/simulate.ts';

/** Independent runs of each reservoir, and the steps of each: one block. */
const RUNS = 400;
const STEPS = 20_000;

const RESERVOIRS: readonly Partial<Settings>[] = [
  {},
  { K: 500, mu: 60, sigma: 90, target: 55 },
  { K: 50, mu: 10, sigma: 5, target: 8 },
  { target: 50 },
  { target: 35 },
  { K: 140 },
  { target: 100 },
  { K: 100, mu: 0, sigma: 30, target: 10 },
];

/** How far the runs' means stray from theory, in theory's standard errors: rms over all runs. */
function spread(means: readonly number[], { mean, variance, startBias }: StepMean): number {
  const squares = means.map((value) => (value - mean - startBias / STEPS) ** 2);
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / RUNS / (variance / STEPS));
}

/** The relative error of a standard deviation from so many runs, five times. */
const TOLERANCE = 5 / Math.sqrt(2 * RUNS);

describe.each([
  [{ K: 1000, sigma: 20, target: 75 }, 1000],
  [{ K: 300, mu: 65, sigma: 20, target: 75 }, 300],
  [{ K: 500, mu: 50, sigma: 40, target: 70 }, 1000],
  [{ mu: 20, sigma: 20, target: 60 }, 30],
  [{ mu: 20, sigma: 20, target: 60 }, 1000],
] as const)('paths of %j that begin full', (change, steps) => {
  const settings = { ...DEFAULTS, T: RUNS * steps, chunks: RUNS, seed: 3, ...change };
  const law = tabulateLaw(settings)!;
  const { blocks } = simulate(settings, { simulateJob: loadKernel()! });

  it('stray about as far as is told, where it is told', () => {
    const { K, target } = settings;
    const told = (
      [
        ['storage', 1, K],
        ['full', 5, 1],
        ['empty', 6, 1],
        ['deficit', 7, 1],
        ['release', 8, target],
        ['inflow', 9, Infinity],
        ['spill', 10, Infinity],
      ] as const
    ).flatMap(([name, at, greatest]) => {
      const { standardError } = ofMean(law, law.stepMeans[name], 0, greatest);
      if (standardError === null) return [];
      const values = Array.from({ length: RUNS }, (_, run) => blocks[run * BLOCK_SIZE + at]!);
      const means = name === 'storage' ? values : values.map((value) => value / steps);
      const mean = exactSum(means) / RUNS;
      const variance = exactSum(means.map((each) => (each - mean) ** 2)) / (RUNS - 1);
      // of the mean of all runs
      return [{ name, ratio: Math.sqrt(variance / RUNS) / standardError }];
    });
    expect(told.length).toBeGreaterThanOrEqual(2);
    expect(told.length).toBeLessThan(7);
    for (const { name, ratio } of told) {
      expect(ratio, name).toBeGreaterThan(0.7);
      expect(ratio, name).toBeLessThan(1.4);
    }
  });
});

describe.each(RESERVOIRS)('standard errors of %j', (change) => {
  const settings = { ...DEFAULTS, T: RUNS * STEPS, chunks: RUNS, seed: 11, ...change };
  const law = exactLaw(settings)!;
  const { path, blocks } = simulate(settings, { simulateJob: loadKernel()! });
  const ofRun = (at: number) =>
    Array.from({ length: RUNS }, (_, run) => blocks[run * BLOCK_SIZE + at]!);
  const perStep = (values: readonly number[]) => values.map((value) => value / STEPS);

  it.each([
    ['storage', () => ofRun(1)],
    ['full', () => perStep(ofRun(5))],
    ['empty', () => perStep(ofRun(6))],
    ['deficit', () => perStep(ofRun(7))],
    ['release', () => perStep(ofRun(8))],
    ['inflow', () => perStep(ofRun(9))],
    ['spill', () => perStep(ofRun(10))],
    ['square', () => perStep(ofRun(2).map((m2, i) => m2 + STEPS * (ofRun(1)[i]! - law.mean) ** 2))],
  ] as const)('of %s are those of independent runs', (name: StepMeanName, read) => {
    const measure = law.stepMeans[name];
    if (measure.mean * STEPS < 1) return; // too rare for a mean to be about normal
    expect(Math.abs(spread(read(), measure) - 1)).toBeLessThan(TOLERANCE);
  });
  it('of bins and atoms are those of independent runs', () => {
    const table = tabulateLaw(settings)!;
    const bins = storageBins(settings);
    const steps = Array.from({ length: RUNS }, (_, run) => {
      const storages = path.subarray(run * (STEPS + 1), (run + 1) * (STEPS + 1));
      const job = { settings, segments: [{ chunk: run, firstStep: 0, stepCount: STEPS }] };
      const counted = countStorages({ ...job, start: null, wants: NO_WANTS }, storages);
      return addCounts(bins, settings.K, [counted], {
        full: blocks[run * BLOCK_SIZE + 5]!,
        empty: blocks[run * BLOCK_SIZE + 6]!,
      });
    });
    const cells = [
      ...table.bins.map((theory, i) => ({ theory, counts: steps.map((run) => run.bins[i]!) })),
      ...table.atoms.map((theory, i) => ({ theory, counts: steps.map((run) => run.atoms[i]!) })),
    ];
    const ofCells = cells
      .filter(({ theory }) => theory.mean * STEPS > 1)
      .map(({ theory, counts }) => spread(perStep(counts), theory));
    expect(ofCells.length).toBeGreaterThan(40);
    // the largest of so many deviations is larger than one
    for (const each of ofCells) expect(Math.abs(each - 1)).toBeLessThan(TOLERANCE);
    const total = [...table.bins, ...table.atoms, table.stepMeans.full, table.stepMeans.empty];
    expect(exactSum(total.map(({ mean }) => mean))).toBeCloseTo(1, 8);
  });

  it('and the mean of the largest deficits are those of many events', () => {
    const { target } = settings;
    const largest: number[] = [];
    let open = 0;
    for (let row = 0; row < path.length; row++) {
      const deficit = target - path[row]!;
      if (deficit > 0) {
        if (deficit > open) open = deficit;
      } else if (open > 0) {
        largest.push(open);
        open = 0;
      }
    }
    const mean = exactSum(largest) / largest.length;
    const variance = exactSum(largest.map((each) => (each - mean) ** 2)) / largest.length;
    const theory = largestDeficit(settings, law)!;
    const standardError = Math.sqrt(theory.variance / largest.length);
    expect(Math.abs(mean - theory.mean)).toBeLessThan(4 * standardError);
    expect(Math.abs(variance / theory.variance - 1)).toBeLessThan(10 / Math.sqrt(largest.length));
  });
});
