import { describe, expect, test } from 'vitest';
import { compareShocks, COMPARED_STEPS, pearson } from '../../src/core/shocks.ts';
import { ARTICLE } from '../support/settings.ts';

describe('compareShocks', () => {
  test('finds the flaw: with one seed for all the shocks are identical', () => {
    const settings = { ...ARTICLE, T: 2000, chunks: 5, seeding: 'same' as const };
    expect(compareShocks(settings, 0, 1)).toEqual({
      stepCount: 400,
      identical: true,
      correlation: 1,
    });
    expect(compareShocks(settings, 3, 4).identical).toBe(true);
  });

  test('finds shocks that differ with a seed each', () => {
    const { identical, correlation } = compareShocks({ ...ARTICLE, T: 200000 }, 0, 1);
    expect(identical).toBe(false);
    // r of 1e5 independent pairs has a standard error of 1 / sqrt(1e5)
    expect(Math.abs(correlation)).toBeLessThan(5 / Math.sqrt(1e5));
  });

  test('gives NumPy’s correlation of the shocks of seeds 0 and 1', () => {
    // NumPy 2.4.6: np.corrcoef of the first 1000 normals of each
    const { stepCount, correlation } = compareShocks({ ...ARTICLE, T: 2000 }, 0, 1);
    expect(stepCount).toBe(1000);
    expect(correlation).toBeCloseTo(0.020330951475129075, 13);
  });

  test('compares a chunk with itself, and two chunks in either order', () => {
    const settings = { ...ARTICLE, T: 300, chunks: 3 };
    expect(compareShocks(settings, 2, 2)).toMatchObject({ identical: true, correlation: 1 });
    expect(compareShocks(settings, 0, 2)).toEqual(compareShocks(settings, 2, 0));
  });

  test('takes the streams of the chunks that it is asked for', () => {
    const settings = { ...ARTICLE, T: 300, chunks: 3 };
    const shifted = { ...settings, seed: 1 };
    // chunks 1 and 2 of seed 0 are chunks 0 and 1 of seed 1
    expect(compareShocks(settings, 1, 2)).toEqual(compareShocks(shifted, 0, 1));
    expect(compareShocks(settings, 0, 1)).not.toEqual(compareShocks(shifted, 0, 1));
  });

  test('stops at the end of the shorter chunk', () => {
    expect(compareShocks({ ...ARTICLE, T: 11, chunks: 2 }, 0, 1).stepCount).toBe(5);
    expect(compareShocks({ ...ARTICLE, T: 11, chunks: 2 }, 1, 0).stepCount).toBe(5);
  });

  test('compares no more steps than a job has time for', () => {
    const enough = { ...ARTICLE, T: 2 * COMPARED_STEPS + 2 };
    expect(compareShocks(enough, 0, 1).stepCount).toBe(COMPARED_STEPS);
    expect(compareShocks({ ...enough, T: enough.T - 4 }, 0, 1).stepCount).toBe(COMPARED_STEPS - 1);
  });

  test('knows no correlation of single steps', () => {
    const { identical, correlation } = compareShocks({ ...ARTICLE, T: 2 }, 0, 1);
    expect(identical).toBe(false);
    expect(correlation).toBeNaN();
  });
});

describe('pearson', () => {
  test('is 5 / sqrt(76 / 3) for three points', () => {
    // differences to the means: -1, 0, 1 and -7/3, -1/3, 8/3
    expect(pearson([1, 2, 3], [2, 4, 7])).toBeCloseTo(5 / Math.sqrt(76 / 3), 14);
  });

  test('is 0.816 for Anscombe’s first quartet', () => {
    const x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
    const y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
    expect(pearson(x, y)).toBeCloseTo(0.81642051634484, 13); // np.corrcoef
    expect(pearson(y, x)).toBeCloseTo(0.81642051634484, 13);
  });

  test('is 1 or -1 on a line and 0 on a cross', () => {
    expect(pearson([1, 2, 4], [1, 2, 4])).toBe(1);
    expect(pearson([1, 2, 4], [-1, -2, -4])).toBe(-1);
    expect(pearson([0, 1, 0, -1], [1, 0, -1, 0])).toBe(0);
  });

  test('does not see a shift or a scale, not even a mean far from 0', () => {
    const x = [1, 2, 4, 3];
    const y = [2, 1, 3, 5];
    const far = y.map((value) => 1e6 + 0.25 * value);
    expect(pearson(x, far)).toBeCloseTo(pearson(x, y), 9);
  });

  test('is NaN for a series that does not vary, or of one value or none', () => {
    expect(pearson([3, 3, 3, 3], [1, 2, 3, 4])).toBeNaN();
    expect(pearson([1, 2, 3, 4], [0, 0, 0, 0])).toBeNaN();
    expect(pearson([1], [2])).toBeNaN();
    expect(pearson([], [])).toBeNaN();
  });
});
