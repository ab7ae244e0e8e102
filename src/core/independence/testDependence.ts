import { pOfCommonFactor } from './pOfCommonFactor.ts';
import { correlateAll, standardize } from './correlations.ts';
import {
  criticalCorrelation,
  detectableCorrelation,
  holm,
  pOfCorrelation,
} from './correlationTest.ts';
import { StrongestPairs, type PairCorrelation } from './strongestPairs.ts';

/** Pairs whose correlations are kept: all of 64 series. */
const KEPT_PAIRS = (64 * 63) / 2;

/** Values below which a correlation says nothing. */
export const FEWEST_STEPS = 10;

/** The chance that the whole test finds dependence where there is none. */
const LEVEL = 0.05;

/** Whether series of normals are related at equal steps, and how weak a link could have been seen. */
export interface DependenceTests {
  readonly pairCount: number;
  /** all pairs of up to 64 series, else those of largest |r|: |r| falling */
  readonly strongest: readonly PairCorrelation[];
  /** the |r| from which on a pair, taken for itself, has p < 0.05; NaN for fewer than 3 values */
  readonly critical: number;
  /** pairs with p < 0.05, each taken for itself: about 5 % of all where there is no link */
  readonly naiveCount: number;
  /** the smallest of Holm's adjusted p-values */
  readonly holmP: number;
  /** pairs that Holm's procedure rejects, of those that are kept */
  readonly dependentPairs: number;
  /** of the sum of all r²; NaN for a single pair, whose p says the same */
  readonly commonFactorP: number;
  /** the level of either test */
  readonly alpha: number;
  /** the least correlation of one pair that is found in 80 of 100 cases; NaN where none would be found */
  readonly detectable: number;
  readonly isDependent: boolean;
}

interface PairOptions {
  readonly areEqual?: (a: number, b: number) => boolean;
  readonly visit?: (a: number, b: number, r: number) => void;
}

/**
 * Tests for a link at equal steps: one of single pairs, by their correlations with Holm's procedure
 * over all pairs, and one of all pairs together, by the sum of r². Each has half of the level, 5 %; a
 * single pair has all of it.
 *
 * @param series - of one length, two or more; they are standardized in place
 * @param options.areEqual - whether two series are known to be equal: their r is 1, without round-off
 * @param options.visit - told each pair and its r; all say nothing for fewer than 3 values: NaN
 */
export function testDependence(
  series: readonly Float64Array[],
  { areEqual, visit }: PairOptions = {},
): DependenceTests {
  const n = series[0]!.length;
  const pairCount = (series.length * (series.length - 1)) / 2;
  const alpha = pairCount === 1 ? LEVEL : LEVEL / 2;
  for (const each of series) standardize(each);

  const pairs = new StrongestPairs(KEPT_PAIRS);
  const critical = criticalCorrelation(0.05, n);
  let naiveCount = 0;
  let sumOfSquares = 0;
  correlateAll(series, (a, b, computed) => {
    const r = !Number.isNaN(computed) && areEqual?.(a, b) ? 1 : computed;
    pairs.add(a, b, r);
    if (Math.abs(r) > critical) naiveCount++;
    sumOfSquares += r * r;
    visit?.(a, b, r);
  });

  const strongest = pairs.take();
  const adjusted = holm(
    strongest.map(({ r }) => pOfCorrelation(r, n)),
    pairCount,
  );
  const commonFactorP = pairCount === 1 ? NaN : pOfCommonFactor(sumOfSquares, series.length, n);
  const holmP = adjusted[0]!;
  return {
    pairCount,
    strongest,
    critical,
    naiveCount,
    holmP,
    dependentPairs: adjusted.filter((p) => p <= alpha).length,
    commonFactorP,
    alpha,
    detectable: n < FEWEST_STEPS ? NaN : detectableCorrelation(n, pairCount, alpha),
    isDependent: n >= FEWEST_STEPS && (holmP <= alpha || commonFactorP <= alpha),
  };
}
