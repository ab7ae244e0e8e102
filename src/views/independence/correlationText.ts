import { formatNumber } from '../../components/format.ts';
import { formatP } from './verdict.ts';

/** A correlation in words: "r = 0.91", "r = 0.02 (p = 0.6)"; what does not vary has none. */
export function correlationText(r: number, p = NaN): string {
  if (Number.isNaN(r)) return 'no r';
  return `r = ${formatNumber(r, 2)}${Number.isNaN(p) ? '' : ` (${formatP(p)})`}`;
}
