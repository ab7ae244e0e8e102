import { describe, expect, test } from 'vitest';
import {
  correlateAll,
  correlatePairs,
  standardize,
} from '../../src/core/independence/correlations.ts';
import {
  criticalCorrelation,
  detectableCorrelation,
  holm,
  pOfCorrelation,
} from '../../src/core/independence/correlationTest.ts';
import { effectiveSampleSize } from '../../src/core/independence/effectiveSampleSize.ts';
import { pOfCommonFactor } from '../../src/core/independence/pOfCommonFactor.ts';
import { StrongestPairs } from '../../src/core/independence/strongestPairs.ts';
import { testDependence } from '../../src/core/independence/testDependence.ts';
import { createStream } from '../../src/core/rng/createStream.ts';
import { relativeError } from '../support/numbers.ts';

/** Anscombe's first quartet. */
const X = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
const Y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];

function pearson(x: readonly number[], y: readonly number[]): number {
  const series = [x, y].map((values) => Float64Array.from(values));
  series.forEach(standardize);
  let r = 2;
  correlateAll(series, (_a, _b, own) => (r = own));
  expect(correlatePairs(series, [{ a: 0, b: 1 }])[0]).toBe(r);
  return r;
}

/** Independent normals in rows; row i is stream i. */
function normals(count: number, length: number, seed: number): Float64Array[] {
  return Array.from({ length: count }, (_, number) => {
    const stream = createStream('xoshiro', seed, number, 0);
    return Float64Array.from({ length }, () => stream.next());
  });
}

/** Independent normals in rows, one after the other from one stream: for families that are many and short. */
function family(count: number, length: number, seed: number): Float64Array[] {
  const stream = createStream('xoshiro', seed, 0, 0);
  const row = () => Float64Array.from({ length }, () => stream.next());
  return Array.from({ length: count }, row);
}

describe('Pearson’s correlation', () => {
  test('is 5 / sqrt(76 / 3) for three points', () => {
    // differences to the means: -1, 0, 1 and -7/3, -1/3, 8/3
    expect(pearson([1, 2, 3], [2, 4, 7])).toBeCloseTo(5 / Math.sqrt(76 / 3), 14);
  });

  test('is 0.816 for Anscombe’s first quartet', () => {
    expect(pearson(X, Y)).toBeCloseTo(0.81642051634484, 13); // scipy.stats.pearsonr 1.10.1
    expect(pearson(Y, X)).toBeCloseTo(0.81642051634484, 13);
  });

  test('is 1 or -1 on a line and 0 on a cross', () => {
    expect(pearson([1, 2, 4], [1, 2, 4])).toBeCloseTo(1, 15);
    expect(pearson([1, 2, 4], [-1, -2, -4])).toBeCloseTo(-1, 15);
    expect(pearson([0, 1, 0, -1], [1, 0, -1, 0])).toBe(0);
  });

  test('does not see a shift or a scale, not even a mean far from 0', () => {
    const far = [2, 1, 3, 5].map((value) => 1e6 + 0.25 * value);
    expect(pearson([1, 2, 4, 3], far)).toBeCloseTo(pearson([1, 2, 4, 3], [2, 1, 3, 5]), 9);
  });

  test('is NaN for a series that does not vary, or of one value', () => {
    expect(pearson([3, 3, 3, 3], [1, 2, 3, 4])).toBeNaN();
    expect(pearson([1, 2, 3, 4], [0, 0, 0, 0])).toBeNaN();
    expect(pearson([1], [2])).toBeNaN();
  });

  test('of many series is that of each pair, told once', () => {
    // more than a tile of steps, and rows that do not fill the last band
    const series = normals(19, 2500, 3);
    const before = series.map((own) => [...own]);
    series.forEach(standardize);
    const told = new Map<string, number>();
    correlateAll(series, (a, b, r) => told.set(`${a} ${b}`, r));
    expect(told.size).toBe((19 * 18) / 2);
    for (const [a, b] of [
      [0, 1],
      [7, 8],
      [3, 18],
      [17, 18],
    ] as const) {
      expect(told.get(`${a} ${b}`)).toBeCloseTo(pearson(before[a]!, before[b]!), 13);
    }
  });
});

describe('the p of a correlation', () => {
  test('is that of scipy 1.10.1', () => {
    const table = [
      [0.81642051634484, 11, 0.002169628873078783],
      [0.5, 12, 0.09785461425781246],
      [0.1, 100, 0.32221736303061965],
      [-0.3, 7, 0.5133096913600137],
      [0.1, 1000, 0.0015441161074010912],
      [0.02, 100_000, 2.530541393645707e-10],
      [0.9, 40, 2.8103138983045697e-15],
    ] as const;
    for (const [r, n, p] of table) {
      expect(relativeError(pOfCorrelation(r, n), p), `r = ${r}, n = ${n}`).toBeLessThan(1e-9);
    }
  });

  test('is 0 on a line, 1 without correlation, and not known for two points', () => {
    expect(pOfCorrelation(1, 10)).toBe(0);
    expect(pOfCorrelation(-1, 10)).toBe(0);
    expect(pOfCorrelation(0, 10)).toBeCloseTo(1, 14);
    expect(pOfCorrelation(0.5, 2)).toBeNaN();
    expect(pOfCorrelation(NaN, 10)).toBeNaN();
  });

  test('is 0.05 at the critical correlation: 0.632 for ten points', () => {
    // table of critical values of r, two-sided 5 %, 8 degrees: 0.632 (Fisher & Yates 1938)
    expect(criticalCorrelation(0.05, 10)).toBeCloseTo(0.632, 3);
    for (const n of [4, 50, 10_000]) {
      expect(pOfCorrelation(criticalCorrelation(0.05, n), n)).toBeCloseTo(0.05, 12);
    }
  });

  test('tells how weak a link may be that is found', () => {
    // from scipy's quantiles; at the level 5 % those of the sample sizes 783, 2545 and 3416
    expect(detectableCorrelation(783, 1, 0.05)).toBeCloseTo(0.0999777195522912, 12);
    expect(detectableCorrelation(2545, 2016, 0.05)).toBeCloseTo(0.09998991134039512, 12);
    expect(detectableCorrelation(2545, 2016, 0.025)).toBeCloseTo(0.10300939759800858, 12);
    expect(detectableCorrelation(3416, 2016, 0.05, 0.95)).toBeCloseTo(0.0999961250663025, 12);
  });
});

describe('Holm’s procedure', () => {
  test('adjusts 0.01, 0.02, 0.03 and 0.04 as by hand', () => {
    // 4 x 0.01; 3 x 0.02; 2 x 0.03; 0.04, but not below the one before
    const adjusted = holm([0.01, 0.02, 0.03, 0.04], 4);
    [0.04, 0.06, 0.06, 0.06].forEach((p, i) => expect(adjusted[i]).toBeCloseTo(p, 15));
  });

  test('needs the smallest ones only, and ends at 1', () => {
    expect(holm([0.001, 0.4], 100)).toEqual([0.1, 1]);
  });
});

describe('the p of a common factor', () => {
  test('is that of a chi-square of three moments, by scipy 1.17.1', () => {
    // the third one from scipy's law of r² and the triples' part, as the moments of chi2(8 / skewness²)
    expect(pOfCommonFactor(0.5, 3, 20)).toBeCloseTo(0.01633848522204307, 10);
    expect(pOfCommonFactor(25, 20, 10)).toBeCloseTo(0.02916466534985375, 10);
    // Wilson and Hilferty's cube root, within 1e-5
    expect(pOfCommonFactor(2.2, 64, 1000)).toBeCloseTo(0.002620131456971225, 5);
    expect(pOfCommonFactor(2.1, 64, 1000)).toBeCloseTo(0.09944333692215764, 5);
    expect(pOfCommonFactor(8386560 / 63, 4096, 64)).toBeCloseTo(0.49575143297454677, 5);
    expect(pOfCommonFactor((8386560 / 63) * 1.001, 4096, 64)).toBeCloseTo(0.019592933394076664, 5);
  });

  test('has the third cumulant of many series that are short', () => {
    // of 20 series of 10: the share of sums above a bound, counted in 8000 families
    const families = 8000;
    const ps = Array.from({ length: families }, (_, seed) => {
      const series = normals(20, 10, seed);
      for (const each of series) standardize(each);
      let sum = 0;
      correlateAll(series, (_a, _b, r) => (sum += r * r));
      return pOfCommonFactor(sum, 20, 10);
    });
    for (const p of [0.1, 0.025, 0.005]) {
      const share = ps.filter((each) => each <= p).length / families;
      // two moments alone would give 0.030 for 0.025 and 0.0079 for 0.005
      expect(Math.abs(share - p), `${p}`).toBeLessThan(3 * Math.sqrt((p * (1 - p)) / families));
    }
  });

  test('is 0 where all series are one', () => {
    expect(pOfCommonFactor(66, 12, 3)).toBe(0);
  });

  test('is nearly that of t for a single pair, where both see the same', () => {
    // r² of n = 50 has a law of its own, from which the fit differs more where nothing is decided
    for (const r of [0.24, 0.28, 0.32, 0.36]) {
      expect(Math.abs(pOfCommonFactor(r * r, 2, 50) - pOfCorrelation(r, 50))).toBeLessThan(6e-3);
    }
  });

  test('is below 2.5 % in 2.5 of 100 families of three short series', () => {
    let hits = 0;
    const families = 8000;
    for (let seed = 0; seed < families; seed++) {
      if (testDependence(family(3, 20, seed)).commonFactorP <= 0.025) hits++;
    }
    // four standard errors, and 0.3 % for the fit; the normal law would give 4.5 %
    const error = Math.sqrt((0.025 * 0.975) / families);
    expect(Math.abs(hits / families - 0.025)).toBeLessThan(4 * error + 0.003);
  });
});

describe('the test of all pairs', () => {
  test('finds one strong pair, and names it', () => {
    const series = normals(10, 500, 8);
    series[7] = series[3]!.map((value, i) => 0.5 * value + series[7]![i]!);
    const tests = testDependence(series);
    expect(tests.isDependent).toBe(true);
    expect(tests.strongest[0]).toMatchObject({ a: 3, b: 7 });
    expect(tests.dependentPairs).toBe(1);
    expect(tests.holmP).toBeLessThan(1e-6);
    expect(tests.alpha).toBe(0.025);
    expect(tests.pairCount).toBe(45);
  });

  test('finds a weak factor of all that no pair shows', () => {
    const [factor, ...rest] = normals(65, 1000, 4);
    const series = rest.map((own) => own.map((value, i) => value + 0.18 * factor![i]!));
    const tests = testDependence(series);
    expect(tests.commonFactorP).toBeLessThan(1e-3);
    expect(tests.holmP).toBeGreaterThan(0.025);
    expect(tests.isDependent).toBe(true);
  });

  test('gives a single pair the whole level, and says nothing of few steps', () => {
    const [x] = normals(1, 60, 5);
    expect(testDependence([x!.slice(), x!.slice()])).toMatchObject({ alpha: 0.05, holmP: 0 });
    expect(testDependence([x!.slice(), x!.slice()]).commonFactorP).toBeNaN();
    const few = x!.slice(0, 9);
    expect(testDependence([few.slice(), few.slice()]).isDependent).toBe(false);
    const enough = x!.slice(0, 10);
    expect(testDependence([enough.slice(), enough.slice()]).isDependent).toBe(true);
  });

  test('counts the pairs that are below 5 % without correction', () => {
    const series = normals(64, 400, 6);
    let count = 0;
    const { naiveCount } = testDependence(series, {
      visit: (_a, _b, r) => {
        if (pOfCorrelation(r, 400) < 0.05) count++;
      },
    });
    expect(naiveCount).toBe(count);
    expect(count).toBeGreaterThan(0);
  });
});

test('the strongest pairs of many are kept, in order', () => {
  const pairs = new StrongestPairs(5);
  const all = Array.from({ length: 1000 }, (_, i) => Math.sin(i * i));
  all.forEach((r, i) => pairs.add(i, i + 1, r));
  const strongest = all.toSorted((x, y) => Math.abs(y) - Math.abs(x)).slice(0, 5);
  expect(pairs.take().map(({ r }) => r)).toEqual(strongest);
});

describe('the effective sample size', () => {
  // AR(1) with rho_k = a^k: 1 + 2 sum a^2k = (1 + a²) / (1 - a²), less the ends' share
  const rho = (a: number) => Array.from({ length: 200 }, (_, i) => a ** (i + 1));

  test('of AR(1) with 0.5 is 0.6 n for a long series', () => {
    expect(effectiveSampleSize(1e9, rho(0.5))! / 1e9).toBeCloseTo(0.6, 7);
  });

  test('weighs the lags of a short series by what it has of them', () => {
    // n = 10, rho_1 = 0.5 alone: 10 / (1 + 2 x 0.9 x 0.25); tau = 2, so from n = 20 on
    expect(effectiveSampleSize(20, [0.5])).toBeCloseTo(20 / (1 + 2 * 0.95 * 0.25), 12);
    expect(effectiveSampleSize(19, [0.5])).toBeNull();
  });

  test('is n without autocorrelation, and not known without rho', () => {
    expect(effectiveSampleSize(100, [0, 0, 0])).toBe(100);
    expect(effectiveSampleSize(100, null)).toBeNull();
  });
});
