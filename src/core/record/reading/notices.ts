import type { NoticeKind, ReadingOptions, RecordNotice } from '../RecordReading.ts';

/** What was found while a text was read. */
export interface Findings {
  readonly decimalComma: boolean;
  readonly thousands: boolean;
  /** whether a comma could be the other sign as well */
  readonly isCommaUndecided: boolean;
  /** whether points could set thousands apart as well */
  readonly isPointUndecided: boolean;
  readonly missing: number;
  readonly negative: number;
  /** values of months or days, which are summed to years */
  readonly isFiner: boolean;
  readonly wasSorted: boolean;
  readonly marks: number;
  readonly dateOrder: ReadingOptions['dateOrder'] | null;
  /** whether years have two digits */
  readonly hasShortYears: boolean;
  readonly hasTotals: boolean;
  /** lines at the end that sum up the others, by what they are called */
  readonly summary: readonly string[];
  /** the month that a table of months begins with */
  readonly firstMonth: number;
  /** in words: the column that is called a time, or has texts, and holds no time that is understood; null where there is none */
  readonly unreadTime: string | null;
  /** times are known, but are neither years nor months nor days apart */
  readonly isUneven: boolean;
}

const counted = (count: number, one: string, more = `${one}s`) =>
  `${count} ${count === 1 ? one : more}`;

export function noticesOf(found: Findings): readonly RecordNotice[] {
  const notices: RecordNotice[] = [];
  const add = (
    kind: NoticeKind,
    label: string,
    text: string,
    other: ReadingOptions | null = null,
  ) => notices.push({ kind, label, text, other });
  const { missing, negative, marks } = found;
  if (found.decimalComma) {
    const other = found.isCommaUndecided ? ({ decimal: 'point' } as const) : null;
    add('decimalComma', 'decimal comma', 'Commas are read as decimal signs.', other);
  }
  if (found.isPointUndecided && !found.thousands) {
    const text = 'Points are read as decimal signs: 1.120 as a little more than 1.';
    add('decimalPoint', 'decimal point', text, { decimal: 'comma' });
  }
  if (found.thousands) {
    const other = found.isCommaUndecided
      ? ({ decimal: 'comma' } as const)
      : found.isPointUndecided
        ? ({ decimal: 'point' } as const)
        : null;
    const example = found.isPointUndecided ? '1.120' : '1,120';
    const text = `Thousands are set apart: ${example} is read as 1120.`;
    add('thousands', 'thousands separator', text, other);
  }
  if (missing > 0) {
    const label = `${counted(missing, 'value')} missing`;
    add('missing', label, `${label}: left out, never filled in.`);
  }
  if (negative > 0) {
    const label = counted(negative, 'negative value');
    const are = found.isFiner
      ? 'summed as they are; a year below 0 is taken as 0'
      : 'taken as 0 in the model';
    add('negative', label, `${label}: ${are}.`);
  }
  if (found.wasSorted)
    add('sorted', 'sorted', 'The lines were not in the order of time: they are sorted.');
  if (marks > 0) {
    const label = `${counted(marks, 'mark')} dropped`;
    add('marks', label, `${label}: letters or asterisks behind numbers.`);
  }
  if (found.dateOrder !== null && found.dateOrder !== undefined) {
    const isDay = found.dateOrder === 'dayFirst';
    const text = `Dates are read with the ${isDay ? 'day' : 'month'} first: nothing in them says so.`;
    add('dateOrder', isDay ? 'day first' : 'month first', text, {
      dateOrder: isDay ? 'monthFirst' : 'dayFirst',
    });
  }
  if (found.hasShortYears) {
    const text =
      'Years have two digits: 00 to 29 are read as 2000 to 2029, 30 to 99 as 1930 to 1999.';
    add('shortYears', 'years of two digits', text);
  }
  if (found.summary.length > 0) {
    const lines = found.summary.length === 1 ? 'line is' : 'lines are';
    const text = `The last ${lines} no inflow: ${found.summary.join(', ')}. Dropped.`;
    add('summary', `${found.summary.join(', ')} dropped`, text);
  }
  if (found.hasTotals)
    add(
      'totals',
      'totals dropped',
      'A thirteenth value in a line is the total of the year: dropped.',
    );
  if (found.firstMonth > 1) {
    const text = 'The months do not begin in January: those before it are of the year before.';
    add('monthOrder', 'months of two years', text);
  }
  if (found.isUneven) {
    const text =
      'Times are neither years nor months nor days apart: values are taken in their order, each as a year.';
    add('uneven', 'uneven times', text);
  }
  if (found.unreadTime !== null) {
    const text = `No times are understood in ${found.unreadTime}: values are taken in their order, each as a year.`;
    add('noTimes', 'times not understood', text);
  }
  return notices;
}
