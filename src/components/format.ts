// making a formatter costs a hundred times what using it does
const formatters = new Map<number, Intl.NumberFormat>();
const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 2 });
const counts = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** Outside of these numbers in full would have a long row of digits. */
const SMALL = 1e-6;
const LARGE = 1e15;

/** A number's text with the sign that people read: the hyphen of code is hardly seen. */
export function withMinus(text: string): string {
  return text.replace(/^-/, '−');
}

/** A number to a few significant digits, grouped. */
export function formatNumber(value: number, digits = 3): string {
  const size = Math.abs(value);
  if (value !== 0 && (size < SMALL || (size >= LARGE && size < Infinity))) {
    return withMinus(Number(value.toPrecision(digits)).toExponential());
  }
  let formatter = formatters.get(digits);
  if (formatter === undefined) {
    formatter = new Intl.NumberFormat('en', { maximumSignificantDigits: digits });
    formatters.set(digits, formatter);
  }
  return withMinus(formatter.format(value));
}

/** A whole number, grouped: "10,000,000". */
export function formatCount(value: number): string {
  return withMinus(counts.format(value));
}

/** A large number in few letters: "1.5M", "10B". */
export function formatCompact(value: number): string {
  return withMinus(compact.format(value));
}

/** A number with so many decimals, for columns: "0.50". */
export function formatFixed(value: number, decimals: number): string {
  return withMinus(value.toFixed(decimals));
}

/** A share as a percentage with one decimal: "41.8 %". */
export function formatShare(value: number): string {
  return `${formatFixed(value * 100, 1)} %`;
}

/** A time as people say it: "5 µs", "4 ms", "1.3 s", "2 min 5 s". */
export function formatTime(ms: number): string {
  if (ms < 0.1) return `${formatFixed(ms * 1000, 0)} µs`;
  if (ms < 1000) return `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
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
