import { dateOfDays, daysOfDate } from './civilDays.ts';
import type { InflowRecord } from './InflowRecord.ts';

/** The calendar month of each value of a record of months or days: 12 times the year, and 0 to 11. */
export function monthsOfValues({ firstTime, step, values }: InflowRecord): readonly number[] {
  const [year, month, day] = (firstTime ?? '').split('-').map(Number);
  if (step === 'month') return values.map((_, i) => year! * 12 + month! - 1 + i);
  const first = daysOfDate(year!, month!, day!);
  return values.map((_, i) => {
    const [y, m] = dateOfDays(first + i);
    return y * 12 + m - 1;
  });
}

/** The days of so many months from a month on. */
export function daysOfMonths(month: number, count: number): number {
  return daysOfDate(0, month + 1 + count, 1) - daysOfDate(0, month + 1, 1);
}

/** The first month of a year. One that begins later than January is named after the year in which it ends. */
export function firstMonthOf(year: number, firstMonth: number): number {
  return (firstMonth === 1 ? year : year - 1) * 12 + firstMonth - 1;
}

/** The year of a month. */
export function yearOf(month: number, firstMonth: number): number {
  return Math.floor((month - firstMonth + 1) / 12) + (firstMonth === 1 ? 0 : 1);
}
