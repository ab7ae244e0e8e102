import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sequentPeak } from '../../src/core/design/sequentPeak.ts';
import { behaviour } from '../../src/core/record/behaviour.ts';
import type { InflowRecord } from '../../src/core/record/InflowRecord.ts';
import { NILE } from '../../src/core/record/nile.ts';
import { noFailureCurve } from '../../src/core/record/noFailureCurve.ts';
import { recordStatistics } from '../../src/core/record/recordStatistics.ts';
import { conversionOf } from '../../src/core/record/yearsOf.ts';
import { behaviourTable } from '../../src/views/record/behaviourTable.ts';
import { recordData } from '../../src/views/record/recordChart.ts';
import {
  dependenceText,
  intervalText,
  normalText,
  recordText,
} from '../../src/views/record/recordTexts.ts';
import { timeAt } from '../../src/core/record/recordTimes.ts';
import { defaultBlock, understand } from '../../src/views/record/understand.ts';
import { PALETTE } from '../support/palette.ts';

interface Golden {
  readonly sequentPeak: readonly { name: string; release: number; cycles: number; peak: number }[];
}
const golden = JSON.parse(readFileSync('tests/golden/design.json', 'utf8')) as Golden;

/** With spaces for no-break spaces. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

const inflows = NILE.values as readonly number[];
const statistics = recordStatistics(NILE);

describe('a record in words', () => {
  it('is one sentence', () => {
    expect(recordText(NILE, statistics)).toBe(
      '100 years, 1871 to 1970, none missing; mean 919.4, Cv 0.184, lag-one correlation 0.50.',
    );
  });

  it('says how many values are missing, and has no times where none are known', () => {
    const record: InflowRecord = {
      name: 'a column',
      values: [1, null, 3, 2],
      firstTime: null,
      step: null,
      unit: null,
    };
    expect(recordText(record, recordStatistics(record))).toMatch(/^4 values, 1 missing; mean 2,/);
    expect(recordData(record, PALETTE).datasets[0]!.data).toEqual([
      { x: 1, y: 1 },
      { x: 2, y: NaN },
      { x: 3, y: 3 },
      { x: 4, y: 2 },
    ]);
  });

  it('warns of years that correlate otherwise than the law takes them', () => {
    expect(dependenceText(NILE, statistics, 0, null)).toMatch(
      /r₁ = 0\.50, further than ±0\.20 from independent ones\. .* too small/,
    );
    // design.md: 436 and 1010
    expect(dependenceText(NILE, statistics, 0, { present: 436, correlated: 1010 })).toMatch(
      /With ρ = 0\.50 the storage required is 1,010, 2\.3 times that of the law without it/,
    );
    // r1 of 100 years is 0.498: between laws of 0.34 and 0.63 chance would do
    expect(dependenceText(NILE, statistics, 0.2, null)).toMatch(
      /further than ±0\.19 from a law with ρ = 0\.2\. .* too small/,
    );
    expect(dependenceText(NILE, statistics, 0.8, null)).toMatch(/too large/);
    expect(dependenceText(NILE, statistics, 0.4, null)).toBeNull();
    const withLag1 = (lag1: number) => ({
      ...statistics,
      moments: { ...statistics.moments, lag1 },
    });
    expect(dependenceText(NILE, withLag1(0.19), 0, null)).toBeNull();
    // the law takes 0.95 at most
    expect(dependenceText(NILE, withLag1(0.97), 0, null)).toMatch(/r₁ = 0\.97/);
    expect(dependenceText(NILE, withLag1(1.1), 0.95, null)).toBeNull();
  });

  it('says in words how far it is from a normal', () => {
    // golden/design.json: r_Q 0.9863, skew 0.327; design.md: one in twenty is below 0.9871
    expect(normalText(0.9863, 0.9871, 0.327)).toMatch(/^A little more skewed than normal/);
    expect(normalText(0.99, 0.9871, 0.327)).toMatch(/^No further from a normal than chance/);
    expect(normalText(null, 0.9871, null)).toMatch(/^All values are equal/);
  });

  const found = (high: number, unmet = 0) => ({
    storages: [320.4, 436, 601, ...Array.from({ length: unmet }, () => Infinity)],
    low: 320.4,
    median: 436,
    high,
  });
  const textOf = (high: number, unmet?: number) =>
    intervalText(NILE, { rho: 0, found: found(high, unmet) });

  it('says how well it knows the storage, in the digits that some resamples bear', () => {
    expect(textOf(601)).toMatch(
      /^100 years .*: from 320 to 600, the 5 and 95 % points of 3 records/,
    );
    const values = [null, ...NILE.values, null];
    expect(intervalText({ ...NILE, values }, { rho: 0, found: found(601) })).toMatch(/^100 years/);
    expect(textOf(Infinity, 2)).toMatch(/: from 320 to beyond any storage, /);
    expect(plain(textOf(Infinity, 9))).toBe(
      'Of records resampled from it 75.0 % do not reach the target with any storage.',
    );
  });

  it('says why it does not', () => {
    expect(intervalText(NILE, { rho: 0, found: null })).toBe('');
    expect(intervalText(NILE, { rho: 0, found: 'unsolved' })).toMatch(/cannot be solved for/);
    expect(intervalText(NILE, { rho: 0.5, found: null })).toMatch(/for ρ = 0 only/);
    const short = { ...NILE, values: NILE.values.slice(0, 9) };
    expect(intervalText(short, { rho: 0, found: null })).toMatch(/^9 years of record are too few/);
  });
});

describe('times', () => {
  it.each([
    ['1871', 'year', 99, '1970'],
    ['1951-11', 'month', 2, '1952-01'],
    ['1967-12-30', 'day', 62, '1968-03-01'], // over a leap day
    [null, null, 3, null],
  ] as const)('count on from %s by %s', (firstTime, step, index, time) => {
    expect(timeAt({ ...NILE, firstTime, step }, index)).toBe(time);
  });
});

describe('what is read', () => {
  it.each([
    ['m3/s', 'm3/s to Mm3'],
    ['m³/s', 'm3/s to Mm3'],
    ['cubic feet per second', 'cfs to acre-feet'],
    ['Mm3', 'sum'],
    [null, 'sum'],
  ] as const)('in %s is taken as %s', (unit, conversion) => {
    expect(conversionOf(unit)).toBe(conversion);
  });

  it('is summed to years where it is months', () => {
    const record: InflowRecord = {
      ...NILE,
      values: Array.from({ length: 30 }, (_, i) => (i % 12) + Math.floor(i / 12)),
      firstTime: '1950-01',
      step: 'month',
    };
    const found = understand(record, { conversion: 'sum', firstMonth: 1 });
    expect(found.record?.values).toEqual([66, 78]);
    expect(found).toMatchObject({ sentence: expect.stringContaining('2 years, 1950 to 1951') });
    expect(found).toMatchObject({
      remarks: [
        expect.stringContaining('seasons'),
        expect.stringMatching(/1952/),
        expect.stringMatching(/^2 years are too few/),
      ],
    });
  });

  it('is converted where it is years of mean flows, and 0 where it is less', () => {
    const record: InflowRecord = { ...NILE, values: [1, -1, 2], firstTime: '1999' };
    const found = understand(record, { conversion: 'm3/s to Mm3', firstMonth: 1 });
    expect(found.record).toMatchObject({
      values: [365 * 0.0864, 0, 2 * 365 * 0.0864],
      unit: 'Mm3',
    });
    expect(found).toMatchObject({ remarks: [expect.stringMatching(/^3 years are too few/)] });
  });

  it('has a remark where all is equal', () => {
    const record: InflowRecord = { ...NILE, values: Array.from({ length: 40 }, () => 5) };
    const found = understand(record, { conversion: 'sum', firstMonth: 1 });
    expect(found).toMatchObject({ remarks: [expect.stringMatching(/^All values are equal/)] });
  });

  it('is drawn in blocks of the cube root of its length', () => {
    expect([1, 30, 100, 1000].map(defaultBlock)).toEqual([1, 3, 5, 10]);
    // as the field for it allows: a quarter of the values
    expect([4, 7, 8, 11, 12].map(defaultBlock)).toEqual([1, 1, 2, 2, 2]);
  });
});

describe('the record in the plane', () => {
  it('needs what the golden sequent peaks say', () => {
    const cases = golden.sequentPeak.filter(
      ({ name, cycles }) => name.startsWith('Nile') && cycles === 1,
    );
    expect(cases.length).toBeGreaterThan(2);
    for (const { release, peak } of cases) {
      const curve = noFailureCurve(inflows, 1000, release);
      expect(curve.find(([target]) => target === release)![1]).toBeCloseTo(peak, 8);
    }
  });
});

describe('the record through the reservoir', () => {
  it('is a table beside the law', () => {
    const reservoir = { K: 1200, target: 830 };
    const table = behaviourTable(NILE, 0, reservoir, {
      behaviour: behaviour(inflows, reservoir),
      peak: sequentPeak(inflows, 830, 1),
      firmYield: 700,
      missing: { time: 0.01, volume: 0.001, run: 0.5 },
      resilience: 0.7,
    });
    // golden/design.json, behaviour: the Nile at K 1200
    expect(table.rows.map((row) => row.map((cell) => plain(cell as string)))).toEqual([
      ['Share of years met', '93.0 %', '99.0 %'],
      ['Share of volume met', '99.5 %', '99.9 %'],
      ['No failure in 100 years', '7 failures', '50.0 %'],
      ['Failure events', '3', '–'],
      ['Longest failure', '3 years', '–'],
      ['Resilience', '0.429', '0.700'],
      ['Vulnerability', '0.096', '–'],
      ['No-failure storage B', '612', '–'],
      ['Critical period', '1912 to 1915', '–'],
      ['Firm yield with B = 370', '700', '–'],
    ]);
  });
});
