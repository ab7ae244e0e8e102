/** Days of 400 years of the Gregorian calendar. */
const ERA_DAYS = 146_097;

/**
 * The days from 1970-01-01 to a date, also where the month or the day run over.
 *
 * @param month - from 1
 * @see Hinnant (2013), chrono-compatible low-level date algorithms: years that begin in March have their odd day at the end
 */
export function daysOfDate(year: number, month: number, day: number): number {
  const months = year * 12 + month - 3; // from March on
  const y = Math.floor(months / 12);
  const m = months - y * 12;
  const leaps = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  return y * 365 + leaps + Math.floor((153 * m + 2) / 5) + day - 1 - 719_468;
}

/** The date that lies so many days after 1970-01-01. */
export function dateOfDays(days: number): readonly [year: number, month: number, day: number] {
  const sinceMarch = days + 719_468;
  const era = Math.floor(sinceMarch / ERA_DAYS);
  const d = sinceMarch - era * ERA_DAYS;
  const yearOfEra = Math.floor(
    (d - Math.floor(d / 1460) + Math.floor(d / 36_524) - Math.floor(d / 146_096)) / 365,
  );
  const dayOfYear = d - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const m = Math.floor((5 * dayOfYear + 2) / 153);
  const year = yearOfEra + era * 400 + (m < 10 ? 0 : 1);
  return [year, m < 10 ? m + 3 : m - 9, dayOfYear - Math.floor((153 * m + 2) / 5) + 1];
}
