import { describe, expect, it } from 'vitest';
import { readRecord } from '../../src/core/record/readRecord.ts';
import { RecordError, type ReadingOptions } from '../../src/core/record/RecordReading.ts';
import { readGolden } from '../support/golden.ts';

const golden = readGolden('record').parsing;

describe('a record is read from', () => {
  it.each(golden.filter((given) => !('error' in given)))('$name', (given) => {
    if ('error' in given) return;
    const { record, columns, notices } = readRecord(given.text, 'golden');
    expect(record.values).toEqual(given.values);
    expect(record.step).toBe(given.step);
    expect(record.firstTime).toBe(given.firstTime ?? null);
    // the golden texts of USGS tell no unit, though their parameter 00060 does
    const coded = given.text.includes('00060') ? 'cfs' : null;
    expect(record.unit).toBe(given.unitHint ?? coded);
    expect(notices.map(({ label }) => label)).toEqual(given.notices);
    if (given.column !== undefined) {
      expect(columns.filter(({ use }) => use === 'value').map(({ name }) => name)).toEqual([
        given.column,
      ]);
    }
  });
});

describe('no record is', () => {
  it.each(golden.filter((given) => 'error' in given))('$name', (given) => {
    if (!('error' in given)) return;
    expect(() => readRecord(given.text, 'golden')).toThrow(given.error);
  });
});

describe('what the rules say of', () => {
  const read = (text: string, options?: ReadingOptions) => {
    const { record, notices } = readRecord(text, 'any', options);
    return [record.values, record.firstTime, notices.map(({ label }) => label).join(', ')];
  };

  it.each<[string, string, unknown, string | null, string]>([
    ['R’s row names', '"year" "q"\n"1" 1871 5\n"2" 1872 6\n', [5, 6], '1871', ''],
    ['a title', 'Inflow, in Mm3\nYear,Q\n1990,5\n1991,6\n1992,7\n', [5, 6, 7], '1990', ''],
    ['months in words', 'Jan 1921 5\nFeb 1921 6\n', [5, 6], '1921-01', ''],
    ['years and months apart', 'year,month,q\n2000,1,5\n2000,2,6\n', [5, 6], '2000-01', ''],
    ['years before months', '1990-Jan,5\n1990-Feb,6\n', [5, 6], '1990-01', ''],
    ['the American way', '"January 31, 1990",5\n"Feb 1, 1990",6\n', [5, 6], '1990-01-31', ''],
    ['year, month and day', '2000 1 1 5\n2000 1 2 6\n', [5, 6], '2000-01-01', ''],
    ['days of Excel', 'date,q\n36526,5\n36527,6\n', [5, 6], '2000-01-01', ''],
    ['days without signs', 'q;date\n5;20000228\n6;20000229\n', [5, 6], '2000-02-28', ''],
    ['hours', '2000-02-28 00:00;5\n2000-02-29 00:00;6\n', [5, 6], '2000-02-28', ''],
    ['month ends', 'date,q\n01/31/2000,5\n02/29/2000,6\n', [5, 6], '2000-01', ''],
    ['firsts of months', 'date,q\n01/01/2000,5\n01/02/2000,6\n', [5, 6], '2000-01', ''],
    ['a count', '1 120\n2 135\n3 99.5\n', [120, 135, 99.5], null, ''],
    ['small decimals', '0,125\n1,250\n', [0.125, 1.25], null, 'decimal comma'],
    ['blanks in numbers', '1 120\n1 160\n', [1120, 1160], null, 'thousands separator'],
    ['apostrophes', "1'120\n963\n", [1120, 963], null, 'thousands separator'],
    ['points in numbers', '1.120.500\n963\n', [1120500, 963], null, 'thousands separator'],
    [
      'four digits and a comma',
      '1120,5\n1160,2\n1010,7\n',
      [1120.5, 1160.2, 1010.7],
      null,
      'decimal comma',
    ],
    ['a name above decimal commas', 'Zufluss\n1,5\n2,25\n', [1.5, 2.25], null, 'decimal comma'],
    [
      'years and numbers of five digits',
      'year,data\n1990,20300\n1991,36526\n',
      [20300, 36526],
      '1990',
      '',
    ],
    [
      'flows that could be years',
      'step,runoff\n1,1200\n2,1350\n3,1100\n',
      [1200, 1350, 1100],
      null,
      '',
    ],
    ['fields between bars', 'year|q\n1990|5\n1991|6.5\n', [5, 6.5], '1990', ''],
    ['times of its own', 'time;q\n0.5;5\n1.0;6\n', [5, 6], null, 'times not understood'],
    ['marks', '1990,210e\n1991,95*\n', [210, 95], '1990', '2 marks dropped'],
    ['empty lines of spreadsheets', 'year,q\n1990,5\n1991,6\n,\n', [5, 6], '1990', ''],
    ['three years', '2000-01-01,5\n2003-01-01,6\n', [5, 6], null, 'uneven times'],
    ['a header with a line end', '"Year","Q\n(Mm3)"\n1990,5\n1991,6\n', [5, 6], '1990', ''],
  ])('%s', (_, text, ...told) => {
    expect(read(text)).toEqual(told);
  });

  /** As the minima of the Nile at Roda, from 622 on, are handed round. */
  const MINIMA = [1157, 1088, 1169, 1169, 984, 1322, 1178, 1103, 1211, 1292, 1124, 1171];

  it.each([
    [' ', ''],
    [',', ''],
    ['\t', ''],
    [';', ''],
    [',', 'year,minimum\n'],
    [',', '"Jahr","Min"\n'],
  ])('years before 1000, with “%s” between fields and the header %j', (separator, header) => {
    for (const first of [622, 994, 100]) {
      const lines = MINIMA.map((value, i) => `${first + i}${separator}${value}\n`);
      expect(read(header + lines.join(''))).toEqual([MINIMA, String(first), '']);
    }
  });

  it('years before 1000, with decimals, with flows of three digits, and with most lines after 1000', () => {
    expect(read('622,11.57\n623,10.88\n624,11.69\n')).toEqual([[11.57, 10.88, 11.69], '622', '']);
    expect(read('622 157\n623 988\n624 969\n')).toEqual([[157, 988, 969], '622', '']);
    const lines = Array.from({ length: 60 }, (_, i) => `${997 + i} ${i % 7}\n`);
    expect(read(lines.join(''))).toEqual([lines.map((_, i) => i % 7), '997', '']);
    const months = Array.from({ length: 12 }, (_, i) => i + 1);
    const table = [700, 701, 702].map((year) => [year, ...months].join(' ')).join('\n');
    expect(read(table)).toEqual([[...months, ...months, ...months], '700-01', '']);
  });

  it.each<[string, string, unknown, string]>([
    ['flows and their decimals', '622,11\n640,5\n631,7\n', [622.11, 640.5, 631.7], 'decimal comma'],
    ['two of them that follow', '622,11\n623,5\n', [622.11, 623.5], 'decimal comma'],
    ['thousands', '622 115\n623 108\n623 980\n', [622115, 623108, 623980], 'thousands separator'],
    [
      'rising thousands',
      '120 000\n121 000\n122 500\n',
      [120000, 121000, 122500],
      'thousands separator',
    ],
    ['a column of their own', '622\n623\n624\n', [622, 623, 624], ''],
    ['with a gap', '622 5.5\n623 6.5\n625 7.5\n', [622, 623, 625], ''],
    ['days', 'day,q\n100,5\n101,6\n102,7\n', [5, 6, 7], 'times not understood'],
    ['of a name', 'q,level\n622,5\n623,6\n624,7\n', [622, 623, 624], ''],
    ['a count', '11 5.5\n12 6.5\n13 7.5\n', [11, 12, 13], ''],
  ])('numbers of three digits that are no years: %s', (_, text, values, notices) => {
    expect(read(text)).toEqual([values, null, notices]);
  });

  it('a table of months from October on, with totals', () => {
    const months = 'Oct Nov Dec Jan Feb Mar Apr May Jun Jul Aug Sep';
    const found = read(`WY ${months} Total\n1991 1 2 3 4 5 6 7 8 9 10 11 12 78\n`);
    const values = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
    expect(found).toEqual([values, '1990-10', 'totals dropped, months of two years']);
  });

  it('negative months, and times that are not understood', () => {
    const noticeOf = (text: string) => readRecord(text, 'any').notices[0]?.text;
    expect(noticeOf('2000-01,5\n2000-02,-6\n')).toBe(
      '1 negative value: summed as they are; a year below 0 is taken as 0.',
    );
    expect(noticeOf('2000,5\n2001,-6\n')).toBe('1 negative value: taken as 0 in the model.');
    const noTimes = (column: string) =>
      `No times are understood in ${column}: values are taken in their order, each as a year.`;
    expect(noticeOf('date,q\n1st of Jan,5\n1st of Feb,6\n')).toBe(noTimes('the column date'));
    expect(noticeOf('when,q\n90-01-02,5\n90-02-02,6\n')).toBe(noTimes('the column when'));
    expect(noticeOf('Jan;5\nFeb;6\n')).toBe(noTimes('column 1'));
    expect(noticeOf('Jan 90;5\nFeb 90;6\n')).toBe(noTimes('column 1'));
  });

  it.each([
    ['Jan-90,5\nFeb-90,6\n', '1990-01'],
    ['date,q\nDec/99,5\nJan/00,6\n', '1999-12'],
    ['date,q\nDec-29,5\nNov-29,6\n', '2029-11'],
    ['date,q\nJan-30,5\nFeb-30,6\n', '1930-01'],
    ['01.02.90;5\n02.02.90;6\n', '1990-02-01'],
    ['date,q\n1/31/90,5\n2/28/90,6\n', '1990-01'],
    ['date,q\n30-Jan-90,5\n31-Jan-90,6\n', '1990-01-30'],
  ])('years of two digits: %#', (text, firstTime) => {
    const { record, notices } = readRecord(text, 'any');
    expect([record.firstTime, record.values.length]).toEqual([firstTime, 2]);
    expect(notices.find(({ kind }) => kind === 'shortYears')!.text).toBe(
      'Years have two digits: 00 to 29 are read as 2000 to 2029, 30 to 99 as 1930 to 1999.',
    );
  });

  it.each(['Total', 'Mean', 'SUM', 'average:'])('a last line %s, of few values or many', (name) => {
    for (const count of [2, 5, 9, 10, 40]) {
      const lines = Array.from({ length: count }, (_, i) => `${1990 + i},${i}\n`);
      for (const header of ['', 'year,q\n']) {
        const text = `${header}${lines.join('')}${name},${10 * count}\n`;
        const label = `${name.replace(':', '')} dropped`;
        expect(read(text)).toEqual([lines.map((_, i) => i), '1990', label]);
      }
    }
    expect(read(`Jan-1990;5\nFeb-1990;6\nMean;5.5\n${name};11\n`)[0]).toEqual([5, 6]);
  });

  it('points that could set thousands apart', () => {
    const text = 'Jahr;Q\n1990;1.120\n1991;963\n';
    const found = readRecord(text, 'any');
    expect([found.record.values, found.notices[0]!.other]).toEqual([
      [1.12, 963],
      { decimal: 'comma' },
    ]);
    const other = readRecord(text, 'any', { decimal: 'comma' });
    expect([other.record.values, other.notices[0]!.other]).toEqual([
      [1120, 963],
      { decimal: 'point' },
    ]);
    // three decimals in each line, or whole numbers of four digits, leave no doubt
    expect(read('1.120\n1.160\n')[2]).toBe('');
    expect(read('1.120\n1160\n963\n')[2]).toBe('');
    expect(read('1.120\n1.160\n-999\n')[2]).toBe('1 value missing');
  });

  it('flows before rain and levels, wherever they stand', () => {
    expect(read('year,precip_mm,inflow_hm3\n1990,900,5\n1991,800,6\n')[0]).toEqual([5, 6]);
    expect(read('year,level,Q\n1990,12.5,5\n1991,12.7,6\n')[0]).toEqual([5, 6]);
    expect(read('year,outflow,inflow\n1990,4,5\n1991,4,6\n')[0]).toEqual([5, 6]);
  });

  it('discharge of USGS, which is in cubic feet per second by its code', () => {
    const text = 'datetime\t85236_00060_00003\n20d\t14n\n2000-01-01\t5\n2000-01-02\t6\n';
    expect(readRecord(text, '').record.unit).toBe('cfs');
  });

  it.each([
    ['weeks', '2000-01-03,5\n2000-01-10,6\n', '7 days'],
    ['quarters', '2000-01,5\n2000-04,6\n2000-07,6\n', '3 months'],
  ])('no %s: they would be years of the model', (_, text, apart) => {
    expect(() => readRecord(text, '')).toThrow(`its times are mostly ${apart} apart`);
  });

  it('choices: another column, another decimal sign, another order of dates', () => {
    const text = 'year;mean;greatest\n1990;1,120;9\n1991;1,160;12\n';
    expect(read(text)[0]).toEqual([1120, 1160]);
    expect(readRecord(text, 'any').notices[0]!.other).toEqual({ decimal: 'comma' });
    expect(read(text, { decimal: 'comma' })[0]).toEqual([1.12, 1.16]);
    expect(read(text, { valueColumn: 2 })[0]).toEqual([9, 12]);
    const dates = '01/02/2000;5\n03/04/2001;6\n05/06/2002;7\n';
    expect(readRecord(dates, 'any').notices[0]!.other).toEqual({ dateOrder: 'monthFirst' });
    expect(read('01/02/2000;5\n01/03/2000;6\n', { dateOrder: 'monthFirst' })[1]).toBe('2000-01-02');
  });

  it.each([
    ['year,q\n1990,5\n,6\n', 'line 3 has no time'],
    [
      'year,q\n1990,5\n1991,6\n1992,7\n1993,1\n1994,5\n1995,6\n1996,7\n1997,3\n1998,1\nMedian,5\n',
      'line 11 has no time that can be read: "Median"',
    ],
    ['a\n5\nb\nc\n', 'this is no column of numbers: line 3 is no number: "b"'],
    ['1,5\n1.5\n', 'line 2 is no number: "1.5"'],
    ['seven\neight\n', 'there are no numbers in it'],
    ['year/q\n1990~5\n1991~6\n', 'no column of it can be read as inflows: line 2 is "1990~5"'],
    ['5 6 7\n', 'too few values: 1, and a record has 2 at least, each in a line of its own'],
    [
      '2000-01-01 00:00,5\n2000-01-01 01:00,6\n',
      '2000-01-01 occurs twice, in lines 1 and 2: steps shorter than a day are not read',
    ],
    [
      'date,time,q\n2000-01-01,00:15,5\n2000-01-01,00:30,6\n',
      '2000-01-01 occurs twice, in lines 2 and 3: steps shorter than a day are not read',
    ],
    ['2000-01-01,5\n2000-01-01,6\n', '2000-01-01 occurs twice, in lines 1 and 2'],
    ['5.5,1990\n6.5,1991\n', 'no column of it can be read as inflows: line 1 is "5.5,1990"'],
    ['5\n1e16\n', 'line 2 has too large a number: "1e16"'],
    [
      'year,month,day,q\n2000,2,29,5\n2000,2,30,6\n',
      'line 3 has no time that can be read: "2000 2 30"',
    ],
    [
      'PK\u0003\u0004\u0000xl',
      'it is a ZIP file, as workbooks (.xlsx, .ods) are: save it as CSV, in UTF-8, in the program that it is of',
    ],
    ['\u0000\u0001', 'it is no plain text: save it as CSV, in UTF-8, in the program that it is of'],
    ['5\n'.repeat(1_000_002), 'it has 1000003 lines, and up to 1000000 are read'],
    ['5'.repeat(20_000_001), 'it is too large: 20.0 MB, and up to 20 MB are read'],
  ])('what is no record: %#', (text, error) => {
    expect(() => readRecord(text, 'any')).toThrow(new RecordError(error));
  });
});
