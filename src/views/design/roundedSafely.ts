/** Digits of a capacity or a target that is adopted. */
const DIGITS = 6;

/** The least number of six digits that is not below a capacity: what it must be reliable in, it still is. */
export function capacityToAdopt(K: number): number {
  const rounded = Number(K.toPrecision(DIGITS));
  return rounded >= K ? rounded : nextTo(rounded, 1);
}

/** The greatest number of six digits that is not above a target. */
export function targetToAdopt(target: number): number {
  const rounded = Number(target.toPrecision(DIGITS));
  return rounded <= target ? rounded : nextTo(rounded, -1);
}

/** The next number of as many digits. */
function nextTo(value: number, steps: 1 | -1): number {
  const unit = 10 ** (Math.floor(Math.log10(value)) + 1 - DIGITS);
  return Number((value + steps * unit).toPrecision(DIGITS));
}
