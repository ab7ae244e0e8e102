import { describe, expect, it } from 'vitest';
import { requiredStorage } from '../../src/core/design/requiredStorage.ts';
import { sequentPeak } from '../../src/core/design/sequentPeak.ts';
import { fitCensoredNormal } from '../../src/core/record/fitCensoredNormal.ts';
import { NILE } from '../../src/core/record/nile.ts';
import { normalPlotBound } from '../../src/core/record/normalPlot.ts';
import { recordStatistics } from '../../src/core/record/recordStatistics.ts';
import {
  nextResample,
  RESAMPLES,
  storageInterval,
  type ResamplePart,
  type ResampleRequest,
} from '../../src/core/record/resampleStorage.ts';
import { XoshiroNormals } from '../../src/core/rng/xoshiroNormals.ts';
import { readGolden } from '../support/golden.ts';

const values = readGolden('design').nile;
const goal = { measure: 'time', years: 50 } as const;

function resampled(request: ResampleRequest): ResamplePart {
  let part: ResamplePart = [];
  while (part.length < RESAMPLES) part = nextResample(request, part);
  return part;
}

describe('the storage that the Nile needs for 830 in 98 % of years', () => {
  const request = { values, blockLength: 1, target: 830, goal, reliability: 0.98 };

  // of another program with draws of its own; the points of 400 resamples have standard errors of 8, 6 and 16
  it.each([
    [1, 320, 431, 601],
    [5, 291, null, 687],
  ])(
    'goes up and down with records that might have been, in blocks of %i',
    (blockLength, low, median, high) => {
      const interval = storageInterval(resampled({ ...request, blockLength }))!;
      expect(Math.abs(interval.low - low)).toBeLessThan(4 * Math.SQRT2 * 8);
      if (median !== null)
        expect(Math.abs(interval.median - median)).toBeLessThan(4 * Math.SQRT2 * 6);
      expect(Math.abs(interval.high - high)).toBeLessThan(4 * Math.SQRT2 * 16);
    },
  );

  it('is 436 by the law of the whole record', () => {
    const { mean, sd } = recordStatistics(NILE).moments;
    const required = requiredStorage({ target: 830, ...fitCensoredNormal(mean, sd)! }, goal, 0.98);
    expect('B' in required && Math.round(required.B)).toBe(436);
  });

  it('is infinite where no storage does', () => {
    const { low, high } = storageInterval(resampled({ ...request, target: 1200 }))!;
    expect([low, high]).toEqual([Infinity, Infinity]);
  });
});

describe('by simulation', () => {
  it('the bound of r_Q is the one that is known', () => {
    expect(normalPlotBound(100)).toBeCloseTo(0.9871, 3); // 10,000 samples: ±0.0001
  });

  it.each(readGolden('design').expectedRanges)('the adjusted range of $n normals', (told) => {
    const stream = new XoshiroNormals(3, 0, 0);
    const samples = 20_000;
    let [sum, squares] = [0, 0];
    for (let i = 0; i < samples; i++) {
      const sample = Array.from({ length: told.n }, () => stream.next());
      const mean = sample.reduce((total, value) => total + value, 0) / told.n;
      // the same for every level; inflows are not below 0
      const { peak } = sequentPeak(
        sample.map((value) => value + 100),
        mean + 100,
        2,
      );
      sum += peak;
      squares += peak * peak;
    }
    const mean = sum / samples;
    const error = Math.sqrt((squares / samples - mean * mean) / samples);
    expect(Math.abs(mean - told.adjustedRange)).toBeLessThan(4 * error);
  });
});
