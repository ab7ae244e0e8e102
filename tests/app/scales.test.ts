import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linearScale, stopScale, wholeScale, type Scale } from '../../src/components/scales.ts';
import { expectSame } from '../support/expectSame.ts';

describe('a scale of stops', () => {
  it('has ten round numbers in a decade, both ends, and the extra value', () => {
    const scale = stopScale(10, 1000, 77);
    const values = Array.from({ length: scale.max + 1 }, (_, position) => scale.valueAt(position));
    expect(values.slice(0, 5)).toEqual([10, 12, 15, 20, 25]);
    expect(values).toContain(77);
    expect(values.at(-1)).toBe(1000);
    for (const value of values) expectSame(scale.valueAt(scale.positionOf(value)), value);
  });

  it('of one value stands still', () => {
    expect(stopScale(1, 1, 1)).toMatchObject({ min: 0, max: 0 });
  });
});

describe('a linear scale', () => {
  /** What a slider sets, from its least position to its greatest. */
  const valuesOf = (scale: Scale) => {
    const stops = Math.floor((scale.max - scale.min) / scale.step + 1e-9) + 1;
    return Array.from({ length: stops }, (_, i) => scale.valueAt(scale.min + i * scale.step));
  };

  it('steps by a power of ten', () => {
    expect(linearScale(10, 1000, 100).step).toBe(1);
    expect(linearScale(0, 1e9, 1e9).step).toBe(1e6);
  });

  it('has the values as positions where they are round', () => {
    const scale = linearScale(10, 1000, 77);
    expect(scale).toMatchObject({ min: 10, max: 1000, step: 1 });
    expect([scale.positionOf(77), scale.valueAt(78)]).toEqual([77, 78]);
    expect(linearScale(-0.95, 0.95, 0.3)).toMatchObject({ min: -0.95, max: 0.95, step: 0.001 });
  });

  it('has round stops between its ends, and reaches both', () => {
    const large = valuesOf(linearScale(10, 100_000, 100_000));
    expect(large.slice(0, 3)).toEqual([10, 100, 200]);
    expect(large.slice(-2)).toEqual([99_900, 100_000]);
    const target = valuesOf(linearScale(0, 100.37, 70));
    expect(target.slice(0, 4)).toEqual([0, 0.1, 0.2, 0.3]);
    expect(target.slice(-2)).toEqual([100.3, 100.37]);
    const small = valuesOf(linearScale(0.37, 1000, 0.37));
    expect(small.slice(0, 3)).toEqual([0.37, 1, 2]);
    expect(small.at(-1)).toBe(1000);
  });

  it('stands at a value between stops, and goes on from it to the next ones', () => {
    const scale = linearScale(10, 1000, 100.37);
    const position = scale.positionOf(100.37);
    const near = [-1, 0, 1].map((steps) => scale.valueAt(position + steps * scale.step));
    expect(near).toEqual([100, 100.37, 101]);
  });

  it('has both ends and the extra value among its stops, whatever they are', () => {
    const size = fc.double({ min: 5e-324, max: 1e9, noNaN: true });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const ranges = fc.oneof(
      size.map((K) => [Math.min(10, K), Math.max(1000, K), K] as const),
      size.map((mu) => [Math.min(0, -mu), 300, -mu] as const),
      fc.tuple(size, share).map(([K, part]) => [0, K, part * K] as const),
    );
    fc.assert(
      fc.property(ranges, ([min, max, extra]) => {
        const scale = linearScale(min, max, extra);
        const values = valuesOf(scale);
        expect([values[0], values.at(-1)]).toEqual([min, max]);
        expect(scale.valueAt(scale.positionOf(extra))).toBe(extra);
        // rising, and none twice
        expect(values.findIndex((value, i) => i > 0 && !(value > values[i - 1]!))).toBe(-1);
      }),
      { seed: 705, numRuns: 60 },
    );
  });
});

it('a whole scale steps by one, however short it is', () => {
  expect(wholeScale(1, 8)).toMatchObject({ min: 1, max: 8, step: 1 });
});
