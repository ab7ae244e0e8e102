import { daysOfMonths, firstMonthOf, monthsOfValues, yearOf } from './calendar.ts';
import { MOST_RECORD_VALUES, type InflowRecord } from './InflowRecord.ts';
import { fittedLaw } from './fittedLaw.ts';
import { monthShare } from './monthShare.ts';
import { RecordError } from './RecordReading.ts';
import { recordStatistics } from './recordStatistics.ts';

/** `sum`: values are volumes, which add up; the others are mean flows, made volumes by the length of their steps. */
export type Conversion = 'sum' | 'm3/s to Mm3' | 'cfs to acre-feet';

export interface YearsOptions {
  readonly conversion: Conversion;
  /** in which a year begins, 1 to 12; a year that begins later than January is named after that in which it ends */
  readonly firstMonth: number;
}

export interface Years {
  /** a value a year, from 0 */
  readonly record: InflowRecord;
  /** years that have some values, but not all */
  readonly leftOut: readonly string[];
  /** years with an inflow below 0, which the record holds as 0 */
  readonly negative: number;
  /** of the variance of months or days what the calendar month explains; null for years, or without spread */
  readonly monthShare: number | null;
}

/** The volume of a mean flow of 1 in a day, and its unit; null where values are volumes. */
const CONVERSIONS: Readonly<
  Record<Conversion, { readonly ofDay: number; readonly unit: string } | null>
> = {
  sum: null,
  'm3/s to Mm3': { ofDay: 0.0864, unit: 'Mm3' },
  'cfs to acre-feet': { ofDay: 1.983471, unit: 'acre-feet' },
};

const LEAST_YEARS = 2;

/** The greatest reservoir, mean and spread that the page has. */
const MOST_VOLUME = 1e9;

/** Of a year that is not known. */
const MEAN_DAYS = 365.25;

/** The conversion that a unit asks for, as a text may write it. */
export function conversionOf(unit: string | null): Conversion {
  const plain = (unit ?? '').toLowerCase().replaceAll('³', '3').replace(/[\s^]/g, '');
  if (/^m3\/s|^m3s-1|^cumec|^cms\b/.test(plain)) return 'm3/s to Mm3';
  if (/^ft3\/s|^cfs|^cubicfeetpersecond/.test(plain)) return 'cfs to acre-feet';
  return 'sum';
}

/**
 * The record that the model uses, a value a year: of months or days the complete years alone; years, and values without
 * times, with their unit converted. A year that is missing between others stays so.
 *
 * @throws RecordError where fewer than two years are there, or more than the page takes
 */
export function yearsOf(record: InflowRecord, { conversion, firstMonth }: YearsOptions): Years {
  const converted = CONVERSIONS[conversion];
  const isFiner = record.step === 'month' || record.step === 'day';
  const ofDay = converted?.ofDay ?? null;
  const { values, firstTime, leftOut } = isFiner
    ? sumYears(record, ofDay, firstMonth)
    : convertYears(record, ofDay, firstMonth);
  const years = values.filter((value) => value !== null).length;
  if (years < LEAST_YEARS) {
    const are = `${isFiner ? 'complete year' : 'value'}${years === 1 ? '' : 's'}`;
    throw new RecordError(`it has ${years} ${are}, and a record has ${LEAST_YEARS} at least`);
  }
  if (values.length > MOST_RECORD_VALUES) {
    const are = record.step === null ? 'values' : 'years';
    throw new RecordError(
      `it has ${grouped(values.length)} ${are}, and up to ${grouped(MOST_RECORD_VALUES)} are used`,
    );
  }
  const mean = values.reduce<number>((sum, value) => sum + (value ?? 0), 0) / years;
  if (mean > MOST_VOLUME) throw tooLarge('its mean', mean);
  const ofYears: InflowRecord = {
    values: values.map((value) => value && Math.max(value, 0)),
    firstTime,
    step: isFiner ? 'year' : record.step,
    unit: converted?.unit ?? record.unit,
    name: record.name,
  };
  const fit = fittedLaw(recordStatistics(ofYears).moments);
  if (fit !== null && fit.sigma > MOST_VOLUME) throw tooLarge('the σ of its law', fit.sigma);
  if (fit !== null && -fit.mu > MOST_VOLUME) throw tooLarge('the −μ of its law', -fit.mu);
  return {
    record: ofYears,
    leftOut,
    negative: values.filter((value) => value !== null && value < 0).length,
    monthShare: isFiner ? monthShare(record) : null,
  };
}

/** A count as people read it. */
function grouped(count: number): string {
  return count.toLocaleString('en');
}

function tooLarge(what: string, volume: number): RecordError {
  return new RecordError(
    `${what} is ${volume.toExponential(2)}, and up to 1e9 is used: take a larger unit, 10⁶ m³ in place of m³`,
  );
}

type YearValues = Pick<InflowRecord, 'values' | 'firstTime'> & Pick<Years, 'leftOut'>;

/** @param ofDay - the volume of a mean flow of 1 in a day; null where values are volumes */
function sumYears(record: InflowRecord, ofDay: number | null, firstMonth: number): YearValues {
  const { step, values } = record;
  const months = monthsOfValues(record);
  const years = new Map<number, { sum: number; count: number }>();
  values.forEach((value, i) => {
    if (value === null) return;
    const month = months[i]!;
    const year = yearOf(month, firstMonth);
    const found = years.get(year) ?? { sum: 0, count: 0 };
    const days = step === 'day' ? 1 : daysOfMonths(month, 1);
    found.sum += ofDay === null ? value : value * ofDay * days;
    found.count++;
    years.set(year, found);
  });
  const isComplete = (year: number) => {
    const whole = step === 'day' ? daysOfMonths(firstMonthOf(year, firstMonth), 12) : 12;
    return years.get(year)?.count === whole;
  };
  const [complete, incomplete] = [true, false].map((is) =>
    [...years.keys()].filter((year) => isComplete(year) === is),
  ) as [number[], number[]];
  const first = complete[0] ?? 0;
  const length = complete.length === 0 ? 0 : complete.at(-1)! - first + 1;
  return {
    values: Array.from({ length }, (_, i) =>
      isComplete(first + i) ? years.get(first + i)!.sum : null,
    ),
    firstTime: complete.length === 0 ? null : String(first),
    leftOut: incomplete.map(String),
  };
}

function convertYears(record: InflowRecord, ofDay: number | null, firstMonth: number): YearValues {
  const { values, firstTime, step } = record;
  const daysOf = (i: number) =>
    step === 'year' ? daysOfMonths(firstMonthOf(Number(firstTime) + i, firstMonth), 12) : MEAN_DAYS;
  const converted =
    ofDay === null
      ? values
      : values.map((value, i) => (value === null ? null : value * ofDay * daysOf(i)));
  return { values: converted, firstTime, leftOut: [] };
}
