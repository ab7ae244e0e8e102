import { formatNumber } from '../../components/format.ts';
import type { PairComparison } from '../../core/independence/ChunkComparison.ts';
import type { ChunkPair } from './chunkPair.ts';
import { formatP } from './verdict.ts';

/** A correlation in words: "r = 0.91", "r = 0.02 (p = 0.6)"; what does not vary has none. */
export function correlationText(r: number, p = NaN): string {
  if (Number.isNaN(r)) return 'no r';
  return `r = ${formatNumber(r, 2)}${Number.isNaN(p) ? '' : ` (${formatP(p)})`}`;
}

/** The shocks' correlation, and its p where that says more. */
export function shocksText(pair: PairComparison | undefined): string {
  if (pair === undefined) return '…';
  if (pair.identical) return `${correlationText(pair.shockR)}, identical`;
  return correlationText(pair.shockR, pair.shockP);
}

/** The values of a pair at an entry, if they are known. */
export function valuesText({ x, y }: ChunkPair, step: number, digits: number): string {
  if (step >= x.length) return '…';
  return `${formatNumber(x[step]!, digits)} and ${formatNumber(y[step]!, digits)}`;
}
