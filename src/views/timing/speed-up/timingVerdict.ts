import { coarseText } from '../coarseText.ts';
import {
  mostOnCores,
  coarselyTimed,
  FEWEST_ROUNDS,
  hasNarrowSpeedup,
  isAlike,
  isLongEnough,
  isOpen,
  isReliable,
  isSteady,
  MOST_DEVIATION,
  MOST_UNCERTAINTY,
  onCores,
} from '../../../core/timing/steadiness.ts';
import { formatNumber, formatShare, formatTime, plural } from '../../../components/format.ts';
import { leastOf } from '../../../core/statistics/extremes.ts';
import type { Timing, TimingMedian } from '../../../core/timing/Timing.ts';

/** What was measured, in a few sentences. */
export function timingVerdict(
  timing: Timing | null,
  isMeasuring: boolean,
  counts: readonly number[],
): string {
  const maxWorkers = counts.at(-1)!;
  const alone = timing?.medians.find(({ workers }) => workers === 1);
  if (timing === null || alone === undefined) {
    if (isMeasuring) return 'Measuring … one worker is timed first.';
    if (timing !== null && timing.medians.length > 0) {
      return 'Ended early: one worker has not had its turn, so there is nothing to compare with.';
    }
    return maxWorkers === 1
      ? 'Not measured yet: one worker has nothing to be compared with. Measure 1 to 2 workers, to compare.'
      : `Not measured yet: guess how many times faster ${plural(maxWorkers, 'worker')} will be than one, then press Measure.`;
  }
  if (!isLongEnough(timing)) {
    return `Too short to tell: one worker takes ${formatTime(alone.wallMs)}, and messages weigh too much. Let the size be fitted to this machine.`;
  }
  if (isMeasuring) return claim(timing, alone, 'So far ');
  const rounds = completeRounds(timing, counts);
  if (rounds < FEWEST_ROUNDS) {
    return `Ended early: ${rounds === 0 ? 'no round is' : rounds === 1 ? '1 round is' : `${rounds} rounds are`} complete, too few to tell a speed-up.`;
  }
  const doubt = coarseSentence(timing) ?? busySentence(timing, alone);
  if (doubt !== null) return doubt;
  return `${claim(timing, alone, '')} ${oversubscribedSentence(timing)}`.trim();
}

/** Rounds in which every number of workers was timed. */
function completeRounds({ rounds }: Timing, counts: readonly number[]): number {
  return leastOf(counts.map((count) => rounds.filter(({ workers }) => workers === count).length));
}

/** The most workers on logical cores of their own, against one. */
function claim(timing: Timing, alone: TimingMedian, soFar: string): string {
  const best = mostOnCores(timing);
  const { workers, wallMs, speedup, efficiency, speedupLow, speedupHigh } = best ?? alone;
  if (workers === 1 || speedup === null || efficiency === null) {
    const isAll = timing.medians.length === 1 && soFar === '';
    return `One worker takes ${formatTime(alone.wallMs)}.${isAll ? ' Measure 2 too, to compare.' : ''}`;
  }
  const subject = `${soFar}${plural(workers, 'worker')}`;
  const times = `${formatTime(wallMs, alone.wallMs)} instead of ${formatTime(alone.wallMs, wallMs)}`;
  const [low, high] = [speedupLow ?? speedup, speedupHigh ?? speedup];
  // one round tells of no interval
  const interval = low < high ? ` (95 %: ${formatNumber(low)} to ${formatNumber(high)})` : '';
  const fast = `${formatNumber(speedup)} times as fast as one${interval}`;
  if (isOpen({ low, high })) {
    return `${subject} cannot be told from no speed-up: ${fast}, ${times}.`;
  }
  const result = `${times}, an efficiency of ${formatShare(efficiency)}`;
  return speedup < 1
    ? `${subject} are slower than one: ${formatNumber(speedup)} times as fast${interval}, ${result}.`
    : `${subject} are ${fast}: ${result}.`;
}

/** That the clock is too coarse for the runs, and what to do; null if it is not. */
function coarseSentence(timing: Timing): string | null {
  const coarse = coarselyTimed(onCores(timing), timing.clockStepMs);
  if (coarse === null) return null;
  const { workers, wallMs } = coarse;
  return (
    `${coarseText(timing.clockStepMs, `a run of ${plural(workers, 'worker')}`, wallMs)}, and no speed-up can be told. ` +
    'Let the size be fitted to this machine: that makes the runs longer.'
  );
}

/** The answer as finely as rounds tell it that differ too much, or leave too much open; null if they do not. */
function busySentence(timing: Timing, alone: TimingMedian): string | null {
  return busyReason(timing) === null
    ? null
    : `${roughClaim(timing, alone)} This machine was busy, so no finer.`;
}

/** By what the machine is known to have been busy, and what to do; null if it was not. */
export function busyReason(timing: Timing): string | null {
  const timed = onCores(timing);
  if (timed.length === 0 || !isLongEnough(timing) || coarseSentence(timing) !== null) return null;
  const worst = timed.reduce((a, b) => (b.deviation > a.deviation ? b : a));
  const why = isAlike(worst) ? openInterval(timed) : unlike(worst);
  return (
    why &&
    `${why} For a finer answer close other tabs and programs, plug in power, and measure more carefully.`
  );
}

/** The speed-up in as many digits as are likely right. */
function roughClaim(timing: Timing, alone: TimingMedian): string {
  const best = mostOnCores(timing) ?? alone;
  if (best.workers === 1 || best.speedup === null) {
    return `One worker takes about ${formatTime(alone.wallMs)}.`;
  }
  const subject = plural(best.workers, 'worker');
  const { speedup, speedupLow, speedupHigh } = best;
  return isOpen({ low: speedupLow ?? speedup, high: speedupHigh ?? speedup })
    ? `${subject} cannot be told from no speed-up: about ${aboutTimes(best)} as fast as one.`
    : `${subject} are about ${aboutTimes(best)} as fast as one.`;
}

/** "1.7 times (1.6 to 1.9)"; without an interval that is none in so many digits */
function aboutTimes({ speedup, speedupLow, speedupHigh }: TimingMedian): string {
  const [low, high] = [speedupLow ?? speedup!, speedupHigh ?? speedup!].map((end) =>
    formatNumber(end, 2),
  );
  const interval = low === high ? '' : ` (${low} to ${high})`;
  return `${formatNumber(speedup!, 2)} times${interval}`;
}

function unlike({ workers, deviation }: TimingMedian): string {
  return (
    `Half of the rounds of ${plural(workers, 'worker')} were ${formatShare(deviation)} or more off their median; ` +
    `above ${MOST_DEVIATION * 100} % the machine counts as busy.`
  );
}

/** The first time, or else speed-up, that is not known well enough; null if all are. */
function openInterval(timed: readonly TimingMedian[]): string | null {
  const time = timed.find((each) => !isSteady([each]));
  const gain = timed.find((each) => !hasNarrowSpeedup(each));
  const subject = plural((time ?? gain)?.workers ?? 1, 'worker');
  const much = `where more than ${MOST_UNCERTAINTY * 100} % is open the machine counts as busy.`;
  if (time !== undefined) {
    return `Some rounds were so far off that the time of ${subject} may be anything from ${formatTime(time.low)} to ${formatTime(time.high)} (95 %); ${much}`;
  }
  return gain === undefined
    ? null
    : `Some rounds of ${subject} were so far off that their speed-up is wide open; ${much}`;
}

/** The ends of an interval so wide that many a guess is inside: the upper one is so many times the lower one. */
const WIDE = 1.5;

/** What became of a guess: "You guessed 1.8: inside."; null without one, or without a speed-up. */
export function speedupGuess(timing: Timing, guess: number | null): string | null {
  const last = timing.medians.at(-1);
  if (guess === null || last === undefined || !isLongEnough(timing)) return null;
  if (coarselyTimed(onCores(timing), timing.clockStepMs) !== null) return null;
  const counts = timing.medians.map(({ workers }) => workers);
  if (completeRounds(timing, counts) < FEWEST_ROUNDS) return null;
  const { workers, speedup, speedupLow, speedupHigh } = last;
  if (speedup === null || workers === 1) return null;
  // workers that share cores have no say in whether the others can be relied on
  const isFine = isReliable(timing) && isSteady([last]) && hasNarrowSpeedup(last);
  const told = (end: number) => (isFine ? end : Number(formatNumber(end, 2)));
  const [low, high] = [told(speedupLow ?? speedup), told(speedupHigh ?? speedup)];
  const isNoisy = isOpen({ low, high }) || high > WIDE * low;
  const answer =
    guess < low
      ? 'it was more'
      : guess > high
        ? 'it was less'
        : isNoisy
          ? 'the measurement is too noisy to judge it'
          : 'inside';
  const of = workers === mostOnCores(timing)?.workers ? '' : ` for ${plural(workers, 'worker')}`;
  return `You guessed ${formatNumber(guess)}${of}: ${answer}.`;
}

/** What more workers than cores brought; empty if none were timed. */
function oversubscribedSentence(timing: Timing): string {
  const more = timing.medians.at(-1);
  const best = mostOnCores(timing);
  if (more === undefined || best === undefined || more.workers <= timing.cores) return '';
  if (more.speedup === null || best.speedup === null) return '';
  const sharing = `${plural(more.workers, 'worker')} share ${plural(timing.cores, 'logical core')}:`;
  if (!isSteady([more]))
    return `${sharing} their rounds differ too much to tell how fast they are.`;
  const overlaps = Math.max(more.low, best.low) <= Math.min(more.high, best.high);
  const faster = more.wallMs < best.wallMs ? 'faster than' : 'slower than';
  return `${sharing} ${overlaps ? 'about as fast as' : faster} ${plural(best.workers, 'worker')}, ${formatTime(more.wallMs)}.`;
}
