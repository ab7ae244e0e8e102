import { dateOfDays, daysOfDate } from './civilDays.ts';
import type { InflowRecord } from './InflowRecord.ts';

export type Step = NonNullable<InflowRecord['step']>;

/** Steps of each length since a beginning that does not matter. */
const COUNTS: Readonly<Record<Step, (year: number, month: number, day: number) => number>> = {
  year: (year) => year,
  month: (year, month) => year * 12 + month - 1,
  day: daysOfDate,
};

const twoDigits = (part: number) => String(part).padStart(2, '0');

/** How times are told: 1871, 1951-01, 1967-10-01. */
const TEXTS: Readonly<Record<Step, (count: number) => string>> = {
  year: String,
  month: (count) => `${Math.floor(count / 12)}-${twoDigits((count % 12) + 1)}`,
  day: (count) => {
    const [year, month, day] = dateOfDays(count);
    return `${year}-${twoDigits(month)}-${twoDigits(day)}`;
  },
};

/** The number of a step. */
export function countOf(step: Step, year: number, month: number, day: number): number {
  return COUNTS[step](year, month, day);
}

/** The time of the step of a number. */
export function timeOf(step: Step, count: number): string {
  return TEXTS[step](count);
}

/** The time of a value; null where times are not known. */
export function timeAt({ firstTime, step }: InflowRecord, index: number): string | null {
  if (firstTime === null || step === null) return null;
  const [year, month = 1, day = 1] = firstTime.split('-').map(Number) as [number, number?, number?];
  return timeOf(step, countOf(step, year, month, day) + index);
}

/** Where a value stands on an axis: its year, or its number from 1. */
export function placeAt({ firstTime, step }: InflowRecord, index: number): number {
  return step === 'year' && firstTime !== null ? Number(firstTime) + index : index + 1;
}
