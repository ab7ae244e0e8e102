import { formatCount, formatNumber, plural } from '../../components/format.ts';
import type { ShockComparison } from '../../core/shocks.ts';

/** Steps below which a correlation says nothing. */
const FEWEST_STEPS = 10;

/** How far r strays from 0 in 95 of 100 comparisons of independent shocks: about 1.96 / sqrt(n). */
export function expectedRange(stepCount: number): number {
  return 1.96 / Math.sqrt(stepCount);
}

/**
 * What the shocks of two chunks say about them, in a sentence; storages have no say in it.
 *
 * @param shortest - steps of the shorter chunk, of which perhaps only the first were compared
 */
export function independenceVerdict(
  { stepCount, identical, correlation }: ShockComparison,
  a: number,
  b: number,
  shortest: number,
): string {
  const n = `n = ${formatCount(stepCount)}`;
  if (identical) {
    const extent =
      stepCount < shortest
        ? `the first ${formatCount(stepCount)} of ${plural(shortest, 'step')}`
        : `all ${plural(stepCount, 'step')} of them`;
    return `Identical: the shocks of chunk ${a} and chunk ${b} are equal bit for bit, ${extent}. Two chunks, one sample.`;
  }
  if (stepCount < FEWEST_STEPS) {
    return `The shocks differ, but ${plural(stepCount, 'step')} are too few to say more.`;
  }
  const range = expectedRange(stepCount);
  const r = `r = ${formatNumber(correlation, 2)} over ${n}`;
  const expected = `±${formatNumber(range, 2)}`;
  return Math.abs(correlation) <= range
    ? `No dependence found: the shocks correlate at ${r}, within the ${expected} of independent ones.`
    : `The shocks correlate at ${r}, outside the ${expected} of independent ones; by chance this happens in 5 of 100 comparisons.`;
}
