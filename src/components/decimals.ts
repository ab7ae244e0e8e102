/** The shortest decimals that name a number: 0.d₁d₂d₃… · 10^exponent, without sign. */
interface Decimals {
  readonly digits: string;
  readonly exponent: number;
}

function decimalsOf(size: number): Decimals {
  const [mantissa, exponent] = size.toExponential().split('e') as [string, string];
  const digits = mantissa.replace('.', '').replace(/0+$/, '');
  return { digits, exponent: digits === '' ? 1 : Number(exponent) + 1 };
}

/** Cuts all but so many digits; a half rounds up, as people do it (`toPrecision` takes the exact binary value). */
function roundAt({ digits, exponent }: Decimals, count: number): Decimals {
  if (count >= digits.length) return { digits, exponent };
  const isUp = count >= 0 && digits[count]! >= '5';
  const kept = digits.slice(0, Math.max(0, count));
  if (!isUp) return trimmed(kept, exponent);
  const next = String(Number(`1${kept}`) + 1); // the 1 keeps zeros at the start
  return next.startsWith('2')
    ? { digits: '1', exponent: exponent + 1 }
    : trimmed(next.slice(1), exponent);
}

function trimmed(digits: string, exponent: number): Decimals {
  const left = digits.replace(/0+$/, '');
  return { digits: left, exponent: left === '' ? 1 : exponent };
}

/** In full, grouped by thousands, with at least so many decimals. */
function inFull({ digits, exponent }: Decimals, leastDecimals = 0): string {
  const whole = exponent > 0 ? digits.slice(0, exponent).padEnd(exponent, '0') : '0';
  const fraction = '0'.repeat(Math.max(0, -exponent)) + digits.slice(Math.max(0, exponent));
  const padded = (digits === '' ? '' : fraction).padEnd(leastDecimals, '0');
  return group(whole) + (padded === '' ? '' : `.${padded}`);
}

/** Groups the digits of a whole number by thousands. */
export function group(whole: string): string {
  return whole.replace(/\B(?=(\d{3})+$)/g, ',');
}

function signed(value: number, write: (size: number) => string): string {
  if (Number.isNaN(value)) return 'NaN';
  const text = Math.abs(value) === Infinity ? '∞' : write(Math.abs(value));
  return value < 0 && text !== '0' ? `-${text}` : text;
}

/*
 * What follows writes what Intl.NumberFormat('en') writes, but for "-0": the first formatter of a page takes some
 * 25 ms of the main thread, four times that on a phone.
 */

/** Up to so many significant digits; with `isPadded` just as many, zeros at the end included. */
export function toSignificant(value: number, digits: number, isPadded = false): string {
  return signed(value, (size) => {
    const decimals = roundAt(decimalsOf(size), digits);
    return inFull(decimals, isPadded ? Math.max(0, digits - decimals.exponent) : 0);
  });
}

/** A whole number, grouped. */
export function toWhole(value: number): string {
  return signed(value, (size) => {
    const decimals = decimalsOf(size);
    return inFull(roundAt(decimals, decimals.exponent));
  });
}

const UNITS = ['', 'K', 'M', 'B', 'T'];

/** In thousands, millions …, with up to two decimals: "1.5M". */
export function toCompact(value: number): string {
  return signed(value, (size) => {
    const decimals = decimalsOf(size);
    const unitOf = ({ exponent }: Decimals) =>
      Math.max(0, Math.min(UNITS.length - 1, Math.ceil(exponent / 3) - 1));
    const roundIn = (unit: number) => roundAt(decimals, decimals.exponent - 3 * unit + 2);
    const first = roundIn(unitOf(decimals));
    const unit = unitOf(first); // 999,999 becomes 1M
    const { digits, exponent } = roundIn(unit);
    const text = inFull({ digits, exponent: digits === '' ? 1 : exponent - 3 * unit });
    return text.replace(/^(\d),(\d{3}\b)(?!,)/, '$1$2') + UNITS[unit]!; // four digits are not grouped here
  });
}
