import { describe, expect, test } from 'vitest';
import { Mt19937 } from '../../src/core/rng/mt19937.ts';
import { NumpyNormals } from '../../src/core/rng/numpyNormals.ts';
import { inflowOf } from '../../src/core/reservoir/inflow.ts';
import { readGolden } from '../support/golden.ts';
import { exactSum, largestDifference, relativeError, ulpsApart } from '../support/numbers.ts';
import { tiered } from '../support/tiered.ts';

const { seeds } = readGolden('stream');

function normalsOf(seed: number, count: number): Float64Array {
  const normals = new NumpyNormals(Mt19937.fromSeed(seed), null);
  return Float64Array.from({ length: count }, () => normals.next());
}

/** Only `log` may differ from NumPy's, by an ulp or two; sqrt, / and * carry it on (model.md, 2). */
const NORMAL_ULPS = 3;

describe.each(seeds)('NumpyNormals with seed $seed', (golden) => {
  const normals = normalsOf(golden.seed, 9);

  test('begins with NumPy’s normals, to 3 ulp', () => {
    expect(golden.normals).toHaveLength(9);
    golden.normals.forEach((normal, i) => {
      expect(ulpsApart(normals[i]!, normal), `normal ${i}`).toBeLessThanOrEqual(NORMAL_ULPS);
    });
  });

  test('gives np.random.normal(70, 70), and inflows where these are cut at 0', () => {
    const ours = normals.slice(0, 8).map((normal) => 70 + 70 * normal);
    // an absolute tolerance: near 0 the sum cancels
    expect(largestDifference(ours, golden.normal_70_70)).toBeLessThan(1e-13 * 70);
    const inflows = normals
      .slice(0, 8)
      .map((normal) => inflowOf({ mu: 70, sigma: 70 }).draw(normal));
    const cut = golden.normal_70_70.map((value) => Math.max(value, 0));
    expect(largestDifference(inflows, cut)).toBeLessThan(1e-13 * 70);
  });
});

describe.each(tiered([], seeds))('a million NumpyNormals with seed $seed', (golden) => {
  const normals = normalsOf(golden.seed, 1000001);

  test('end with NumPy’s, to 3 ulp', () => {
    expect(golden.normals_at_999990_1000000).toHaveLength(11);
    golden.normals_at_999990_1000000.forEach((normal, i) => {
      const ours = normals[999990 + i]!;
      expect(ulpsApart(ours, normal), `normal ${999990 + i}`).toBeLessThanOrEqual(NORMAL_ULPS);
    });
  });

  test('have NumPy’s sum of squares', () => {
    const sum = exactSum(normals.subarray(0, 1e6).map((normal) => normal * normal));
    // each square is off by 1e-15 at most, and both sums are exact
    expect(relativeError(sum, golden.sum_of_squares_first_1e6)).toBeLessThan(1e-12);
  });
});
