import { describe, expect, it } from 'vitest';
import type { InflowRecord } from '../../src/core/record/InflowRecord.ts';
import { NILE } from '../../src/core/record/nile.ts';
import { recordStatistics } from '../../src/core/record/recordStatistics.ts';
import { yearsOf } from '../../src/core/record/yearsOf.ts';

const record = (
  step: InflowRecord['step'],
  firstTime: string | null,
  values: InflowRecord['values'],
): InflowRecord => ({ values, firstTime, step, unit: 'm3/s', name: 'any' });

/** Twelve months a year, from 1999-11 on: 26 of them. */
const months = record(
  'month',
  '1999-11',
  Array.from({ length: 26 }, (_, i) => (i + 10) % 12),
);

const VOLUMES = { conversion: 'sum', firstMonth: 1 } as const;

describe('years', () => {
  it('are sums of complete years, named where they are left out', () => {
    const { record: years, leftOut } = yearsOf(months, VOLUMES);
    expect(years).toMatchObject({
      values: [66, 66],
      firstTime: '2000',
      step: 'year',
      unit: 'm3/s',
    });
    expect(leftOut).toEqual(['1999']);
  });

  it('that begin in October are named after that in which they end', () => {
    const twelve = record(
      'month',
      '1999-10',
      Array.from({ length: 36 }, () => 1),
    );
    expect(yearsOf(twelve, { ...VOLUMES, firstMonth: 10 }).record).toMatchObject({
      values: [12, 12, 12],
      firstTime: '2000',
    });
    expect(yearsOf(twelve, VOLUMES).leftOut).toEqual(['1999', '2002']);
  });

  it('of mean flows take the length of months, and leap years', () => {
    const flow = record(
      'month',
      '1999-01',
      Array.from({ length: 24 }, () => 1),
    );
    const { record: years } = yearsOf(flow, { conversion: 'm3/s to Mm3', firstMonth: 1 });
    expect(years.values[0]).toBeCloseTo(365 * 0.0864, 10);
    expect(years.values[1]).toBeCloseTo(366 * 0.0864, 10);
    expect(years.unit).toBe('Mm3');
  });

  it('of days need every day', () => {
    const days = record(
      'day',
      '1999-01-01',
      Array.from({ length: 365 + 366 + 365 }, () => 2),
    );
    const options = { conversion: 'cfs to acre-feet', firstMonth: 1 } as const;
    expect(yearsOf(days, options).record.values[1]).toBeCloseTo(2 * 366 * 1.983471, 9);
    const gap = { ...days, values: days.values.with(400, null) };
    const { record: years, leftOut } = yearsOf(gap, VOLUMES);
    expect([years.values, leftOut]).toEqual([[730, null, 730], ['2000']]);
  });

  it('of yearly mean flows take the length of the year', () => {
    const years = record('year', '1999', [1, 1, null]);
    const options = { conversion: 'm3/s to Mm3', firstMonth: 10 } as const;
    const { values } = yearsOf(years, options).record;
    expect(values).toEqual([365 * 0.0864, 366 * 0.0864, null]);
  });

  it('below 0 are 0 in the model, and counted', () => {
    const { record: years, negative } = yearsOf(record(null, null, [5, -2.5, 7]), VOLUMES);
    expect([years.values, negative]).toEqual([[5, 0, 7], 1]);
  });

  it('tell how much of the variance the calendar month explains', () => {
    expect(yearsOf(months, VOLUMES).monthShare).toBeCloseTo(1, 12);
    const halves = Array.from({ length: 24 }, (_, i) => (i < 12 ? 0 : 1));
    expect(yearsOf(record('month', '1999-01', halves), VOLUMES).monthShare).toBeCloseTo(0, 12);
    expect(yearsOf(NILE, VOLUMES).monthShare).toBeNull();
  });

  it('are too few, or too many', () => {
    const one = record(
      'month',
      '2000-01',
      Array.from({ length: 23 }, () => 1),
    );
    expect(() => yearsOf(one, VOLUMES)).toThrow('it has 1 complete year, and');
    const many = record(
      null,
      null,
      Array.from({ length: 10_001 }, () => 1),
    );
    expect(() => yearsOf(many, VOLUMES)).toThrow('it has 10,001 values, and up to 10,000 are used');
  });

  it('are too large for any reservoir of the page', () => {
    const inCubicMetres = NILE.values.map((value) => value! * 1e8);
    expect(() => yearsOf({ ...NILE, values: inCubicMetres }, VOLUMES)).toThrow(
      'its mean is 9.19e+10, and up to 1e9 is used: take a larger unit',
    );
    // a flood in a dry land: the spread of its law, or the mean before it is cut at 0
    const flood = (value: number) => record(null, null, [value, ...Array<number>(29).fill(0)]);
    expect(() => yearsOf(flood(6e9), VOLUMES)).toThrow(
      /^the σ of its law is \d\.\d\de\+9, and up to 1e9/,
    );
    expect(() => yearsOf(flood(6e8), VOLUMES)).toThrow(
      /^the −μ of its law is \d\.\d\de\+9, and up to/,
    );
    expect(yearsOf(flood(1e8), VOLUMES).record.values[0]).toBe(1e8);
  });
});

describe('with gaps', () => {
  it('r1 pairs neighbours alone, and the longest run without a gap is found', () => {
    const { moments, run, missing } = recordStatistics({
      values: [1, 3, null, 2, 2, 7, null, 0, 6],
    });
    // differences from the mean, 3: -2 0 . -1 -1 4 . -3 3; pairs: 0, 1, -4, -9
    expect(moments.lag1).toBeCloseTo(-12 / 4 / (40 / 6), 12);
    expect([run, missing]).toEqual([{ first: 3, values: [2, 2, 7] }, 2]);
  });
});
