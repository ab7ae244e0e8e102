import { describe, expect, it } from 'vitest';
import { BLOCK_SIZE } from '../../src/core/job/blockRecord.ts';
import { isTooShort } from '../../src/core/metrics/expectations.ts';
import { metrics } from '../../src/core/metrics/metrics.ts';
import { storageBins } from '../../src/core/run/storageBins.ts';
import { addCounts, countStorages, type StorageCounts } from '../../src/core/run/storageCounts.ts';
import { NO_WANTS } from '../../src/core/job/Job.ts';
import type { Settings } from '../../src/core/settings/Settings.ts';
import type { SimulationRun } from '../../src/core/run/SimulationRun.ts';
import { summarize } from '../../src/core/job/summary.ts';
import { tabulateLaw } from '../../src/core/theory/LawTable.ts';
import { writeBlock } from '../../src/core/job/writeBlock.ts';
import { nextStorage, releaseOf } from '../../src/core/reservoir/waterBalance.ts';
import { DEFAULTS } from '../support/settings.ts';
import { simulationRun } from '../support/simulationRun.ts';
import { loadKernel } from '../../src/kernel/loadKernel.ts';
import { simulate } from '../support/simulate.ts';

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

function countsOf({ settings, summary }: SimulationRun, path: Float64Array): StorageCounts {
  const segments = [{ chunk: 0, firstStep: 0, stepCount: settings.T }];
  const job = { settings, segments, start: null, wants: NO_WANTS };
  return addCounts(storageBins(settings), settings.K, [countStorages(job, path)], {
    full: Math.round(summary.full * settings.T),
    empty: Math.round(summary.empty * settings.T),
  });
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

describe('metrics beside theory', () => {
  const SETS: readonly Partial<Settings>[] = [
    {},
    { target: 50 },
    { target: 35 },
    { K: 140 },
    { target: 100 },
    { K: 500, mu: 60, sigma: 90, target: 55 },
    { K: 50, mu: 10, sigma: 5, target: 8 },
    { K: 100, mu: 0, sigma: 30, target: 10 },
    { K: 300, mu: 72, sigma: 30 },
    { K: 200, mu: 40, sigma: 90, target: 60 },
    { boundary: 'continue', chunks: 7 },
    { chunks: 1000 },
    { chunks: 4000, T: 8e5, K: 90 },
    { K: 1000, mu: 64, sigma: 70 },
    { K: 150, mu: 100, sigma: 150, target: 90 },
    { K: 71 },
    { K: 100, mu: 50, sigma: 20, target: 48 },
    { K: 100, mu: -20, sigma: 60, target: 20 },
    { K: 1e6, mu: 7e5, sigma: 7e5, target: 5e5 },
    { generator: 'numpy', T: 400_000, chunks: 10 },
  ];

  it('standardised errors of 20 reservoirs have an rms near 1', { timeout: 120_000 }, () => {
    const all: { z: number; name: string; set: string }[] = [];
    for (const [i, change] of SETS.entries()) {
      const settings = { ...DEFAULTS, T: 2e6, chunks: 1, seed: 40 + i, ...change };
      const made = simulate(
        settings,
        settings.generator === 'xoshiro' ? { simulateJob: loadKernel()! } : {},
      );
      const run: SimulationRun = { ...simulationRun({}), ...made, path: null };
      const law = tabulateLaw(settings)!;
      const counts = settings.chunks === 1 ? countsOf(run, made.path) : null;
      for (const [name, { z }] of Object.entries(metrics(run, law, counts))) {
        if (z !== null) all.push({ z, name, set: JSON.stringify(change) });
      }
    }
    const rms = Math.sqrt(all.reduce((sum, { z }) => sum + z * z, 0) / all.length);
    const largest = all.reduce((most, each) => (Math.abs(each.z) > Math.abs(most.z) ? each : most));
    expect(all.length).toBeGreaterThan(150);
    expect(rms).toBeGreaterThan(0.8);
    expect(rms).toBeLessThan(1.2);
    expect(Math.abs(largest.z)).toBeLessThan(4.5);
  });

  it('are not compared where the run is too short for its memory', () => {
    const settings = { ...DEFAULTS, T: 100, chunks: 10 };
    const law = tabulateLaw(settings)!;
    expect(isTooShort(law)).toBe(true);
    const told = metrics(simulationRun(settings), law, null);
    expect(told.mean.z).toBeNull();
    expect(told.mean.standardError).toBeNull();
    expect(told.mean.exact).toBeCloseTo(69.2125, 4);
    expect(isTooShort({ ...law, settings: { ...settings, boundary: 'continue' } })).toBe(false);
  });

  it('tell a standard error only where the start from full is forgotten', () => {
    const settings = { ...DEFAULTS, K: 1000, sigma: 20, target: 75, T: 8000, chunks: 8 };
    const law = tabulateLaw(settings)!;
    expect(isTooShort(law)).toBe(false);
    const told = metrics(simulationRun(settings), law, null);
    for (const name of ['mean', 'standardDeviation', 'full', 'spill', 'deficit'] as const) {
      expect(told[name].standardError, name).toBeNull();
      expect(told[name].z, name).toBeNull();
    }
    for (const name of ['timeReliability', 'recurrenceTime', 'eventRecurrenceTime'] as const) {
      expect(told[name].standardError, name).toBeNull();
    }
    expect(told.inflow.standardError).toBeCloseTo(0.2236, 4);
    // what a start from full adds to the mean is soon small beside chance, what it adds to P(full) is not
    const long = { ...settings, T: 8e6 };
    const later = metrics(
      { ...simulationRun(settings), settings: long },
      { ...law, settings: long },
      null,
    );
    expect(later.mean.standardError).toBeCloseTo(0.0839, 4);
    expect(later.full.standardError).toBeNull();
  });

  it.each([
    { T: 1, chunks: 1 },
    { T: 2, chunks: 2 },
    { T: 200, chunks: 200 },
  ])('tell no error of what no draw has ended: %j', (change) => {
    const settings = { ...DEFAULTS, ...change };
    const law = tabulateLaw(settings);
    for (let seed = 0; seed < 10; seed++) {
      const told = metrics(simulationRun({ ...settings, seed }), law, null);
      for (const name of ['resilience', 'meanFailureLength', 'vulnerability'] as const) {
        expect(told[name].standardError, name).toBeNull();
        expect(told[name].z, name).toBeNull();
      }
    }
  });

  it('have no exact value where a failure is too rare for the solver', () => {
    const settings = { ...DEFAULTS, mu: 900, sigma: 60 };
    const law = tabulateLaw(settings)!;
    const certain = { ...law, numbers: { ...law.numbers, deficit: 0 } };
    const told = metrics(simulationRun(settings), certain, null);
    for (const name of ['vulnerability', 'recurrenceTime', 'eventRecurrenceTime'] as const) {
      expect(told[name].exact, name).toBeNull();
    }
    for (const mean of [-1, 0, 80]) {
      const lost = { ...law, largestDeficit: { mean, variance: 1 } };
      expect(metrics(simulationRun(settings), lost, null).vulnerability.exact).toBeNull();
    }
  });

  it('tell what is expected of a run, which many starts do not average away', () => {
    const settings = { ...DEFAULTS, K: 500, mu: 60, sigma: 90, target: 55, T: 8e5, chunks: 4000 };
    const law = tabulateLaw(settings)!;
    const zs: Record<string, number[]> = {};
    const runs = 12;
    for (let seed = 1; seed <= runs; seed++) {
      const made = simulate({ ...settings, seed }, { simulateJob: loadKernel()! });
      const told = metrics({ ...simulationRun({}), ...made, path: null }, law, null);
      for (const name of ['mean', 'full', 'deficit', 'release', 'spill', 'resilience'] as const) {
        (zs[name] ??= []).push(told[name].z!);
      }
      for (const name of ['recurrenceTime', 'eventRecurrenceTime', 'meanFailureLength'] as const) {
        const { estimate, expected, standardError } = told[name];
        (zs[name] ??= []).push((estimate! - expected!) / standardError!);
      }
      expect(told.mean.expected).toBeCloseTo(414.061248871474 + 523.2494287 / 200, 6);
      expect(told.mean.exact).toBeCloseTo(414.061248871474, 6);
      // the exact value is out of reach of chance
      expect((told.mean.estimate! - told.mean.exact!) / told.mean.standardError!).toBeGreaterThan(
        3,
      );
    }
    for (const [name, of] of Object.entries(zs)) {
      const mean = of.reduce((sum, z) => sum + z, 0) / runs;
      const rms = Math.sqrt(of.reduce((sum, z) => sum + z * z, 0) / runs);
      expect(Math.abs(mean), name).toBeLessThan(3.5 / Math.sqrt(runs));
      expect(rms, name).toBeGreaterThan(0.4);
      expect(rms, name).toBeLessThan(1.7);
    }
  });

  it('expect what a storage without chance does', () => {
    for (const change of [
      { mu: 50 },
      { mu: 50.3, target: 50.7 },
      { mu: -1, target: 25 },
      { mu: 0, target: 30 },
      { mu: 80 },
      { mu: 20, target: 100 },
    ]) {
      const settings = { ...DEFAULTS, sigma: 0, T: 3000, chunks: 3, ...change };
      const told = metrics(simulationRun(settings), tabulateLaw(settings), null);
      for (const name of [
        'mean',
        'standardDeviation',
        'full',
        'empty',
        'deficit',
        'release',
        'spill',
        'inflow',
      ] as const) {
        const { estimate, expected } = told[name];
        expect(Math.abs(estimate! - expected!), `${name} ${settings.mu}`).toBeLessThan(1e-6);
      }
    }
  });

  it('expect nothing of a run that is too short to tell what its starts add', () => {
    const settings = { ...DEFAULTS, T: 100, chunks: 10 };
    const told = metrics(simulationRun(settings), tabulateLaw(settings), null);
    expect(told.mean.expected).toBeNull();
    expect(told.recurrenceTime.expected).toBeNull();
    expect(told.inflow.expected).toBe(told.inflow.exact); // no start adds to it
  });

  it('take chunks that draw one stream for one sample', () => {
    const errorOf = (seeding: Settings['seeding']) => {
      const settings = { ...DEFAULTS, T: 100_000, chunks: 100, seeding };
      return metrics(simulationRun(settings), tabulateLaw(settings), null);
    };
    const [one, many] = [errorOf('same'), errorOf('distinct')];
    for (const name of ['mean', 'full', 'release', 'recurrenceTime'] as const) {
      expect(one[name].standardError! / many[name].standardError!).toBeCloseTo(10, 6);
    }
  });

  it('name no μ and σ of a run that is drawn from a record, but its mean and spread', () => {
    const record = { values: [40, 100, -20], blockLength: 1 };
    const told = metrics(simulationRun({ record }), null, null);
    expect(told.nominalInflowMean.exact).toBeNull();
    expect(told.standardCapacity.exact).toBeNull();
    expect(told.inflowMean.exact).toBeCloseTo(140 / 3, 12);
    expect(told.draftRatio.exact).toBeCloseTo(1.5, 12);
  });

  it('tell the field’s terms of the article’s reservoir', () => {
    const told = metrics(simulationRun({}), null, null);
    expect(told.effectiveCapacity.exact).toBe(30);
    expect(told.standardCapacity.exact).toBeCloseTo(30 / 70, 12);
    expect(told.inflowMean.exact).toBeCloseTo(75.832, 3);
    expect(told.inflowStandardDeviation.exact).toBeCloseTo(60.666, 3);
    expect(told.zeroInflowShare.exact).toBeCloseTo(0.1587, 4);
    expect(told.draftRatio.exact).toBeCloseTo(70 / 75.832, 4);
    expect(told.coefficientOfVariation.exact).toBeCloseTo(60.666 / 75.832, 4);
    expect(told.drift.exact).toBeCloseTo((1 - 70 / 75.832) / (60.666 / 75.832), 4);
  });
});

describe('the recurrence of rare failures', () => {
  // about 39 failed steps in events of about two, so the share's error is some 20 % of it
  const settings = { ...DEFAULTS, K: 300, mu: 72, sigma: 45, T: 3000, chunks: 1 };
  const law = tabulateLaw(settings)!;
  const toldOf = (T: number, seed: number) => {
    const made = simulate({ ...settings, T, seed }, { simulateJob: loadKernel()! });
    const own = { ...law, settings: { ...settings, T } };
    return metrics({ ...simulationRun({}), ...made, path: null }, own, null);
  };

  it('has a range that holds what is expected in about 95 of 100 runs', () => {
    const hits = { recurrenceTime: 0, eventRecurrenceTime: 0 };
    const runs = 400;
    for (let seed = 0; seed < runs; seed++) {
      const told = toldOf(3000, seed);
      for (const name of ['recurrenceTime', 'eventRecurrenceTime'] as const) {
        const { estimate, interval, expected, standardError } = told[name];
        expect(standardError).toBeNull();
        if (estimate === null) continue; // no failure: out of reach
        const [low, high] = interval!;
        expect(low).toBeLessThan(estimate);
        expect(high).toBeGreaterThan(estimate);
        hits[name] += Number(low <= expected! && expected! <= high);
      }
    }
    for (const count of Object.values(hits)) {
      expect(count / runs).toBeGreaterThan(0.9);
      expect(count / runs).toBeLessThan(0.99);
    }
  });

  it('has a standard error where failures are many', () => {
    const { standardError, expected, interval } = toldOf(3e5, 1).recurrenceTime;
    expect(interval).toBeNull();
    expect(standardError! / expected!).toBeLessThan(0.1);
  });
});

describe('a spread that is lost where squares are summed', () => {
  it('is not told', () => {
    const tiny = { K: 1e-170, mu: 7e-171, sigma: 7e-171, target: 7e-171 };
    const settings = { ...DEFAULTS, ...tiny, T: 20_000 };
    const told = metrics(simulationRun(settings), tabulateLaw(settings), null);
    expect(told.standardDeviation.estimate).toBeNull();
    expect(told.standardDeviation.exact).toBeGreaterThan(1e-171);
    expect(Math.abs(told.mean.z!)).toBeLessThan(5);
    expect(told.mean.standardError).toBeGreaterThan(1e-173);
    const steady = { ...DEFAULTS, sigma: 0, T: 100 };
    expect(metrics(simulationRun(steady), null, null).standardDeviation.estimate).toBe(0);
  });
});
