import { COARSE, Panels } from '../Panels.ts';
import type { CorrelatedReservoir } from './CorrelatedReservoir.ts';
import { dryShares } from './dryShares.ts';

/** Shares of dry steps on end below which they leave no break that can be seen. */
const LEAST_BREAK = 1e-8;

/** Nodes of a panel, at least, and for each spread, at least. */
const [LEAST_NODES, LEAST_PER_SPREAD] = [7, 14 / 5];

/**
 * Panels between the breaks of the law: 0, B, and B - j S̄ while they can be seen.
 *
 * @returns null where that takes too many nodes
 */
export function cutPanels(reservoir: CorrelatedReservoir, most: number): Panels | null {
  const { K, sigma, target } = reservoir;
  const B = K - target;
  if ((LEAST_PER_SPREAD * B) / sigma > most) return null;
  const breaks = [B];
  const shares = dryShares(reservoir);
  for (let at = B - target; at > 0 && shares.next().value > LEAST_BREAK; at -= target) {
    breaks.unshift(at);
    if (LEAST_NODES * breaks.length > most) return null;
  }
  breaks.unshift(0);
  const panels = new Panels(breaks, sigma, COARSE);
  return panels.size > most ? null : panels;
}
