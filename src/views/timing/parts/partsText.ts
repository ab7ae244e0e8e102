import { formatShare, plural } from '../../../components/format.ts';
import { isLongEnough, mostOnCores } from '../../../core/timing/steadiness.ts';
import type { Timing, TimingRound } from '../../../core/timing/Timing.ts';

/** Where the time of the most workers on logical cores went, as shares of the wall-clock time; null before that. */
export function partsSentence(timing: Timing): string | null {
  const { workers } = mostOnCores(timing) ?? {};
  const own = timing.rounds.filter((round) => round.workers === workers);
  if (workers === undefined || own.length === 0) return null;
  if (!isLongEnough(timing)) {
    return 'Too short to tell where the time of a longer run would go.';
  }
  const total = (of: (round: TimingRound) => number) =>
    own.reduce((sum, round) => sum + of(round), 0);
  // of sums over all rounds, so that the shares make up the whole
  const share = (of: (round: TimingRound) => number) =>
    formatShare(total(of) / total(({ wallMs }) => wallMs));
  return (
    `Of the time of ${plural(workers, 'worker')}, ${share(({ computeMs }) => computeMs)} went into computing, ` +
    `${share(({ handOverMs }) => handOverMs)} into handing over, ${share(({ mergeMs }) => mergeMs)} into ` +
    `merging, ${share(({ startMs }) => startMs)} into getting going, ` +
    `${share(({ waitMs }) => waitMs)} into waiting. Computing is counted from a worker’s start of a job to its end, ` +
    'by the clock: on a busy machine that holds time in which the worker did not run.'
  );
}
