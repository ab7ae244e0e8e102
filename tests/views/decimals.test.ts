import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toCompact, toSignificant, toWhole } from '../../src/components/decimals.ts';
import { expectSame } from '../support/expectSame.ts';
import { tiered } from '../support/tiered.ts';

// the oracle: what the page spares itself
const intl = (options: Intl.NumberFormatOptions) => {
  const formatter = new Intl.NumberFormat('en', options);
  return (value: number) => formatter.format(value).replace(/^-0$/, '0');
};
const counts = intl({ maximumFractionDigits: 0 });
const compact = intl({ notation: 'compact', maximumFractionDigits: 2 });

const number = fc.oneof(
  fc.double({ noNaN: true, min: -1e15, max: 1e15 }),
  fc.double({ noNaN: true, min: -100, max: 100 }),
  fc.double({ noNaN: true, min: 1e-6, max: 1e-3 }),
  // short decimals: many of them lie half-way
  fc
    .tuple(fc.integer({ min: -99999, max: 99999 }), fc.integer({ min: -4, max: 6 }))
    .map(([digits, power]) => Number(`${digits}e${power}`)),
  fc.integer(),
);
const runs = { numRuns: tiered(1000, 20_000) };

describe('decimals are those of Intl', () => {
  test.each([1, 2, 3, 4, 6, 15])('to %d significant digits', (digits) => {
    const most = intl({ minimumSignificantDigits: 1, maximumSignificantDigits: digits });
    const all = intl({ minimumSignificantDigits: digits, maximumSignificantDigits: digits });
    fc.assert(
      fc.property(number, (value) => {
        expectSame(toSignificant(value, digits), most(value));
        if (value !== 0) expectSame(toSignificant(value, digits, true), all(value));
      }),
      { numRuns: tiered(400, 4000) },
    );
  });

  test('of whole numbers', () => {
    fc.assert(
      fc.property(number, (value) => {
        expectSame(toWhole(value), counts(value));
      }),
      runs,
    );
  });

  test('in few letters', () => {
    fc.assert(
      fc.property(fc.oneof(number, fc.integer({ min: 0, max: 2e12 })), (value) => {
        fc.pre(Math.abs(value) < 9e15);
        expectSame(toCompact(value), compact(value));
      }),
      runs,
    );
  });

  test.each([
    [2.525, '2.53'], // its binary value lies below the half
    [1.005, '1.01'],
    [999.5, '1,000'],
    [0.00099995, '0.001'],
    [Infinity, '∞'],
    [-Infinity, '-∞'],
    [NaN, 'NaN'],
  ])('%d to three digits', (value, text) => {
    expect(toSignificant(value, 3)).toBe(text);
    const options = { minimumSignificantDigits: 1, maximumSignificantDigits: 3 };
    expect(intl(options)(value)).toBe(text);
  });

  test('of very large counts and units', () => {
    for (const value of [1e21, 123456789012345680000, 2 ** 53, 999_999, 999_995_000, 1e15]) {
      expect(toWhole(value)).toBe(counts(value));
      expect(toCompact(value)).toBe(compact(value));
    }
  });
});
