import { inflowOf } from '../reservoir/inflow.ts';
import { crossing, excessOf, type Bracket } from './crossing.ts';
import type { Goal, InflowParameters } from './Goal.ts';
import { betweenJumps, targetOf } from './jumps.ts';
import { missingShare, type Jump } from './missingShare.ts';

/** The storage that is given: the capacity, or its active part. */
export type Given = { readonly K: number } | { readonly B: number };

/** The greatest target that a storage yields. */
export type Yield =
  | { readonly kind: 'reached'; readonly target: number; readonly slope: number }
  /** all of K */
  | { readonly kind: 'all'; readonly target: number }
  /** K is m targets: above this target the reliability falls short of the goal at once */
  | { readonly kind: 'multiple'; readonly target: number; readonly m: number; readonly jump: Jump }
  /** no target above 0 */
  | { readonly kind: 'nothing'; readonly target: 0 }
  | { readonly kind: 'unsolved' };

/** Where the search begins, and how the excess rises there with the target, if that is known. */
export interface YieldStart {
  readonly target: number;
  readonly slope: number | null;
}

/** A target beside which, in spreads, all inflow is much. */
const TINY = 1e-12;

/** How far beyond the place where a line leads the other side is looked for, of the way. */
const OVERSHOOT = 0.1;

/** The next target tried, of the one before, at least and at most. */
const [LEAST_STEP, MOST_STEP] = [0.3, 3];

/** A place that is nearer to the one before, as a share of it, is not worth another try. */
const NEAREST = 0.01;

const MOST_TRIES = 60;

/**
 * @param reliability - in (0, 1)
 * @param tolerance - of the logarithm of what is missing
 * @param start - near the answer, if that is known
 */
export function yieldOf(
  given: Given,
  inflow: InflowParameters,
  goal: Goal,
  reliability: number,
  tolerance: number,
  start: YieldStart | null = null,
  mostUnknowns?: number,
): Yield {
  const { mu, sigma, rho = 0 } = inflow;
  if (sigma === 0) return withoutSpread(given, Math.max(mu, 0), goal, reliability);
  const allowed = 1 - reliability;
  const isFixed = 'K' in given;
  const excessAt = (target: number) => {
    const K = isFixed ? given.K : target + given.B;
    const missing = missingShare({ mu, sigma, rho, target, K }, goal, mostUnknowns);
    return missing === null ? null : excessOf(missing, allowed);
  };
  const tiny = TINY * sigma;
  if (!isFixed && given.B === 0 && (excessAt(tiny) ?? 0) > 0) return { kind: 'nothing', target: 0 };
  const most = isFixed ? given.K : Infinity;
  if (isFixed && (excessAt(most) ?? 1) <= 0) return { kind: 'all', target: most };

  // towards the other side, until both are known
  const { mean } = inflowOf(inflow);
  let x = Math.min(start?.target || mean, most);
  if (x === most) x /= 2;
  let slope = start?.slope ?? null;
  let good: Bracket['good'] | null = null;
  let bad: Bracket['bad'] | null = null;
  for (let tries = 0; good === null || bad === null; tries++) {
    const excess = excessAt(x);
    const before = good ?? bad;
    if (tries > MOST_TRIES || x < tiny) return { kind: 'unsolved' };
    if (excess === null) {
      // too far for the solver, though the answer may be nearer: half the way
      if (before === null || Math.abs(x - before.x) < NEAREST * before.x)
        return { kind: 'unsolved' };
      x = (x + before.x) / 2;
      continue;
    }
    const here = { x, excess };
    if (excess <= 0) good = here;
    else bad = here;
    if (before !== null && before.x !== x) slope = (excess - before.excess) / (x - before.x);
    const way = slope !== null && slope > 0 ? (-(1 + OVERSHOOT) * excess) / slope : 0;
    const least = excess > 0 ? LEAST_STEP * x : 1.001 * x;
    const greatest = excess > 0 ? 0.999 * x : MOST_STEP * x;
    const next = way === 0 ? (excess > 0 ? 0.7 : 1.4) * x : x + way;
    x = Math.min(Math.max(next, least), greatest);
    // the capacity itself is known not to do
    if (x >= most) x = (here.x + most) / 2;
  }
  slope = (bad.excess - good.excess) / (bad.x - good.x);

  const multiples = {
    placeOf: (m: number) => (isFixed ? given.K / m : given.B / (m - 1)),
    targetAt: (m: number) => (isFixed ? given.K / m : given.B / (m - 1)),
    countAt: (target: number) => (isFixed ? given.K / target : 1 + given.B / target),
  };
  const nearer = betweenJumps({ good, bad }, multiples, inflow, goal, allowed, mostUnknowns);
  switch (nearer.kind) {
    case 'unsolved':
      return nearer;
    case 'jump': {
      const { m, jump } = nearer;
      const target = isFixed ? targetOf(m, given.K) : multiples.targetAt(m);
      return { kind: 'multiple', target, m, jump };
    }
    case 'bracket': {
      const target = crossing(nearer, excessAt, tolerance);
      return target === null ? { kind: 'unsolved' } : { kind: 'reached', target, slope };
    }
  }
}

/** Every step is alike, and equals the inflow: a target up to it is always met. */
function withoutSpread(
  given: Given,
  inflow: number,
  { measure, years }: Goal,
  reliability: number,
): Yield {
  const most = 'K' in given ? given.K : Infinity;
  const target = {
    time: inflow,
    volume: inflow / reliability,
    // it lasts `years` steps: B = years (S̄ - I)
    run: 'K' in given ? (given.K + years * inflow) / (years + 1) : inflow + given.B / years,
  }[measure];
  if (target >= most) return { kind: 'all', target: most };
  return target > 0 ? { kind: 'reached', target, slope: 0 } : { kind: 'nothing', target: 0 };
}
