import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkTyped } from '../../src/components/checkTyped.ts';
import { formatCompact, formatCount, formatNumber } from '../../src/components/format.ts';
import { readTypedNumber } from '../../src/components/typedNumber.ts';
import { RULES } from '../../src/core/settings/validateSettings.ts';
import { anyCharacters } from '../support/anyCharacters.ts';
import { expectSame } from '../support/expectSame.ts';
import { tiered } from '../support/tiered.ts';

const read = (typed: string) => {
  const result = readTypedNumber(typed);
  return 'text' in result ? result.text : result;
};

test.each([
  ['1,000,000', '1000000'],
  ['1,000', '1000'],
  ['1,234.5', '1234.5'],
  ['1 000 000', '1000000'],
  ['1\u202F000\u2009', '1000'],
  ['\u00A01\u00A0000', '1000'],
  ['1’000’000', '1000000'],
  ["1'000", '1000'],
  ['1_000_000', '1000000'],
  ['1.000.000', '1000000'],
  ['1.000', '1.000'], // as links take it
  [' 7\n', '7'],
  ['\u200E7\u200B0', '70'],
  ['+5', '5'],
  ['−5', '-5'],
  ['- 5', '-5'],
  ['.5', '0.5'],
  ['5.', '5'],
  ['1E6', '1e6'],
  ['1.5e−3', '1.5e-3'],
  ['10^6', '1e6'],
  ['10⁻³', '1e-3'],
  ['1.5 × 10^6', '1.5e6'],
  ['2·10⁵', '2e5'],
  ['10M', '10e6'],
  ['1.5B', '1.5e9'],
  ['７０．５', '70.5'],
  ['٧٠٫٥', '70.5'],
  ['-0', '-0'],
  ['007', '007'],
  ['10²', '1e2'],
])('reads %j', (typed, text) => {
  expect(read(typed)).toEqual(text);
});

test.each([
  ['70,5', '70.5'],
  ['0,25', '0.25'],
  ['0,250', '0.250'],
  ['-1,5', '-1.5'],
  ['1.000,5', '1000.5'],
  ['1.000.000,25', '1000000.25'],
  ['1 000,5', '1000.5'],
  ['2,5e3', '2.5e3'],
])('tells how to write %j', (typed, instead) => {
  expect(read(typed)).toEqual({ instead });
});

test.each(
  [
    ['', ' ', 'wet', '0x10', '1e', 'e5', '1e5.5', '1.2.3', '1,5,6', '1,00,0', '5 0'],
    [
      'NaN',
      'Infinity',
      '--5',
      '1,000 000',
      '1/2',
      '7²',
      '1e1e1',
      '5 %',
      '1n',
      '.',
      '-',
      '1__000',
      '1;2',
      '1;234',
    ],
  ].flat(),
)('cannot read %j', (typed) => {
  expect(read(typed)).toEqual({ instead: null });
});

test('takes whatever a link takes, for the same number', () => {
  const linkNumber = fc.stringMatching(/^-?\d{1,12}(\.\d{1,12})?(e[+-]?\d{1,3})?$/);
  fc.assert(
    fc.property(linkNumber, (text) => {
      expectSame(Number(read(text)), Number(text));
    }),
    { seed: 151, numRuns: tiered(200, 500) },
  );
});

test('reads back what the page itself writes', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expectSame(Number(read(formatNumber(value, 17))) + 0, value + 0);
      const count = Math.round((value % 1e15) + 0);
      expectSame(Number(read(formatCount(count))) + 0, count + 0);
    }),
    { seed: 152, numRuns: tiered(150, 300) },
  );
  expect(Number(read(formatCompact(12_500_000)))).toBe(12_500_000);
});

test('of any text makes a number as links write it, or none', () => {
  fc.assert(
    fc.property(fc.oneof(anyCharacters(), fc.stringMatching(/^[0-9.,' eE+-]*$/)), (typed) => {
      const result = readTypedNumber(typed);
      const text = 'text' in result ? result.text : (result.instead ?? '0');
      expect(text).toMatch(/^-?\d+(\.\d+)?(e[+-]?\d+)?$/);
    }),
    { seed: 153, numRuns: 200 },
  );
});

test('tells a spelling from a number out of range', () => {
  const T = RULES.T({ K: 100, T: 200 });
  expect(checkTyped(T, '1,000,000')).toEqual({ value: 1e6 });
  expect(checkTyped(T, '2e10')).toEqual({ error: '“2e10” is not allowed; 1 to 1e10, whole' });
  expect(checkTyped(T, '70,5')).toEqual({ error: '“70,5” is not read: write 70.5, with a point' });
  expect(checkTyped(T, 'many')).toEqual({ error: '“many” is no number; 1 to 1e10, whole' });
  expect(checkTyped(T, ' ')).toEqual({ error: 'Write a number: 1 to 1e10, whole' });
  expect(checkTyped(T, '\u202Eabc')).toEqual({
    error: '“[U+202E]abc” is no number; 1 to 1e10, whole',
  });
});
