import { formatCount, formatFixed, formatNumber, plural } from '../../components/format.ts';
import type { Metric } from '../../core/metrics/Metric.ts';
import { MOST_Z } from '../../core/self-check/selfCheck.ts';
import type { LawTable } from '../../core/theory/LawTable.ts';
import type { ProbeState } from '../../workers/run/checkProbes.ts';

/**
 * What came of the blocks that were made again.
 *
 * @param states - null while they are
 * @param of - probes in the file
 */
export function probesText(states: readonly ProbeState[] | null, of: number): string {
  if (of === 0) return 'The file holds no probes: none of its steps can be made again here.';
  if (states === null) return 'Some blocks are being made again from the seed.';
  const count = (state: ProbeState) => states.filter((each) => each === state).length;
  const [different, unknown] = [count('different'), count('unknown')];
  const made = states.length - unknown;
  const drawn = `${formatCount(states.length)} of ${plural(of, 'probe')}, drawn by chance`;
  if (made === 0) return `${drawn}: nothing tells what they start from, so none was made again.`;
  const again =
    unknown === 0 ? 'were made again from the seed' : `of which ${made} could be made again`;
  return different === 0
    ? `${drawn}, ${again}: all are equal to the bit.`
    : `${drawn}, ${again}: ${formatCount(different)} ${different === 1 ? 'differs' : 'differ'}. These are not the numbers of these settings.`;
}

/** How far the summary is from what the exact law expects. */
export function lawText(law: LawTable | null, metrics: Readonly<Record<string, Metric>>): string {
  const distances = Object.values(metrics).flatMap(({ z }) => (z === null ? [] : [Math.abs(z)]));
  if (law === null || distances.length === 0)
    return 'The exact law has nothing to compare it with.';
  const most = Math.max(...distances);
  const distance = most < 100 ? formatFixed(most, 1) : formatNumber(most, 2);
  const told = `Of ${plural(distances.length, 'measure')} the one farthest from the exact law is ${distance} standard errors off`;
  return most <= MOST_Z ? `${told}, as chance may have it.` : `${told}: too far for chance.`;
}
