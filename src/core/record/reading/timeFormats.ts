import { dateOfDays, daysOfDate } from '../civilDays.ts';
import { greatestOf, leastOf } from '../../statistics/extremes.ts';
import { monthOf } from './monthOf.ts';

/** The share of fields that are alike where a table has its columns. */
export const MOST = 0.9;

/** A date as one number, year, month and day: 19670131; 19510100 for a month, 18710000 for a year. */
export type PlainDate = number;

/** How times are written: what a field says, null where it is not written so. */
export type TimeFormat = (field: string) => PlainDate | null;

/** The hour may stand behind a date; it is not read. */
const CLOCK = String.raw`(?:[T ]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[AP]M)?(?:Z|[-+]\d{2}:?\d{2})?)?`;
const YEAR = '([12]\\d{3})';
/** Also of two digits. */
const ANY_YEAR = '([12]\\d{3}|\\d{2})';
const NAME = String.raw`(\p{L}{3,10})\.?`;

const YEAR_MONTH_DAY = new RegExp(`^${YEAR}([-/.])(\\d{1,2})\\2(\\d{1,2})${CLOCK}$`);
const COMPACT = /^([12]\d{3})(\d{2})(\d{2})$/;
const WATER_YEAR = new RegExp(`^${YEAR}[-/](\\d{2}|\\d{4})$`);
const YEAR_MONTH = new RegExp(`^${YEAR}[-/](\\d{1,2})$`);
const WITH_DOTS = new RegExp(`^(\\d{1,2})\\.(\\d{1,2})\\.${ANY_YEAR}${CLOCK}$`);
const WITH_SLASHES = new RegExp(`^(\\d{1,2})([-/])(\\d{1,2})\\2${ANY_YEAR}${CLOCK}$`);
const DAY_NAME_YEAR = new RegExp(
  `^(\\d{1,2})(?:[- ]?${NAME}[- ]?${YEAR}|([-/ ])${NAME}\\4(\\d{2}))${CLOCK}$`,
  'u',
);
const NAME_DAY_YEAR = new RegExp(`^${NAME} (\\d{1,2}),? ${YEAR}${CLOCK}$`, 'u');
/** Jan 90 could be a day as well. */
const NAME_YEAR = new RegExp(`^${NAME}(?:[-/ ]?${YEAR}|[-/'’](\\d{2}))$`, 'u');
const YEAR_NAME = new RegExp(`^${YEAR}[-/ ]?${NAME}$`, 'u');

/** Of years of two digits, the first that is not of this century. */
const PIVOT = 30;

function yearOf(digits: string): number {
  const year = Number(digits);
  return digits.length > 2 ? year : year < PIVOT ? 2000 + year : 1900 + year;
}

/** Whether the year of a time has two digits: all other times have three digits together. */
export function hasShortYear(time: string): boolean {
  return time !== '' && !/\d{3}/.test(time);
}

/** A date that there is; day 0 is that of a month. */
export function dateOf(year: number, month: number, day: number): PlainDate | null {
  if (month < 1 || month > 12) return null;
  const most = daysOfDate(year, month + 1, 1) - daysOfDate(year, month, 1);
  if (day > most) return null;
  return year * 10000 + month * 100 + day;
}

const yearMonthDay: TimeFormat = (field) => {
  const found = YEAR_MONTH_DAY.exec(field);
  return found && dateOf(Number(found[1]), Number(found[3]), Number(found[4]));
};

const compact: TimeFormat = (field) => {
  const found = COMPACT.exec(field);
  // day 0 would make dates of numbers of stations
  return found?.[3] === '00'
    ? null
    : found && dateOf(Number(found[1]), Number(found[2]), Number(found[3]));
};

/** 1984/85: the later year. */
const waterYear: TimeFormat = (field) => {
  const found = WATER_YEAR.exec(field);
  if (found === null) return null;
  const later = Number(found[1]) + 1;
  return String(later).endsWith(found[2]!) ? later * 10000 : null;
};

const yearMonth: TimeFormat = (field) => {
  const found = YEAR_MONTH.exec(field);
  return found && dateOf(Number(found[1]), Number(found[2]), 0);
};

const withDots: TimeFormat = (field) => {
  const found = WITH_DOTS.exec(field);
  return found && dateOf(yearOf(found[3]!), Number(found[2]), Number(found[1]));
};

/** With hyphens a year of two digits could be the first part: 90-01-02. */
function withSlashes(field: string): RegExpExecArray | null {
  const found = WITH_SLASHES.exec(field);
  return found?.[2] === '-' && found[4]!.length === 2 ? null : found;
}

/** 31/01/2000: the day first. */
export const dayFirst: TimeFormat = (field) => {
  const found = withSlashes(field);
  return found && dateOf(yearOf(found[4]!), Number(found[3]), Number(found[1]));
};

/** 01/31/2000: the month first. */
export const monthFirst: TimeFormat = (field) => {
  const found = withSlashes(field);
  return found && dateOf(yearOf(found[4]!), Number(found[1]), Number(found[3]));
};

const dayNameYear: TimeFormat = (field) => {
  const found = DAY_NAME_YEAR.exec(field);
  if (found === null) return null;
  const [, day, name, year, , shortName, shortYear] = found;
  return dateOf(yearOf(year ?? shortYear!), monthOf(name ?? shortName!) ?? 0, Number(day));
};

/** January 31, 2000 */
const nameDayYear: TimeFormat = (field) => {
  const found = NAME_DAY_YEAR.exec(field);
  return found && dateOf(Number(found[3]), monthOf(found[1]!) ?? 0, Number(found[2]));
};

const nameYear: TimeFormat = (field) => {
  const found = NAME_YEAR.exec(field);
  return found && dateOf(yearOf(found[2] ?? found[3]!), monthOf(found[1]!) ?? 0, 0);
};

const yearName: TimeFormat = (field) => {
  const found = YEAR_NAME.exec(field);
  return found && dateOf(Number(found[1]), monthOf(found[2]!) ?? 0, 0);
};

/** A year by itself, which a number may be as well. */
export const plainYear: TimeFormat = (field) =>
  /^[12]\d{3}(?:\.0+)?$/.test(field) ? Number(field) * 10000 : null;

/** A year from 100 on, which needs more to be told from other numbers. */
export const earlyYear: TimeFormat = (field) =>
  plainYear(field) ?? (/^[1-9]\d{2}$/.test(field) ? Number(field) * 10000 : null);

/** Formats that only times have, in the order in which they are tried. */
export const DATE_FORMATS: readonly TimeFormat[] = [
  yearMonthDay,
  waterYear,
  yearMonth,
  withDots,
  dayFirst,
  monthFirst,
  dayNameYear,
  nameDayYear,
  nameYear,
  yearName,
  compact,
];

/** Day 0, as their 1900 was a leap year. */
const SERIAL_EPOCH = daysOfDate(1899, 12, 30);

/** A day as spreadsheets count them. */
const serial: TimeFormat = (field) => {
  if (!/^[2-5]\d{4}(?:\.\d+)?$/.test(field)) return null;
  const [year, month, day] = dateOfDays(SERIAL_EPOCH + Math.floor(Number(field)));
  return year * 10000 + month * 100 + day;
};

/** 192101 */
const compactMonth: TimeFormat = (field) => {
  const found = /^([12]\d{3})(\d{2})$/.exec(field);
  return found && dateOf(Number(found[1]), Number(found[2]), 0);
};

/** Formats that numbers have too: only under a header that says that there are times. */
export const NUMERIC_FORMATS: readonly TimeFormat[] = [compactMonth, serial];

export function isTime(field: string): boolean {
  return plainYear(field) !== null || isDate(field);
}

export function isDate(field: string): boolean {
  return DATE_FORMATS.some((format) => format(field) !== null);
}

/** Flows may count up by one as well, but seldom so long. */
const LEAST_COUNTED = 3;

/** Whether numbers are years that begin before 1000, though nothing says so: each is one more than that of the line before. */
export function areEarlyYears(fields: readonly string[]): boolean {
  const first = Number(fields[0]);
  return (
    first < 1000 &&
    fields.length >= LEAST_COUNTED &&
    fields.every((field, i) => earlyYear(field) === (first + i) * 10000)
  );
}

/** Whether numbers are years, though nothing says so: they rise, or are as near as those of a record. */
export function areYears(fields: readonly string[]): boolean {
  const years = fields.map(plainYear).filter((year) => year !== null);
  if (years.length === 0 || years.length < MOST * fields.length) return false;
  const rises = years.every((year, i) => i === 0 || year >= years[i - 1]!);
  const span = (greatestOf(years) - leastOf(years)) / 10000;
  return rises || span <= 1.5 * new Set(years).size + 10;
}
