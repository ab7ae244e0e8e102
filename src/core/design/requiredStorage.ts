import { inflowOf } from '../reservoir/inflow.ts';
import { crossing, excessOf, type Place } from './crossing.ts';
import type { Goal, InflowParameters } from './Goal.ts';
import { betweenJumps, capacityOf } from './jumps.ts';
import { missingShare, type Jump } from './missingShare.ts';

/** The least active storage B, and capacity K = S̄ + B, that a target needs. */
export type RequiredStorage =
  | { readonly kind: 'reached'; readonly B: number; readonly K: number }
  /** the inflow does it alone: K = S̄; `missing` is what is missing there */
  | { readonly kind: 'none'; readonly B: 0; readonly K: number; readonly missing: number }
  /** K is m targets: there the reliability jumps past the goal */
  | {
      readonly kind: 'multiple';
      readonly B: number;
      readonly K: number;
      readonly m: number;
      readonly jump: Jump;
    }
  /** with no storage; `most` is the reliability that none can pass */
  | { readonly kind: 'unreachable'; readonly most: number }
  /** not with up to B, beyond which is not looked */
  | { readonly kind: 'beyond'; readonly B: number; readonly missing: number }
  | { readonly kind: 'unsolved' };

/** Active storages that are looked at, in spreads of the inflow. */
const MOST_SPREADS = 60;

/** The first guess, in spreads. */
const FIRST_GUESS = 0.5;

/** The excess at an answer; of correlated steps, which are solved for with fewer digits. */
export const ANSWER_TOLERANCE = 1e-11;
export const CORRELATED_TOLERANCE = 1e-5;

/** How much further the next guess is at least, and at most; nearer where it may come to an end. */
const [LEAST_GROWTH, MOST_GROWTH, BOUNDED_GROWTH] = [1.3, 4, 2];

/** A guess that is nearer to the one before, as a share of it, is not worth another. */
const NEAREST_GUESS = 0.01;

/** Changes of the excess from one guess to the next below which it has come to its end. */
const SETTLED = 1e-6;

/**
 * @param reliability - in (0, 1)
 * @param tolerance - of the logarithm of what is missing
 */
export function requiredStorage(
  { target, ...inflow }: InflowParameters & { readonly target: number },
  goal: Goal,
  reliability: number,
  tolerance = (inflow.rho ?? 0) === 0 ? ANSWER_TOLERANCE : CORRELATED_TOLERANCE,
): RequiredStorage {
  const { mu, sigma, rho = 0 } = inflow;
  if (sigma === 0) return withoutSpread(target, Math.max(mu, 0), goal, reliability);
  const allowed = 1 - reliability;
  const excessAt = (B: number) => {
    const missing = missingShare({ mu, sigma, rho, target, K: target + B }, goal);
    return missing === null ? null : excessOf(missing, allowed);
  };
  const atNone = excessAt(0);
  if (atNone === null) return { kind: 'unsolved' };
  if (atNone <= 0) {
    const missing = missingShare({ mu, sigma, rho, target, K: target }, goal)!;
    return { kind: 'none', B: 0, K: target, missing };
  }
  // of both long-run reliabilities no more than the inflow has
  const share = inflowOf(inflow).mean / target;
  if (goal.measure !== 'run' && reliability >= share) return { kind: 'unreachable', most: share };

  // outwards, until it is met
  const most = share < 1 ? BOUNDED_GROWTH : MOST_GROWTH;
  const far = MOST_SPREADS * sigma;
  let bad: Place = { x: 0, excess: atNone };
  let good: Place | null = null;
  // what wet and dry years in groups need more
  let x = FIRST_GUESS * sigma * Math.sqrt((1 + rho) / (1 - rho));
  while (good === null) {
    const excess = excessAt(x);
    if (excess === null && bad.x === 0) return { kind: 'unsolved' };
    // too far for the solver, though the answer may be nearer: half the way
    if (excess === null && x > (1 + NEAREST_GUESS) * bad.x) {
      x = (bad.x + x) / 2;
      continue;
    }
    if (excess === null || (excess > 0 && x >= far)) {
      return { kind: 'beyond', B: bad.x, missing: allowed * Math.exp(bad.excess) };
    }
    if (excess <= 0) good = { x, excess };
    else {
      const isSettled = share < 1 && Math.abs(excess - bad.excess) < SETTLED;
      if (isSettled && goal.measure !== 'run') {
        return { kind: 'unreachable', most: 1 - allowed * Math.exp(excess) };
      }
      // log(1 - R) comes to a straight line
      const way = (-1.1 * excess * (x - bad.x)) / (excess - bad.excess);
      bad = { x, excess };
      x = Math.min(
        far,
        Math.max(LEAST_GROWTH * x, Math.min(way > 0 ? x + way : Infinity, most * x)),
      );
    }
  }

  const multiples = {
    placeOf: (m: number) => (m - 1) * target,
    targetAt: () => target,
    countAt: (B: number) => 1 + B / target,
  };
  const nearer = betweenJumps({ good, bad }, multiples, inflow, goal, allowed);
  switch (nearer.kind) {
    case 'unsolved':
      return nearer;
    case 'jump': {
      const K = capacityOf(nearer.m, target);
      return { kind: 'multiple', B: K - target, K, m: nearer.m, jump: nearer.jump };
    }
    case 'bracket': {
      const B = crossing(nearer, excessAt, tolerance);
      return B === null ? { kind: 'unsolved' } : { kind: 'reached', B, K: target + B };
    }
  }
}

/** Every step is alike: what is met once is always met, and what is not is not. */
function withoutSpread(
  target: number,
  inflow: number,
  { measure, years }: Goal,
  reliability: number,
): RequiredStorage {
  if (inflow >= target) return { kind: 'none', B: 0, K: target, missing: 0 };
  switch (measure) {
    case 'time':
      return { kind: 'unreachable', most: 0 };
    case 'volume':
      return reliability <= inflow / target
        ? { kind: 'none', B: 0, K: target, missing: 1 - inflow / target }
        : { kind: 'unreachable', most: inflow / target };
    case 'run': {
      const B = years * (target - inflow);
      return { kind: 'reached', B, K: target + B };
    }
  }
}
