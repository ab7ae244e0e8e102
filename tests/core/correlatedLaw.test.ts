import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { metrics } from '../../src/core/metrics/metrics.ts';
import type { Settings } from '../../src/core/settings/Settings.ts';
import { exactLaw } from '../../src/core/theory/exactLaw.ts';
import type { StationaryLaw } from '../../src/core/theory/law.ts';
import { tabulateLaw } from '../../src/core/theory/LawTable.ts';
import { readGolden } from '../support/golden.ts';
import { relativeError } from '../support/numbers.ts';
import { DEFAULTS } from '../support/settings.ts';
import { simulationRun } from '../support/simulationRun.ts';
import { tiered } from '../support/tiered.ts';

const { ar1 } = readGolden('correlated');

const lawOf = (reservoir: Partial<Settings>) => exactLaw({ ...DEFAULTS, ...reservoir })!;

// in the fast tier one of each sign
describe.each(tiered(ar1.slice(2, 4), ar1))(
  'the exact law with correlated steps: $name',
  (golden) => {
    const { K, mu, sigma, target, rho } = golden;
    const law = lawOf({ K, mu, sigma, target, rho });

    it('has the failures and the shortage of another solver', () => {
      expect(relativeError(law.deficit, golden.failure)).toBeLessThan(1e-6);
      const shortage = 1 - law.release / target;
      // that of the article's inflow is off by 1.1e-5 there: the water balance below tells which of the two is right
      expect(relativeError(shortage, golden.volumetricShortage)).toBeLessThan(2e-5);
      // it knows how far off it may be
      expect(law.errorIndicator).toBeLessThan(1e-6);
    });

    it('spills what is not released, and its storages have a share of 1 in all', () => {
      expect(relativeError(law.release + law.spill, law.inflow)).toBeLessThan(1e-9);
      const total = law.cells([0, 0.3 * K, 0.7 * K]).reduce((sum, { mean }) => sum + mean, 0);
      expect(total).toBeCloseTo(1, 12);
    });
  },
);

it('comes to the law of independent steps as the correlation goes', () => {
  const reservoirs = [{ K: 180, target: 60 }, { K: 100 }, ...tiered([], [{ K: 250, target: 60 }])];
  for (const reservoir of reservoirs) {
    const independent = lawOf({ sigma: 70, ...reservoir });
    for (const rho of [1e-10, -1e-10]) {
      const law = lawOf({ sigma: 70, ...reservoir, rho });
      for (const name of [
        'mean',
        'standardDeviation',
        'full',
        'empty',
        'deficit',
        'release',
        'spill',
        'startBias',
      ] as const) {
        expect(relativeError(law[name], independent[name]), name).toBeLessThan(1e-7);
      }
      const s = 0.9 * DEFAULTS.target;
      expect(relativeError(law.cdf(s), independent.cdf(s))).toBeLessThan(1e-7);
    }
  }
});

it('fails with the normal law of its inflow where nothing is carried over, whatever the correlation', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -0.95, max: 0.95, noNaN: true }),
      fc.double({ min: 10, max: 200, noNaN: true }),
      (rho, target) => {
        const { mu, sigma } = DEFAULTS;
        const law = lawOf({ K: target, target, rho });
        expect(law.deficit).toBeCloseTo(normalCdf((target - mu) / sigma, 0, 1), 12);
        // a little more capacity changes little
        const near = lawOf({ K: target * (1 + 1e-7), target, rho });
        if (!Number.isNaN(near.deficit)) expect(near.deficit).toBeCloseTo(law.deficit, 4);
        if (rho !== 0) expect(near.resilience ?? NaN).toBeCloseTo(law.resilience ?? NaN, 3);
      },
    ),
    { seed: 7, numRuns: tiered(5, 10) },
  );
});

it('fails less the larger it is, and more with more correlation', () => {
  const failures = (of: Partial<Settings>[]) =>
    of.map((change) => lawOf({ K: 180, mu: 100, sigma: 40, target: 80, ...change }).deficit);
  const falling = failures(
    tiered([180, 240], [180, 200, 240, 300]).map((K) => ({ K, rho: tiered(0.2, 0.5) })),
  );
  expect(falling).toEqual(falling.toSorted((a, b) => b - a));
  const rising = failures(tiered([-0.2, 0.2], [-0.6, -0.2, 0.2, 0.5, 0.8]).map((rho) => ({ rho })));
  expect(rising).toEqual(rising.toSorted((a, b) => a - b));
});

it('leaves out the failure that a full reservoir just escapes after dry steps', () => {
  // K = 2 S̄: full, one dry step, exactly the target
  const at = { K: 140, sigma: 70, rho: 0.4 };
  const { deficit, full } = lawOf(at);
  const below = lawOf({ ...at, K: 140 - 1e-7 }).deficit;
  // a dry step is less likely after those that filled it than at any time
  expect(below - deficit).toBeGreaterThan(0.02 * full);
  expect(below - deficit).toBeLessThan(normalCdf(-1, 0, 1) * full);
  expect(lawOf({ ...at, K: 140 + 1e-7 }).deficit).toBeCloseTo(deficit, 6);
});

it('has the variances of independent steps as the correlation goes, and those of the inflow in closed form', () => {
  for (const reservoir of [{ K: 190, target: 60 }, { K: 100 }, { K: 70, target: 70 }]) {
    const [independent, law] = [0, 1e-10].map((rho) => lawOf({ sigma: 70, ...reservoir, rho })) as [
      StationaryLaw,
      StationaryLaw,
    ];
    expect(relativeError(law.tau, independent.tau)).toBeLessThan(1e-7);
    for (const name of ['storage', 'release', 'spill', 'full', 'empty', 'deficit'] as const) {
      const { variance } = independent.stepMeans[name];
      expect(relativeError(law.stepMeans[name].variance, variance), name).toBeLessThan(1e-6);
    }
    const cuts = [0, 0.2 * reservoir.K, 0.9 * reservoir.K];
    const cells = independent.cells(cuts);
    // a bend inside a panel costs digits: a standard error is good to a few thousandths
    law.cells(cuts).forEach((cell, i) => {
      expect(relativeError(cell.variance, cells[i]!.variance)).toBeLessThan(5e-3);
    });
  }
  // Σ Cov(X_0, X_k) = (1 + ρ) / (1 - ρ), where none is cut off
  const { variance } = lawOf({ mu: 1000, sigma: 10, target: 900, rho: 0.6 }).stepMeans.inflow;
  expect(relativeError(variance, (100 * 1.6) / 0.4)).toBeLessThan(1e-12);
});

it('tells nothing of what is only known of independent steps', () => {
  const table = tabulateLaw({ ...DEFAULTS, rho: 0.5 })!;
  expect(table.autocorrelations).toBeNull();
  expect(table.largestDeficit).toBeNull();
  expect(table.stepMeans.square.variance).toBeNaN();
  const shares = [...table.bins, ...table.atoms, table.stepMeans.full, table.stepMeans.empty];
  expect(shares.reduce((sum, { mean }) => sum + mean, 0)).toBeCloseTo(1, 6);
  const { settings } = table;
  const run = simulationRun(settings);
  const told = metrics(run, table, null);
  expect(told.vulnerability).toMatchObject({ exact: null, standardError: null, z: null });
  expect(told.standardDeviation).toMatchObject({ standardError: null, expected: null, z: null });
  expect(told.resilience).toMatchObject({ standardError: null, z: null });
  expect(told.resilience.exact).toBeCloseTo(table.resilience!, 12);
});

it('tells no standard error of paths that are shorter than normals remember', () => {
  // years that make up for one another do so over many steps, not over one
  const settings = { K: 400, mu: 200, sigma: 40, target: 400, rho: -0.95, T: 1000 };
  const [alone, long] = [1000, 2].map((chunks) => {
    const run = simulationRun({ ...DEFAULTS, ...settings, chunks });
    return metrics(run, tabulateLaw(run.settings), null);
  });
  expect(alone!.mean).toMatchObject({ standardError: null, z: null });
  expect(alone!.inflow.z).toBeNull();
  expect(Math.abs(long!.mean.z!)).toBeLessThan(4);
});

it('is null, or leaves out numbers, where it cannot be solved well', () => {
  // 5000 spreads wide
  expect(exactLaw({ ...DEFAULTS, K: 350_000, rho: 0.5 })).toBeNull();
  // a failure in some 10¹³ steps
  const safe = lawOf(
    tiered(
      { K: 220, mu: 100, sigma: 10, target: 60, rho: 0.2 },
      { K: 400, mu: 100, sigma: 20, target: 60, rho: 0.3 },
    ),
  );
  expect(safe.deficit).toBeNaN();
  expect(relativeError(safe.release, 60)).toBeLessThan(1e-9);
});
