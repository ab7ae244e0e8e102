/** Digits of a capacity or a target that is adopted. */
const DIGITS = 6;

/** The least number of six digits that is not below a capacity: what it must be reliable in, it still is. */
export function capacityToAdopt(K: number): number {
  const nearest = rounded(K);
  return nearest >= K ? nearest : rounded(nearest + unitOf(K));
}

/** The greatest number of six digits that is not above a target. */
export function targetToAdopt(target: number): number {
  const nearest = rounded(target);
  return nearest <= target ? nearest : rounded(nearest - unitOf(target));
}

const rounded = (value: number) => Number(value.toPrecision(DIGITS));

/** What numbers of six digits are apart there. */
const unitOf = (value: number) => 10 ** (Math.floor(Math.log10(value)) + 1 - DIGITS);
