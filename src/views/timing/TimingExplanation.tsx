import { formatShare, formatTime, plural } from '../../components/format.ts';
import { Term } from '../../components/Term.tsx';
import { median } from '../../core/timing/spread.ts';
import { isLongEnough, smallestDifference } from '../../core/timing/steadiness.ts';
import type { HistoryEntry } from '../../core/timing/HistoryEntry.ts';
import type { Measurement } from '../../core/timing/Timing.ts';

export interface TimingExplanationProps {
  readonly measurement: Measurement | null;
  /** where it was made, if that is a kept one */
  readonly kept: HistoryEntry | null;
}

/** What to look for, and what the clock can tell. */
export function TimingExplanation({ measurement, kept }: TimingExplanationProps) {
  return (
    <>
      <p>
        The speed-up is the time of one <Term word="worker" /> over the time of several, for the
        same work; efficiency = speed-up ÷ workers. Ideal is the dashed line: never more than the
        workers, nor than the cut allows, since the last round of jobs rarely fills all workers
        (with jobs of one chunk: chunks / ⌈chunks / workers⌉). Cores are counted as the browser
        reports them, as logical cores. More workers than these share them, and no law is fitted to
        those. Two logical cores may be one core, and a browser may get fewer than it reports: a law
        would call serial what workers lose by that. So a law is told only if it fits the medians;
        but one that fits need not be the cause.
      </p>
      <p>
        <span>
          The article timed 5.04 s on 1 core and 2.63 s on 2: 1.92 times. But its two runs were
          different samples; here every run computes the same numbers, all storages are handed over
          to the page, and the workers are started and warm before the clock starts. A point is the
          median of its rounds, its bar the 95 % interval, found by drawing rounds again at random.
          The interval shows occasional disturbances, not a constant slowdown.
        </span>
        {measurement !== null && <span>{` ${clockText(measurement, kept)}`}</span>}
      </p>
    </>
  );
}

/** A step of the clock, in ms, that no browser has which does not hide the time, if the page is isolated. */
const COARSE_MS = 1;

/** What the clock can tell, and what was left out of the time. */
function clockText({ timing, startTimesMs }: Measurement, kept: HistoryEntry | null): string {
  const starting =
    startTimesMs.length === 0
      ? ''
      : `Starting a worker took ${formatTime(median(startTimesMs))}, before the clock. `;
  const [page, is, would, moves] =
    kept === null
      ? (['this', 'is', 'would be', 'moves'] as const)
      : (['that', 'was', 'would have been', 'moved'] as const);
  const isIsolated = kept?.environment.crossOriginIsolated ?? crossOriginIsolated;
  const isolation =
    isIsolated && timing.clockStepMs >= COARSE_MS
      ? `coarse, though ${page} page ${is} cross-origin isolated: some browsers hide the time from those who would know them by it`
      : isIsolated
        ? `${page} page ${is} cross-origin isolated, else it ${would} coarser`
        : `${page} page ${is} not cross-origin isolated, with that it ${would} finer`;
  const alone = timing.rounds.filter(({ workers }) => workers === 1).map(({ wallMs }) => wallMs);
  const smallest =
    alone.length < 3 || !isLongEnough(timing)
      ? ''
      : ` With this spread and ${plural(alone.length, 'round')}, times that differ by less than about ${formatShare(smallestDifference(alone, timing.clockStepMs))} cannot be told apart.`;
  return `${starting}The clock ${moves} in steps of ${formatTime(timing.clockStepMs)}: ${isolation}.${smallest}`;
}
