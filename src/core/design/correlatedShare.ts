import type { CorrelatedCarryOver } from '../theory/correlated/CorrelatedCarryOver.ts';
import type { CorrelatedReservoir } from '../theory/correlated/CorrelatedReservoir.ts';
import { shortOf } from '../theory/correlated/measures.ts';
import { solveChecked, solveOnce } from '../theory/correlated/solveCorrelated.ts';
import { correlatedFailures } from './correlatedFailures.ts';
import type { Goal, Measure } from './Goal.ts';

/** Two solutions as near as this, of what is missing, are near enough; farther than this it is not told. */
const [ENOUGH, MOST_ERROR] = [1e-4, 3e-4];

/** Shares below this are lost in round-off. */
const LEAST_SHARE = 1e-9;

const effort = (mostNodes: number) => ({
  leftOut: 1e-3,
  mostPolynomials: 36,
  mostUnknowns: 2000,
  mostNodes,
});

/**
 * What a reservoir with carry-over lacks of reliability 1 where steps are correlated, to search by.
 *
 * @param reservoir - of which no atom lies on the target
 * @returns null where it cannot be solved
 */
export function correlatedShare(
  reservoir: CorrelatedReservoir,
  goal: Goal,
  mostNodes: number,
): number | null {
  const carryOver = solveOnce(reservoir, effort(mostNodes));
  return carryOver && shareOf(carryOver, goal);
}

/** The same, held against a solution with more polynomials; null where the two are not near enough. */
export function trustedShares(
  reservoir: CorrelatedReservoir,
  years: number,
  measures: readonly Measure[],
  mostNodes: number,
): Record<Measure, number | null> {
  const most = effort(mostNodes);
  const finer = { ...most, mostPolynomials: 2 * most.mostPolynomials, mostUnknowns: 3000 };
  const solved = solveChecked(reservoir, finer, ENOUGH, (carryOver) => {
    const of = (measure: Measure) =>
      measures.includes(measure) ? (shareOf(carryOver, { measure, years }) ?? NaN) : 0;
    return { time: of('time'), volume: of('volume'), run: of('run') };
  });
  const told = (measure: Measure) => {
    if (solved === null) return null;
    const { numbers, errors } = solved;
    const share = numbers[measure];
    return share > LEAST_SHARE && errors[measure] <= MOST_ERROR * share ? share : null;
  };
  return { time: told('time'), volume: told('volume'), run: told('run') };
}

function shareOf(carryOver: CorrelatedCarryOver, { measure, years }: Goal): number | null {
  if (measure === 'run') return correlatedFailures(carryOver, years);
  const { B, G, inflow, target } = carryOver;
  if (G === null) return null;
  if (measure === 'time') return carryOver.share(target, G)[0]!;
  return (shortOf(carryOver, G) + (B < target ? inflow.meanBelow(-B) : 0)) / target;
}
