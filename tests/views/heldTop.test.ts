import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { heldTop } from '../../src/views/storage-paths/heldTop.ts';

const volume = fc.double({ min: 1e-6, max: 1e9, noNaN: true });

describe('the axis of storages while a slider moves K', () => {
  test('reaches K, and never less than before', () => {
    fc.assert(
      fc.property(volume, volume, (K, from) => {
        const top = heldTop(K, from);
        expect(top).toBeGreaterThanOrEqual(Math.max(K, from));
        expect(top).toBeLessThan(Math.max(from, 1.5 * K) * (1 + 1e-12));
      }),
      { seed: 821 },
    );
  });

  test('rests while K moves between two leaps', () => {
    const tops = [40, 100, 101, 150, 151, 225].map((K) => heldTop(K, 100));
    expect(tops).toEqual([100, 100, 150, 150, 225, 225]);
  });
});
