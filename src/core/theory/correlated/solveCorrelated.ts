import { CorrelatedCarryOver } from './CorrelatedCarryOver.ts';
import type { CorrelatedReservoir } from './CorrelatedReservoir.ts';
import { cutPanels } from './cutPanels.ts';

/** How much is spent, and what for. */
export interface Effort {
  /** what is left out of a polynomial at first: |ρ|^n */
  readonly leftOut: number;
  readonly mostPolynomials: number;
  /** nodes times polynomials */
  readonly mostUnknowns: number;
  readonly mostNodes: number;
}

/** Fewer polynomials know too little of their own error. */
const FEWEST = 4;

/** From one number of polynomials to the next. */
const GROWTH = 1.35;

/** The law with so many polynomials as |ρ| asks for; null where there are too many nodes. */
export function solveOnce(
  reservoir: CorrelatedReservoir,
  { leftOut, mostPolynomials, mostUnknowns, mostNodes }: Effort,
): CorrelatedCarryOver | null {
  const size = cutPanels(reservoir, mostNodes)?.size;
  if (size === undefined) return null;
  const asked = Math.ceil(Math.log(leftOut) / Math.log(Math.abs(reservoir.rho)));
  const count = Math.min(Math.max(asked, FEWEST), mostPolynomials, Math.floor(mostUnknowns / size));
  if (count < FEWEST) return null;
  return CorrelatedCarryOver.of(reservoir, count, mostNodes);
}

/** Numbers of a law, and how far those of fewer polynomials are from them. */
export interface Checked<Name extends string> {
  readonly carryOver: CorrelatedCarryOver;
  readonly numbers: Readonly<Record<Name, number>>;
  readonly errors: Readonly<Record<Name, number>>;
}

/**
 * Solves with more and more polynomials until the numbers stand still.
 *
 * @param tolerance - of each number, relative to it
 * @param numbersOf - null, or a number NaN, where it cannot be solved for
 * @returns the best that the effort gives; null where it cannot be solved twice
 */
export function solveChecked<Name extends string>(
  reservoir: CorrelatedReservoir,
  effort: Effort,
  tolerance: number,
  numbersOf: (carryOver: CorrelatedCarryOver) => Record<Name, number> | null,
): Checked<Name> | null {
  const first = solveOnce(reservoir, effort);
  if (first === null) return null;
  const ofFirst = numbersOf(first);
  if (ofFirst === null) return null;
  const { mostPolynomials, mostUnknowns, mostNodes } = effort;
  const most = Math.min(mostPolynomials, Math.floor(mostUnknowns / first.panels.size));
  let best = { carryOver: first, numbers: ofFirst };
  let checked: Checked<Name> | null = null;
  for (;;) {
    const finer = Math.ceil(GROWTH * best.carryOver.count) + 1;
    const isFiner = finer <= most;
    if (!isFiner && checked !== null) return checked;
    // at the end of the effort it is held against fewer polynomials
    const count = isFiner ? finer : Math.floor(best.carryOver.count / GROWTH);
    const other = CorrelatedCarryOver.of(reservoir, count, mostNodes);
    const numbers = other && numbersOf(other);
    if (other === null || numbers === null) return checked;
    const errors = { ...numbers };
    for (const name of Object.keys(numbers) as Name[]) {
      errors[name] = Math.abs(numbers[name] - best.numbers[name]);
    }
    if (isFiner) best = { carryOver: other, numbers };
    checked = { ...best, errors };
    const isSettled = (Object.keys(errors) as Name[]).every(
      (name) => errors[name] <= tolerance * Math.abs(best.numbers[name]),
    );
    if (isSettled || !isFiner) return checked;
  }
}
