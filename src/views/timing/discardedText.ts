import { plural } from '../../components/format.ts';

/** How many samples do not count, and why; empty if all do. */
export function discardedText({
  hiddenSamples,
  lostSamples,
}: {
  readonly hiddenSamples: number;
  readonly lostSamples: number;
}): string {
  const told = (count: number, why: string) =>
    count === 0 ? '' : ` ${plural(count, 'run')} thrown away and taken again, because ${why}.`;
  return told(hiddenSamples, 'the page was hidden') + told(lostSamples, 'a worker was lost');
}
