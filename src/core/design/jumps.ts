import { inflowOf } from '../reservoir/inflow.ts';
import { dryShares } from '../theory/correlated/dryShares.ts';
import { excessOf, type Bracket } from './crossing.ts';
import type { Goal, InflowParameters } from './Goal.ts';
import { shareBelow, shareFrom, type Jump } from './missingShare.ts';

/** Shares of dry steps on end below which a jump cannot be seen. */
const LEAST_JUMP = 1e-12;
/** Of correlated steps, which are solved for with fewer digits; and how many are looked at. */
const [LEAST_CORRELATED_JUMP, MOST_JUMPS] = [1e-8, 1000];

/** Where the capacity is m targets the share jumps: after m - 1 steps without inflow a full reservoir just meets the target. */
export interface Multiples {
  /** where K = m S̄ */
  readonly placeOf: (m: number) => number;
  readonly targetAt: (m: number) => number;
  /** m as a number that need not be whole */
  readonly countAt: (x: number) => number;
}

/** A bracket without jumps inside, or the jump that is the answer. */
export type BetweenJumps =
  | ({ readonly kind: 'bracket' } & Bracket)
  | { readonly kind: 'jump'; readonly m: number; readonly jump: Jump }
  | { readonly kind: 'unsolved' };

/** Brings a bracket nearer by the jumps inside it: more targets in the capacity are better, so they are tried by halving. */
export function betweenJumps(
  bracket: Bracket,
  { placeOf, targetAt, countAt }: Multiples,
  inflow: InflowParameters,
  goal: Goal,
  allowed: number,
  mostUnknowns?: number,
): BetweenJumps {
  let { good, bad } = bracket;
  const most = goal.measure === 'volume' ? 0 : mostTargets(inflow);
  let low = Math.max(2, Math.floor(countAt(bad.x)) + 1);
  // the good place may be at a jump itself
  let high = Math.floor(Math.min(most, countAt(good.x)));
  while (low <= high) {
    const m = Math.floor((low + high) / 2);
    const below = shareBelow(m, targetAt(m), inflow, goal, mostUnknowns);
    if (below === null) return { kind: 'unsolved' };
    const isMet = below <= allowed;
    const place = { x: placeOf(m), excess: excessOf(below, allowed) };
    if (!isMet) {
      const from = shareFrom(m, targetAt(m), inflow, goal, mostUnknowns);
      if (from === null) return { kind: 'unsolved' };
      if (from <= allowed) return { kind: 'jump', m, jump: { below, from } };
      place.excess = excessOf(from, allowed);
    }
    if (isMet) {
      good = place;
      high = m - 1;
    } else {
      bad = place;
      low = m + 1;
    }
  }
  return { kind: 'bracket', good, bad };
}

/** Targets in the capacity beyond which no jump can be seen. */
function mostTargets({ mu, sigma, rho = 0 }: InflowParameters): number {
  if (rho === 0) return 1 + Math.log(LEAST_JUMP) / Math.log(inflowOf({ mu, sigma }).zeroShare);
  let m = 1;
  for (const share of dryShares({ mu, sigma, rho })) {
    if (share < LEAST_CORRELATED_JUMP || m > MOST_JUMPS) break;
    m++;
  }
  return m;
}

/** The least capacity near m targets from which, in doubles, m - 1 steps without inflow leave the target. */
export function capacityOf(m: number, target: number): number {
  let K = m * target;
  while (!isMetAfter(m - 1, K, target)) K += K * Number.EPSILON;
  return K;
}

/** The greatest target near K / m that in doubles is still met after m - 1 steps without inflow. */
export function targetOf(m: number, K: number): number {
  let target = K / m;
  while (!isMetAfter(m - 1, K, target)) target -= (target * Number.EPSILON) / 2;
  return target;
}

function isMetAfter(steps: number, K: number, target: number): boolean {
  let storage = K;
  for (let step = 0; step < steps; step++) storage -= target;
  return storage >= target;
}
