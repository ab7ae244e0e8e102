import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digestPart, formatDigest } from '../../src/core/job/digest.ts';
import { contractDigest } from '../support/contractDigest.ts';
import { anySettings } from '../support/settings.ts';
import { simulate } from '../support/simulate.ts';
import { tiered } from '../support/tiered.ts';

// any doubles: NaN, infinities, -0 and subnormals too
const anyValues = fc.float64Array({ maxLength: 300 });

describe('the digest', () => {
  test.each([
    ['nothing', [], '0000000000000000'],
    ['one full reservoir', [100], '8fcd14ad67d614ad'],
    ['0.5 to 4.5', [0.5, 1.5, 2.5, 3.5, 4.5], '260db5e08adfb45c'],
    ['i / 1024', Array.from({ length: 1025 }, (_, i) => i / 1024), 'ae499050088bbcee'],
  ])('of %s is what the contract’s formula gives in NumPy', (_, values, digest) => {
    // NumPy 2.4.6, the lines of docs/files.md
    const path = Float64Array.from(values);
    expect(contractDigest(path)).toBe(digest);
    expect(formatDigest([digestPart(path, 0)])).toBe(digest);
  });

  test('is the contract’s sum for any doubles', () => {
    fc.assert(
      fc.property(anyValues, (values) => {
        expect(formatDigest([digestPart(values, 0)])).toBe(contractDigest(values));
      }),
      { seed: 101, numRuns: tiered(60, 300) },
    );
  });

  test('is the same for any cut, with its parts in any order', () => {
    fc.assert(
      fc.property(anyValues, fc.array(fc.nat(300), { maxLength: 5 }), (values, cuts) => {
        const marks = [0, ...cuts.map((cut) => Math.min(cut, values.length)), values.length];
        marks.sort((a, b) => a - b);
        const parts = marks
          .slice(1)
          .map((end, i) => digestPart(values.subarray(marks[i], end), marks[i]!));
        const whole = contractDigest(values);
        expect(formatDigest(parts)).toBe(whole);
        expect(formatDigest(parts.toReversed())).toBe(whole);
      }),
      { seed: 102, numRuns: tiered(60, 300) },
    );
  });

  test('counts rows beyond 2^32, as one part or as single values', () => {
    fc.assert(
      fc.property(
        fc.float64Array({ minLength: 1, maxLength: 20 }),
        fc.integer({ min: 2 ** 32 - 5, max: 1e10 }),
        (values, firstRow) => {
          const expected = contractDigest(values, firstRow);
          expect(formatDigest([digestPart(values, firstRow)])).toBe(expected);
          const single = Array.from(values, (_, i) =>
            digestPart(values.subarray(i, i + 1), firstRow + i),
          );
          expect(formatDigest(single)).toBe(expected);
        },
      ),
      { seed: 103, numRuns: tiered(20, 100) },
    );
  });

  test('changes where a value is repaired by what the two values add', () => {
    const values = Float64Array.of(100, 30, 0, 44.5);
    const repaired = Float64Array.of(100, 30, 7, 44.5);
    const before = digestPart(values.subarray(2, 3), 2);
    const after = digestPart(repaired.subarray(2, 3), 2);
    expect(formatDigest([digestPart(values, 0), -before, after])).toBe(contractDigest(repaired));
  });

  test('sees two values that change places', () => {
    const digest = (values: number[]) => formatDigest([digestPart(Float64Array.from(values), 0)]);
    expect(digest([1, 2, 3])).not.toBe(digest([2, 1, 3]));
    expect(digest([0])).not.toBe(digest([-0]));
  });

  test('is 16 lower-case hex digits of the sum modulo 2^64', () => {
    expect(formatDigest([])).toBe('0000000000000000');
    expect(formatDigest([0xabcn])).toBe('0000000000000abc');
    expect(formatDigest([2n ** 64n - 1n, 2n])).toBe('0000000000000001');
    expect(formatDigest([2n ** 64n - 1n])).toBe('ffffffffffffffff');
  });

  test('of a run is that of its rows in order', () => {
    fc.assert(
      fc.property(anySettings({ maxT: 1000 }), (settings) => {
        const { path, digest } = simulate(settings);
        expect(digest).toBe(contractDigest(path));
      }),
      { seed: 104, numRuns: tiered(12, 60) },
    );
  });
});
