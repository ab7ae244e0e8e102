import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sequentPeak } from '../../src/core/design/sequentPeak.ts';
import { nextStorage } from '../../src/core/reservoir/waterBalance.ts';
import { readGolden } from '../support/golden.ts';
import { DEFAULTS } from '../support/settings.ts';

const golden = readGolden('design');

describe('the sequent peak', () => {
  it.each(golden.sequentPeak)('of $name ($cycles pass)', (given) => {
    const inflows = given.inflows === 'nile' ? golden.nile : given.inflows;
    const found = sequentPeak(inflows, given.release, given.cycles);
    expect(Math.abs(found.peak - given.peak)).toBeLessThanOrEqual(1e-12 * Math.abs(given.peak));
    expect([found.firstStep, found.lastStep]).toEqual([given.firstStep, given.lastStep]);
  });

  const anyInflows = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 60 });

  it('is the least active storage with which the page’s reservoir never fails', () => {
    fc.assert(
      fc.property(anyInflows, fc.integer({ min: 1, max: 90 }), (inflows, target) => {
        const { peak } = sequentPeak(inflows, target, 1);
        const failures = (B: number) => {
          const settings = { ...DEFAULTS, target, K: target + B };
          let storage = settings.K;
          return inflows.filter((inflow) => {
            storage = nextStorage(settings, storage, inflow);
            return storage < target;
          }).length;
        };
        expect(failures(peak)).toBe(0);
        if (peak > 0) expect(failures(peak - 0.5)).toBeGreaterThan(0);
      }),
    );
  });

  it('in two passes at the mean is the range of the partial sums of the differences from it', () => {
    fc.assert(
      fc.property(anyInflows, (inflows) => {
        const mean = inflows.reduce((sum, inflow) => sum + inflow, 0) / inflows.length;
        let [sum, low, high] = [0, 0, 0];
        for (const inflow of inflows) {
          sum += inflow - mean;
          low = Math.min(low, sum);
          high = Math.max(high, sum);
        }
        expect(sequentPeak(inflows, mean, 2).peak).toBeCloseTo(high - low, 8);
      }),
    );
  });

  it('refuses two passes where the target exceeds the mean', () => {
    expect(() => sequentPeak([1, 2, 3], 2.1, 2)).toThrow('exceeds the mean of the record, 2');
  });
});
