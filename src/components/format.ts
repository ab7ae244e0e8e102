import { group, toCompact, toSignificant, toWhole } from './decimals.ts';

/** Outside of these numbers in full would have a long row of digits. */
const SMALL = 1e-5;
const LARGE = 1e15;

/** A number's text with the sign that people read: the hyphen of code is hardly seen. */
export function withMinus(text: string): string {
  return text.replace(/^-/, '−');
}

/** A number to a few significant digits, grouped. */
export function formatNumber(value: number, digits = 3): string {
  if (isLong(value)) return withMinus(Number(value.toPrecision(digits)).toExponential());
  return withMinus(toSignificant(value, digits));
}

/** A number to so many significant digits, zeros at the end included. */
function formatDigits(value: number, digits: number): string {
  if (isLong(value)) return withMinus(value.toExponential(digits - 1));
  return withMinus(toSignificant(value, digits, true));
}

function isLong(value: number): boolean {
  const size = Math.abs(value);
  return value !== 0 && (size < SMALL || (size >= LARGE && size < Infinity));
}

/** A whole number, grouped: "10,000,000". */
export function formatCount(value: number): string {
  return withMinus(toWhole(value));
}

/** A number that was set, never rounded: in all its digits, grouped as others are. */
export function formatSetting(value: number): string {
  const text = withMinus(String(value));
  if (text.includes('e')) return text;
  const [whole, ...fraction] = text.split('.') as [string, ...string[]];
  return [group(whole), ...fraction].join('.');
}

/** Significant digits in which a standard error is told. */
const ERROR_DIGITS = 2;

/** Digits that a double surely has. */
const MOST_DIGITS = 15;

/** A standard error, to two digits. */
export function formatError(error: number): string {
  return error > 0 ? formatDigits(error, ERROR_DIGITS) : '0';
}

/** The power of ten of the last digit of a standard error. */
function lastPlace(error: number): number {
  return Math.floor(Math.log10(Number(error.toPrecision(ERROR_DIGITS)))) + 1 - ERROR_DIGITS;
}

/**
 * A number beside its standard error: with as many decimals as that is told with, and at least so many
 * significant digits.
 */
export function formatToError(value: number, error: number | null, digits: number): string {
  const plain = formatNumber(value, digits);
  if (error === null || !(error > 0) || value === 0) return plain;
  const needed = Math.floor(Math.log10(Math.abs(value))) + 1 - lastPlace(error);
  return needed < digits ? plain : formatDigits(value, Math.min(needed, MOST_DIGITS));
}

/**
 * A mean part of a whole: "69.2 of 100", and where so few digits would make it all, "nearly all of 100".
 *
 * @param told - the value as `formatNumber` or `formatToError` writes it; "–" for none
 */
export function formatPart(told: string, value: number, whole: number): string {
  const isAll = Number(told.replaceAll(',', '')) >= whole;
  const part = !isAll ? told : value < whole ? 'nearly all' : 'all';
  return `${part} of ${formatSetting(whole)}`;
}

/** A large number in few letters: "1.5M", "10B". */
export function formatCompact(value: number): string {
  return withMinus(toCompact(value));
}

/** A number with so many decimals, for columns: "0.50". */
export function formatFixed(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  return withMinus(Number(text) === 0 ? text.replace('-', '') : text);
}

/**
 * A share as a percentage, with one decimal or as many as its standard error has, if it is neither nothing nor all:
 * "41.8 %"; with more where it would read as that and is not: "99.9955 %".
 */
export function formatShare(value: number, error: number | null = null): string {
  const rest = 100 * Math.min(value, 1 - value);
  const told = error !== null && error > 0 && rest !== 0 ? Math.max(1, -lastPlace(100 * error)) : 1;
  const isHidden = rest > 0 && rest < 0.5 * 10 ** -told;
  if (isHidden && value < 0.5) return `${formatNumber(rest, 2)} %`;
  const decimals = isHidden ? 1 - Math.floor(Math.log10(rest)) : told;
  return `${formatFixed(value * 100, Math.min(decimals, MOST_DIGITS - 2))} %`;
}

/**
 * A time as people say it, at least 0: "5 µs", "4 ms", "1.3 s", "2 min 5 s".
 *
 * @param beside - the one that it is compared with: of two that are seconds and less both are told in seconds
 */
export function formatTime(ms: number, beside = ms): string {
  if (ms < 999.5 && beside >= 999.5 && beside < 59_950)
    return `${toSignificant(ms / 1000, 2, true)} s`;
  if (ms < 0.1) return `${formatFixed(ms * 1000, 0)} µs`;
  if (ms < 999.5) return `${ms < 9.95 ? ms.toFixed(1) : Math.round(ms)} ms`;
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** A size in memory: "1.6 kB", "80 MB", "80 GB". */
export function formatBytes(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB'];
  const rounded = Number(bytes.toPrecision(3));
  const unit = Math.min(units.length - 1, Math.floor(Math.log10(rounded) / 3));
  return `${formatNumber(rounded / 1000 ** unit)} ${units[unit]}`;
}

/** "1 chunk", "2 chunks". */
export function plural(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** "0.5 standard errors", "1 standard error", of a number as it is shown. */
export function standardErrors(shown: string): string {
  return `${shown} standard error${Math.abs(Number(shown.replace('−', '-'))) === 1 ? '' : 's'}`;
}
