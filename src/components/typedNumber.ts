/** A number as links write it, or how it should be written; `null` where nobody can tell. */
export type TypedNumber = { readonly text: string } | { readonly instead: string | null };

/** What the page writes for large numbers on its axes. */
const COMPACT: Readonly<Record<string, string>> = { K: 'e3', M: 'e6', B: 'e9', T: 'e12' };
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/**
 * Reads a number in every spelling that has one meaning: what links take, `+5`, `.5`, `1E6`, `10^6`,
 * `1.5 × 10⁶`, `10M`; groups of three by commas, blanks, apostrophes or underscores, as the page
 * itself writes `1,000,000`; a typographic minus, digits of full width or Arabic ones.
 *
 * A comma where decimals begin is told, not read: who writes 70,5 may write 70,500 for the same.
 */
export function readTypedNumber(typed: string): TypedNumber {
  const plain = withPlainSigns(typed);
  const [, sign = '', mantissa = '', exponent = ''] =
    /^([+-]?)(.*?)(?:e([+-]?\d+))?$/.exec(withPower(plain)) ?? [];
  const text = (digits: string) =>
    `${sign === '-' ? '-' : ''}${digits}${exponent === '' ? '' : `e${exponent}`}`;

  const digits = ungrouped(mantissa, ',') ?? ungrouped(mantissa, "[ '_]");
  if (digits !== null) return { text: text(digits) };
  // groups by points: with two of them or a comma they cannot be decimals
  const pointed = ungrouped(swapped(mantissa), ',');
  if (pointed !== null && /\..*\./.test(mantissa) && !mantissa.includes(',')) {
    return { text: text(pointed) };
  }
  const withPoint = pointed ?? ungrouped(mantissa.replace(',', '.'), "[ '_]");
  return { instead: withPoint === null ? null : text(withPoint) };
}

/** Commas for points, and points for commas. */
function swapped(text: string): string {
  return text.replace(/[.,]/g, (sign) => (sign === ',' ? '.' : ','));
}

/** One sign for each: ASCII digits and signs, blanks as one blank, nothing that cannot be seen. */
function withPlainSigns(typed: string): string {
  return typed
    .replace(/[\p{Cc}\p{Z}]/gu, ' ')
    .replace(/\p{Cf}/gu, '')
    .replace(/[٠-٩۰-۹０-９]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .replace(/[−‐‑–﹣－]/g, '-')
    .replace(/＋/g, '+')
    .replace(/[٫．]/g, '.')
    .replace(/[٬，]/g, ',')
    .replace(/[’‘ʼ`´]/g, "'")
    .replace(/[EＥｅ]/g, 'e')
    .trim()
    .replace(/^([+-]) /, '$1');
}

/** Powers of ten, and the letters for them, as exponents. */
function withPower(text: string): string {
  return text
    .replace(/10([⁻⁺]?[⁰¹²³⁴-⁹]+)$/, (_, power: string) => {
      const digits = Array.from(power, (digit) => SUPERSCRIPTS.indexOf(digit));
      return `10^${power.startsWith('⁻') ? '-' : ''}${digits.filter((digit) => digit >= 0).join('')}`;
    })
    .replace(/^([+-]?)10\^([+-]?\d+)$/, '$11e$2')
    .replace(/ ?[×*·] ?10\^([+-]?\d+)$/, 'e$1')
    .replace(/(\d) ?([KMBT])$/, (_, digit: string, letter: string) => digit + COMPACT[letter]);
}

/** The digits of a number whose groups of three, if it has any, are parted by one sign; null if it is none. */
function ungrouped(text: string, separator: string): string | null {
  const isPlain = /^(?:\d+\.?\d*|\.\d+)$/.test(text);
  const grouped = new RegExp(`^[1-9]\\d{0,2}(${separator})\\d{3}(?:\\1\\d{3})*(?:\\.\\d*)?$`);
  if (!isPlain && !grouped.test(text)) return null;
  const [whole = '', decimals = ''] = text.replaceAll(new RegExp(separator, 'g'), '').split('.');
  return (whole || '0') + (decimals === '' ? '' : `.${decimals}`);
}
