import { describe, expect, it } from 'vitest';
import {
  formatError,
  formatFixed,
  formatPart,
  formatSetting,
  formatShare,
  formatTime,
  formatToError,
} from '../../src/components/format.ts';
import { formatMeasure } from '../../src/views/distribution/measureTexts.ts';

describe('a number that was set', () => {
  it.each([
    [137.5, '137.5'],
    [999.6, '999.6'],
    [1000, '1,000'],
    [1234567.25, '1,234,567.25'],
    [-70.123456789, '−70.123456789'],
    [0.1, '0.1'],
    [1e-7, '1e-7'],
    [1e9, '1,000,000,000'],
    [0, '0'],
  ])('is never rounded: %d', (value, text) => {
    expect(formatSetting(value)).toBe(text);
    expect(Number(text.replaceAll(',', '').replace('−', '-'))).toBe(value);
  });
});

describe('a number beside its standard error', () => {
  it.each([
    [417.3061, 0.4478, '417.31', '0.45'],
    [417.3061, 0.00312, '417.3061', '0.0031'],
    [417.3061, 12, '417.3', '12'],
    [417.3, 0.5, '417.30', '0.50'],
    [12345.678, 0.996, '12,345.7', '1.0'],
    [3.2854e-170, 1.6e-172, '3.285e-170', '1.6e-172'],
    [0, 0.1, '0', '0.10'],
  ])('has as many decimals: %d ± %d', (value, error, shown, shownError) => {
    expect(formatToError(value, error, 4)).toBe(shown);
    expect(formatError(error)).toBe(shownError);
  });

  it('has its own digits where there is no error', () => {
    expect(formatToError(417.3061, null, 4)).toBe('417.3');
    expect(formatToError(417.3061, 0, 4)).toBe('417.3');
  });

  it('so has a share, in points', () => {
    expect(formatShare(0.24134, 0.00031)).toBe('24.134 %');
    expect(formatShare(0.24134, 0.0099)).toBe('24.13 %');
    expect(formatShare(0.24134, 0.31)).toBe('24.1 %');
    expect([1, 0].map((share) => formatShare(share))).toEqual(['100.0 %', '0.0 %']);
    // nearly all is not all, and nearly nothing is something
    expect(formatShare(0.999955)).toBe('99.9955 %');
    expect(formatShare(0.999955, 0.01)).toBe('99.9955 %');
    expect(formatShare(0.999955, 0.00012)).toBe('99.996 %');
    expect(formatShare(0.000123)).toBe('0.012 %');
    // so little is written in one way
    expect(formatShare(1.3e-11)).toBe('1.3e-9 %');
    expect(formatShare(6.4e-8)).toBe('6.4e-6 %');
    // nothing and all are exact
    expect(formatShare(0, 2.1e-8)).toBe('0.0 %');
    expect(formatShare(1, 5.6e-15)).toBe('100.0 %');
    expect(formatShare(0.9994)).toBe('99.9 %');
    expect(formatShare(0.24134)).toBe('24.1 %');
  });
});

it.each([
  ['71.5', 71.4932, 100, '71.5 of 100'],
  ['138', 137.49, 137.5, 'nearly all of 137.5'],
  ['1,000,000,000', 999_999_950, 1e9, 'nearly all of 1,000,000,000'],
  ['100', 100, 100, 'all of 100'],
  ['–', NaN, 100, '– of 100'],
])('of a whole %s is told as a part, of %d and %d', (told, value, whole, text) => {
  expect(formatPart(told, value, whole)).toBe(text);
});

it('a measure has no digits of a standard error that is round-off alone', () => {
  expect(formatMeasure('mean', 70, 3e-14)).toBe('70');
  expect(formatMeasure('mean', 70, 3e-3)).toBe('70.0000');
  expect(formatMeasure('full', 0.25, 5.6e-16)).toBe('25.0 %');
});

describe('a time', () => {
  it.each([
    [0, '0 µs'],
    [0.0999, '100 µs'],
    [0.1, '0.1 ms'],
    [9.94, '9.9 ms'],
    [9.96, '10 ms'],
    [999.4, '999 ms'],
    [999.6, '1.0 s'],
    [59_940, '59.9 s'],
    [59_960, '1 min 0 s'],
    [125_400, '2 min 5 s'],
  ])('of %d ms is in the unit that its rounded number has', (ms, text) => {
    expect(formatTime(ms)).toBe(text);
  });

  it.each([
    [911, 1600, '0.91 s'],
    [1600, 911, '1.6 s'],
    [35, 2000, '0.035 s'],
    [911, 998, '911 ms'],
    [911, 65_000, '911 ms'],
  ])('is told in the unit of the one beside it: %d beside %d', (ms, beside, text) => {
    expect(formatTime(ms, beside)).toBe(text);
  });
});

describe('a number with so many decimals', () => {
  it.each([
    [-0.04, '0.0'],
    [-0.06, '−0.1'],
    [-0, '0.0'],
    [0.04, '0.0'],
  ])('has no sign where nothing is left of it: %d', (value, text) => {
    expect(formatFixed(value, 1)).toBe(text);
  });
});
