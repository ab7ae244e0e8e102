import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inflowOf } from '../../src/core/reservoir/inflow.ts';
import { nextStorage, releaseOf, spillOf } from '../../src/core/reservoir/waterBalance.ts';

const reservoir = { K: 10, target: 4 };

describe('one step of the reservoir', () => {
  test('releases the target, or all there is', () => {
    expect(releaseOf(reservoir, 9)).toBe(4);
    expect(releaseOf(reservoir, 4)).toBe(4);
    expect(releaseOf(reservoir, 3)).toBe(3);
    expect(releaseOf(reservoir, 0)).toBe(0);
  });

  test('cuts the inflow at 0', () => {
    expect(inflowOf({ mu: 70, sigma: 70 }).draw(1)).toBe(140);
    expect(inflowOf({ mu: 70, sigma: 70 }).draw(-0.5)).toBe(35);
    expect(inflowOf({ mu: 70, sigma: 70 }).draw(-2)).toBe(0);
    // never -0, which the path's bits would keep
    expect(inflowOf({ mu: 0, sigma: 0 }).draw(-2)).toBe(0);
  });

  test('stores what comes in after the release', () => {
    expect(nextStorage(reservoir, 9, 3)).toBe(8);
    expect(nextStorage(reservoir, 3, 2)).toBe(2);
    expect(nextStorage(reservoir, 3, 0)).toBe(0);
    expect(spillOf(reservoir, 9, 3)).toBe(0);
  });

  test('spills what exceeds capacity', () => {
    expect(nextStorage(reservoir, 9, 7)).toBe(10);
    expect(spillOf(reservoir, 9, 7)).toBe(2);
  });

  test('spills nothing when it is just full', () => {
    expect(nextStorage(reservoir, 9, 5)).toBe(10);
    expect(spillOf(reservoir, 9, 5)).toBe(0);
  });

  test('subtracts the release before it adds the inflow, which fixes the bits', () => {
    const [storage, target, inflow] = [0.3, 0.1, 0.7];
    expect(storage - target + inflow).not.toBe(storage + inflow - target);
    expect(nextStorage({ K: 10, target }, storage, inflow)).toBe(storage - target + inflow);
  });

  test('is min(S - min(S, S̄) + I, K) for any volumes', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const volume = fc.double({ min: 1e-3, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(volume, share, share, share, (K, ofTarget, ofStorage, ofInflow) => {
        const target = ofTarget * K;
        const storage = ofStorage * K;
        const inflow = 3 * ofInflow * K;
        const room = Math.min(storage - Math.min(storage, target) + inflow, K);
        expect(nextStorage({ K, target }, storage, inflow)).toBe(room);
      }),
      { seed: 31, numRuns: 500 },
    );
  });
});
