import { describe, expect, it } from 'vitest';
import { linearScale, stopScale, wholeScale } from '../../src/components/scales.ts';

describe('a scale of stops', () => {
  it('has ten round numbers in a decade, both ends, and the extra value', () => {
    const scale = stopScale(10, 1000, 77);
    const values = Array.from({ length: scale.max + 1 }, (_, position) => scale.valueAt(position));
    expect(values.slice(0, 5)).toEqual([10, 12, 15, 20, 25]);
    expect(values).toContain(77);
    expect(values.at(-1)).toBe(1000);
    for (const value of values) expect(scale.valueAt(scale.positionOf(value))).toBe(value);
  });

  it('of one value stands still', () => {
    expect(stopScale(1, 1, 1)).toMatchObject({ min: 0, max: 0 });
  });
});

it('a linear scale steps by a power of ten', () => {
  expect(linearScale(10, 1000).step).toBe(1);
  expect(linearScale(0, 1e9).step).toBe(1e6);
});

it('a whole scale steps by one, however short it is', () => {
  expect(wholeScale(1, 8)).toMatchObject({ min: 1, max: 8, step: 1 });
});
