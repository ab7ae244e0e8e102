import { describe, expect, it } from 'vitest';
import { isTooShort } from '../../src/core/metrics/expectations.ts';
import { metrics } from '../../src/core/metrics/metrics.ts';
import type { Settings } from '../../src/core/settings/Settings.ts';
import type { SimulationRun } from '../../src/core/run/SimulationRun.ts';
import { tabulateLaw } from '../../src/core/theory/LawTable.ts';
import { countsOf } from '../support/countsOf.ts';
import { DEFAULTS } from '../support/settings.ts';
import { simulationRun } from '../support/simulationRun.ts';
import { loadKernel } from '../../src/kernel/loadKernel.ts';
import { simulate } from '../support/simulate.ts';

const kernel = loadKernel()!;

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
        settings.generator === 'xoshiro' ? { simulateJob: kernel } : {},
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
      const made = simulate({ ...settings, seed }, { simulateJob: kernel });
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
    const made = simulate({ ...settings, T, seed }, { simulateJob: kernel });
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
