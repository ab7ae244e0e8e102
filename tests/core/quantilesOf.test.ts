import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quantile } from '../../src/core/statistics/quantile.ts';
import { quantilesOf } from '../../src/core/statistics/quantilesOf.ts';
import { selectRanks } from '../../src/core/statistics/selectRanks.ts';
import { tiered } from '../support/tiered.ts';

// few different ones too, as of a reservoir that is often full or empty
const storages = fc.oneof(
  fc.array(fc.double({ noNaN: true }), { minLength: 1, maxLength: 300 }),
  fc.array(fc.constantFrom(0, 70, 99.5, 100), { minLength: 1, maxLength: 300 }),
  fc.array(fc.nat(40), { minLength: 1, maxLength: 300 }),
);
const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 9 });

describe('quantiles of values that are not sorted', () => {
  test('are those of the sorted ones, to the bit', () => {
    fc.assert(
      fc.property(storages, shares, (values, some) => {
        const sorted = Float64Array.from(values).sort();
        const expected = some.map((share) => quantile(sorted, share));
        expect(quantilesOf(Float64Array.from(values), some)).toEqual(expected);
      }),
      { seed: 811, numRuns: tiered(60, 1000) },
    );
  });

  test('need the values of their ranks alone, and lose none', () => {
    fc.assert(
      fc.property(storages, fc.array(fc.nat(299), { maxLength: 6 }), (values, some) => {
        const ranks = some.filter((rank) => rank < values.length).sort((a, b) => a - b);
        const sorted = Float64Array.from(values).sort();
        const moved = Float64Array.from(values);
        selectRanks(moved, ranks);
        for (const rank of ranks) expect(moved[rank]).toBe(sorted[rank]);
        expect(moved.toSorted()).toEqual(sorted);
      }),
      { seed: 812, numRuns: tiered(60, 1000) },
    );
  });
});
