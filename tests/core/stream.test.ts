import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createStream, restoreStream } from '../../src/core/rng/createStream.ts';
import { type ShockStream, streamNumber } from '../../src/core/rng/stream.ts';
import { ARTICLE } from '../support/settings.ts';

const anySeed = fc.integer({ min: 0, max: 2 ** 32 - 1 });

function draw(stream: ShockStream, count: number): number[] {
  return Array.from({ length: count }, () => stream.next());
}

describe('streams', () => {
  test.each([0, 1, 2, 7, 8, 623, 1000, 1001])(
    'go on from a state saved after %i steps',
    (steps) => {
      // the polar method makes pairs: after an odd number of steps the state holds the second of one
      const stream = createStream('numpy', 20141024, 0, 0);
      draw(stream, steps);
      const saved = stream.save()!;
      const ahead = draw(stream, 1500);
      expect(draw(restoreStream(saved), 1500)).toEqual(ahead);
    },
  );

  test('go on from a state that has travelled between threads', () => {
    fc.assert(
      fc.property(anySeed, fc.nat(800), (seed, steps) => {
        const stream = createStream('numpy', seed, 0, 0);
        draw(stream, steps);
        const travelled = structuredClone(stream.save()!);
        expect(draw(restoreStream(travelled), 50)).toEqual(draw(stream, 50));
      }),
      { seed: 21, numRuns: 50 },
    );
  });

  test('leave a saved state as it was', () => {
    const stream = createStream('numpy', 5, 0, 3);
    const saved = stream.save()!;
    const copy = structuredClone(saved);
    draw(stream, 700);
    draw(restoreStream(saved), 700);
    expect(saved).toEqual(copy);
  });

  test('can be entered at a step, with the shocks that skipping the steps before it leaves', () => {
    fc.assert(
      fc.property(anySeed, fc.nat(4095), fc.nat(1500), (seed, number, firstStep) => {
        const fromStart = createStream('numpy', seed, number, 0);
        draw(fromStart, firstStep);
        const entered = createStream('numpy', seed, number, firstStep);
        expect(draw(entered, 20)).toEqual(draw(fromStart, 20));
      }),
      { seed: 22, numRuns: 50 },
    );
  });

  test('of number i are stream 0 of seed + i modulo 2^32', () => {
    const pairs = [
      { seed: 0, number: 1, sum: 1 },
      { seed: 12340, number: 5, sum: 12345 },
      { seed: 4294967295, number: 1, sum: 0 },
      { seed: 4294967290, number: 4095, sum: 4089 },
    ];
    for (const { seed, number, sum } of pairs) {
      const wrapped = draw(createStream('numpy', seed, number, 0), 20);
      expect(wrapped).toEqual(draw(createStream('numpy', sum, 0, 0), 20));
    }
  });

  test('are numbered by the chunk, or all 0 with one seed for all', () => {
    expect([0, 1, 4095].map((chunk) => streamNumber(ARTICLE, chunk))).toEqual([0, 1, 4095]);
    const same = { ...ARTICLE, seeding: 'same' as const };
    expect([0, 1, 4095].map((chunk) => streamNumber(same, chunk))).toEqual([0, 0, 0]);
  });
});
