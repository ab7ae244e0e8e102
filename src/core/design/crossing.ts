/** A place, and the excess there: the logarithm of what is missing over what may be missing. */
export interface Place {
  readonly x: number;
  readonly excess: number;
}

/** A place where the goal is met, and one where it is not. */
export interface Bracket {
  readonly good: Place;
  readonly bad: Place;
}

/** Sides that are nearer than this, of their place, are one. */
const NEAREST = 1e-14;

const MOST_TRIES = 100;

/** Excesses beyond this tell only their sign. */
const FARTHEST = 40;

/** The excess: 0 where the goal is just met, above where it is not. */
export function excessOf(missing: number, allowed: number): number {
  return Math.min(Math.max(Math.log(missing / allowed), -FARTHEST), FARTHEST);
}

/**
 * Where the goal is just met, between two places: by false position with halving (Illinois; Dowell & Jarratt 1971), for
 * the excess is nearly a straight line. At a jump the place where it is met.
 *
 * @param excessAt - null where it cannot be computed
 * @param tolerance - of the excess
 * @returns null where an excess cannot be computed
 */
export function crossing(
  { good, bad }: Bracket,
  excessAt: (x: number) => number | null,
  tolerance: number,
): number | null {
  // what the line goes by: a side that stays twice counts half
  let [atGood, atBad] = [good.excess, bad.excess];
  let last: 'good' | 'bad' | null = null;
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    if (-good.excess <= tolerance) return good.x;
    if (bad.excess <= tolerance) return bad.x;
    if (Math.abs(good.x - bad.x) <= NEAREST * Math.abs(good.x)) break;
    const x = (good.x * atBad - bad.x * atGood) / (atBad - atGood);
    const excess = excessAt(x);
    if (excess === null) return null;
    if (excess <= 0) {
      if (last === 'good') atBad /= 2;
      good = { x, excess };
      atGood = excess;
      last = 'good';
    } else {
      if (last === 'bad') atGood /= 2;
      bad = { x, excess };
      atBad = excess;
      last = 'bad';
    }
  }
  return good.x;
}
