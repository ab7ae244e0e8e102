import type { Discarded } from '../../core/timing/discarded.ts';
import { plural } from '../../components/format.ts';

/** What becomes of a measurement's runs: more will come, all have come, or no more will. */
export type RunsState = 'running' | 'complete' | 'ended';

const AGAIN = { running: ', to be taken again', complete: ' and taken again', ended: '' } as const;

/** How many samples do not count, and why; empty if all do. */
export function discardedText(
  { hiddenSamples, lostSamples, pausedSamples, disturbedSamples }: Discarded,
  state: RunsState,
): string {
  const told = (count: number, why: string) =>
    count === 0 ? '' : ` ${plural(count, 'run')} thrown away${AGAIN[state]}, because ${why}.`;
  return (
    told(hiddenSamples, 'the page was hidden') +
    told(lostSamples, 'a worker was lost') +
    told(pausedSamples, 'the page stood still, as in a computer’s sleep') +
    told(disturbedSamples, 'the page computed something else')
  );
}
