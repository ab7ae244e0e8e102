import { sequentPeak } from '../design/sequentPeak.ts';
import { leastOf } from '../statistics/extremes.ts';

/** Of the yield, how near is near enough: round-off. */
const TOLERANCE = 1e-14;

/**
 * The firm yield of a record: the greatest target that an active storage meets in every step, from full. The sequent peak
 * is convex in the target, made of straight lines as steep as its critical period is long: Newton's steps from above come
 * to it in the end.
 *
 * @param inflows - at least one
 * @param activeStorage - from 0
 * @param cycles - 2: the record comes twice, and the yield is its mean at most
 */
export function firmYield(
  inflows: readonly number[],
  activeStorage: number,
  cycles: 1 | 2,
): number {
  const mean = inflows.reduce((sum, inflow) => sum + inflow, 0) / inflows.length;
  // one step alone needs the difference
  const most = leastOf(inflows) + activeStorage;
  let target = cycles === 2 ? Math.min(most, mean) : most;
  for (;;) {
    const { peak, firstStep, lastStep } = sequentPeak(inflows, target, cycles);
    if (peak <= activeStorage || firstStep === null || lastStep === null) return target;
    const next = target - (peak - activeStorage) / (lastStep - firstStep + 1);
    if (!(next < target * (1 - TOLERANCE))) return next;
    target = next;
  }
}
