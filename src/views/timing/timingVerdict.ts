import { formatNumber, formatShare, formatTime, plural } from '../../components/format.ts';
import {
  FEWEST_ROUNDS,
  isReliable,
  isSteady,
  MOST_DEVIATION,
  onCores,
  SHORTEST_MS,
} from '../../core/timing/steadiness.ts';
import type { Timing, TimingMedian, TimingRound } from '../../core/timing/Timing.ts';

/** The most workers that each had a core of its own. */
export function mostOnCores({ medians, cores }: Timing): TimingMedian | undefined {
  return medians.findLast(({ workers }) => workers <= cores);
}

/** What was measured, in a few sentences. */
export function timingVerdict(
  timing: Timing | null,
  isMeasuring: boolean,
  maxWorkers: number,
): string {
  const alone = timing?.medians.find(({ workers }) => workers === 1);
  if (timing === null || alone === undefined) {
    if (isMeasuring) return 'Measuring: one worker has not had its turn yet.';
    return maxWorkers === 1
      ? 'Not measured yet: one worker has nothing to be compared with. Measure 1 to 2 workers, to see how two share a core.'
      : `Not measured yet: guess how many times faster ${plural(maxWorkers, 'worker')} will be than one, then press Measure.`;
  }
  if (alone.wallMs < SHORTEST_MS) {
    return `Too short to tell: one worker takes ${formatTime(alone.wallMs)}, and messages weigh too much. Let the size be fitted to this machine.`;
  }
  if (isMeasuring) return claim(timing, alone, 'So far ');
  const rounds = completeRounds(timing, maxWorkers);
  if (rounds < FEWEST_ROUNDS) {
    return `Ended early: ${rounds === 0 ? 'no round is' : rounds === 1 ? '1 round is' : `${rounds} rounds are`} complete, too few to tell a speed-up.`;
  }
  const busy = busySentence(timing);
  if (busy !== null) return busy;
  return `${claim(timing, alone, '')} ${oversubscribedSentence(timing)}`.trim();
}

/** Rounds in which every number of workers was timed. */
function completeRounds({ rounds }: Timing, maxWorkers: number): number {
  const samples = Array<number>(maxWorkers).fill(0);
  for (const { workers } of rounds) samples[workers - 1]!++;
  return Math.min(...samples);
}

/** The most workers on cores of their own, against one. */
function claim(timing: Timing, alone: TimingMedian, soFar: string): string {
  const best = mostOnCores(timing);
  const { workers, wallMs, speedup, efficiency, speedupLow, speedupHigh } = best ?? alone;
  if (workers === 1 || speedup === null || efficiency === null) {
    const isAll = timing.medians.length === 1 && soFar === '';
    return `One worker takes ${formatTime(alone.wallMs)}.${isAll ? ' Measure 2 too, to compare.' : ''}`;
  }
  const subject = `${soFar}${plural(workers, 'worker')}`;
  const times = `${formatTime(wallMs)} instead of ${formatTime(alone.wallMs)}`;
  const [low, high] = [speedupLow ?? speedup, speedupHigh ?? speedup];
  // one round tells of no interval
  const interval = low < high ? ` (95 %: ${formatNumber(low)} to ${formatNumber(high)})` : '';
  const fast = `${formatNumber(speedup)} times as fast as one${interval}`;
  if (low <= 1 && high >= 1) {
    return `${subject} cannot be told from no speed-up: ${fast}, ${times}.`;
  }
  return (
    `${subject} are ${speedup < 1 ? 'slower than one, only ' : ''}${fast}: ` +
    `${times}, an efficiency of ${formatShare(efficiency)}.`
  );
}

/** That the rounds differ too much, and what to do; null if they do not. */
function busySentence(timing: Timing): string | null {
  const timed = onCores(timing);
  if (isSteady(timed)) return null;
  const worst = timed.reduce((a, b) => (b.deviation > a.deviation ? b : a));
  return (
    `This machine is busy: half of the rounds of ${plural(worst.workers, 'worker')} were ${formatShare(worst.deviation)} or more ` +
    `off their median, and above ${MOST_DEVIATION * 100} % no speed-up can be told. ` +
    'Close other tabs and programs, plug in power, and measure again, with more rounds.'
  );
}

/** "You guessed 1.8 times; it was 1.76, …"; null without a guess, or a speed-up that may be claimed. */
export function speedupGuess(timing: Timing, guess: number | null): string | null {
  const { workers, speedup, speedupLow, speedupHigh } = timing.medians.at(-1) ?? {};
  if (guess === null || speedup == null || workers === 1 || !isReliable(timing)) return null;
  const isNear = guess >= (speedupLow ?? speedup) && guess <= (speedupHigh ?? speedup);
  return (
    `You guessed ${formatNumber(guess)} times with ${plural(workers!, 'worker')}; ` +
    `it was ${formatNumber(speedup)}${isNear ? ', so your guess is within the interval' : ''}.`
  );
}

/** What more workers than cores brought; empty if none were timed. */
function oversubscribedSentence(timing: Timing): string {
  const more = timing.medians.at(-1);
  const best = mostOnCores(timing);
  if (more === undefined || best === undefined || more.workers <= timing.cores) return '';
  if (more.speedup === null || best.speedup === null) return '';
  const isAlike = Math.max(more.low, best.low) <= Math.min(more.high, best.high);
  const faster = more.wallMs < best.wallMs ? 'faster than' : 'slower than';
  return (
    `${plural(more.workers, 'worker')} share ${plural(timing.cores, 'core')}: ` +
    `${isAlike ? 'about as fast as' : faster} ${plural(best.workers, 'worker')}, ${formatTime(more.wallMs)}.`
  );
}

/** Where the time of the most workers on cores went, as shares of the wall-clock time; null before that. */
export function partsSentence(timing: Timing): string | null {
  const { workers } = mostOnCores(timing) ?? {};
  const own = timing.rounds.filter((round) => round.workers === workers);
  if (workers === undefined || own.length === 0) return null;
  const total = (of: (round: TimingRound) => number) =>
    own.reduce((sum, round) => sum + of(round), 0);
  // of sums over all rounds, so that the shares make up the whole
  const share = (of: (round: TimingRound) => number) =>
    formatShare(total(of) / total(({ wallMs }) => wallMs));
  return (
    `Of the time of ${plural(workers, 'worker')}, ${share(({ computeMs }) => computeMs)} went into computing, ` +
    `${share(({ handOverMs }) => handOverMs)} into handing over, ${share(({ mergeMs }) => mergeMs)} into ` +
    `merging, ${share(({ startMs }) => startMs)} into getting going, ` +
    `${share(({ waitMs }) => waitMs)} into waiting.`
  );
}
