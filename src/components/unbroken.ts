const UNIT = /(\d) (?=%|(?:ns|µs|ms|s|min|kB|MB|GB)\b)/g;
const SIGN = /(\S) ([=≈≥≤<]) (?=[\d−])/g;

/** A text whose numbers do not part from their units and signs where a line ends. */
export function unbroken(text: string): string {
  return text.replace(UNIT, '$1\u00a0').replace(SIGN, '$1\u00a0$2\u00a0');
}
