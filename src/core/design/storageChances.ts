import { inflowOf } from '../reservoir/inflow.ts';
import { dryShares } from '../theory/correlated/dryShares.ts';
import type { DesignReservoir } from './Goal.ts';
import { missingShare, shareBelow, shareFrom } from './missingShare.ts';

/** Active storages, ascending, and the chances that so many steps pass without a failure; it jumps from piece to piece. */
export type ChancePiece = readonly (readonly [activeStorage: number, chance: number])[];

/** Straight lines between so many points are as good as the curve: off by some 1e-4. */
const POINTS = 100;
/** With correlated steps each takes longer: off by some 1e-3. */
const CORRELATED_POINTS = 40;

/** Jumps that are smaller are not seen. */
const LEAST_JUMP = 1e-5;

/** Storages that are the same but for round-off, of the storage. */
const SAME = 1e-9;

/**
 * The chance that n steps from full pass without a failure, for active storages from 0 to `top`: the distribution of the
 * sequent peak of n steps.
 *
 * @returns null where it cannot be solved well
 */
export function storageChances(
  { mu, sigma, rho = 0, target }: Omit<DesignReservoir, 'K'>,
  n: number,
  top: number,
): readonly ChancePiece[] | null {
  if (target === 0 || sigma === 0) return null;
  const goal = { measure: 'run', years: n } as const;
  const shares = rho === 0 ? null : dryShares({ mu, sigma, rho });
  const { zeroShare } = inflowOf({ mu, sigma });
  const end = Math.max(top, sigma);
  // the widest costs most: where that cannot be solved, the others are not tried
  if (missingShare({ mu, sigma, rho, target, K: target + end }, goal) === null) return null;
  const width = end / (rho === 0 ? POINTS : CORRELATED_POINTS);
  const pieces: ChancePiece[] = [];
  let from = 0;
  /** just above `from`; null where it is no jump */
  let atFrom: number | null = null;
  for (let dry = 1; ; dry++) {
    // a jump at the very end counts: n steps without inflow need n targets
    const share = shares?.next().value ?? zeroShare ** dry;
    const isLast = dry > n || dry * target > end * (1 + SAME) || share < LEAST_JUMP;
    const to = isLast ? Math.max(end, from + width) : dry * target;
    const below = isLast ? null : shareBelow(dry + 1, target, { mu, sigma, rho }, goal);
    const count = Math.max(2, Math.ceil((to - from) / width));
    const piece: [number, number][] = [];
    for (let i = 0; i <= count; i++) {
      const B = i === count ? to : from + ((to - from) * i) / count;
      const known = i === 0 ? atFrom : i === count ? below : null;
      const missing = known ?? missingShare({ mu, sigma, rho, target, K: target + B }, goal);
      if (missing === null) return null;
      piece.push([B, 1 - missing]);
    }
    pieces.push(piece);
    if (isLast) return pieces;
    from = to;
    atFrom = shareFrom(dry + 1, target, { mu, sigma, rho }, goal);
  }
}

/** The chance at an active storage: what it comes to from below, and what it is. Nearer than `same` is at a jump. */
export function chanceAt(
  pieces: readonly ChancePiece[],
  B: number,
  same: number,
): { readonly below: number; readonly upTo: number } {
  if (B <= same) return { below: 0, upTo: pieces[0]![0]![1] };
  const index = pieces.findLastIndex(([first]) => first![0] <= B + same);
  const piece = pieces[index]!;
  if (index > 0 && B <= piece[0]![0] + same) {
    return { below: pieces[index - 1]!.at(-1)![1], upTo: piece[0]![1] };
  }
  const at = between(piece, Math.min(B, piece.at(-1)![0]));
  return { below: at, upTo: at };
}

function between(piece: ChancePiece, B: number): number {
  const [from] = piece[0]!;
  const [to] = piece.at(-1)!;
  const place = ((B - from) / (to - from)) * (piece.length - 1);
  const i = Math.min(Math.floor(place), piece.length - 2);
  return piece[i]![1] + (place - i) * (piece[i + 1]![1] - piece[i]![1]);
}
