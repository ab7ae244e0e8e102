import { WIDEST_PANEL } from '../law.ts';
import { NARROW_NODES, Panels, WIDE_NODES } from '../Panels.ts';
import type { CorrelatedReservoir } from './CorrelatedReservoir.ts';
import { dryShares } from './dryShares.ts';

/** Shares of dry steps on end below which they leave no break that can be seen. */
const LEAST_BREAK = 1e-11;

/** Panels are so much wider than those of independent steps: fewer digits are asked for. */
const WIDER = 1 / 0.6;

/**
 * Panels between the breaks of the law: 0, B, and B - j S̄ while they can be seen.
 *
 * @returns null where that takes too many nodes
 */
export function cutPanels(reservoir: CorrelatedReservoir, most: number): Panels | null {
  const { K, sigma, target } = reservoir;
  const B = K - target;
  const width = WIDER * sigma;
  if ((WIDE_NODES * B) / (WIDEST_PANEL * width) > most) return null;
  const breaks = [B];
  const shares = dryShares(reservoir);
  for (let at = B - target; at > 0 && shares.next().value > LEAST_BREAK; at -= target) {
    breaks.unshift(at);
    if (NARROW_NODES * breaks.length > most) return null;
  }
  breaks.unshift(0);
  const panels = new Panels(breaks, width);
  return panels.size > most ? null : panels;
}
