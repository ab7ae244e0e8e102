import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { createSpreadSort } from '../../src/core/statistics/createSpreadSort.ts';
import { expectSame } from '../support/expectSame.ts';
import { firstDifference } from '../support/numbers.ts';
import { tiered } from '../support/tiered.ts';

/** Storages as runs have them, and as few have: many at one end, many close together, far apart. */
const storage = fc.oneof(
  fc.constantFrom(0, 100),
  fc.double({ min: 0, max: 100, noNaN: true }),
  fc.double({ min: 99.999999, max: 100, noNaN: true }),
  fc.double({ min: 0, max: 1e300, noNaN: true }),
  fc.double({ min: 0, max: 1e-300, noNaN: true }),
);
const storages = fc.integer({ min: 1, max: 200 }).chain((size) =>
  fc.record({
    size: fc.constant(size),
    rows: fc.array(fc.array(storage, { minLength: size, maxLength: size }), { maxLength: 4 }),
  }),
);

test('sorts storages as the platform does, one row after another', () => {
  fc.assert(
    fc.property(storages, ({ size, rows }) => {
      const sort = createSpreadSort(size);
      for (const row of rows) {
        const values = Float64Array.from(row);
        sort(values);
        expectSame(firstDifference(values, Float64Array.from(row).sort()), -1);
      }
    }),
    { numRuns: tiered(100, 200), seed: 20261130 },
  );
});

test('asks the platform where storages crowd, and else does not', () => {
  const platform = vi.spyOn(Float64Array.prototype, 'sort');
  const sort = createSpreadSort(1000);
  const mixed = Float64Array.from({ length: 1000 }, (_, i) => (i * 389) % 1000);
  const spread = mixed.slice();
  sort(spread);
  expect(platform).not.toHaveBeenCalled();
  expect(spread).toEqual(Float64Array.from({ length: 1000 }, (_, i) => i));
  sort(mixed.map((value) => (value === 0 ? 1e6 : value)));
  expect(platform).toHaveBeenCalledOnce();
});
