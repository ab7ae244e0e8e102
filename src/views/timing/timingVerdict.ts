import { formatNumber, formatShare, formatTime, plural } from '../../components/format.ts';
import { median, type Timing, type TimingRound } from '../../core/timing.ts';

/** One worker's time below which messages weigh more than the work. */
const SHORTEST_MS = 200;

/** The longest run that is suggested: its path is still kept, so it is timed with what is handed over. */
const LONGEST_STEPS = 6e7;

/** T that one worker would compute for half a second; null if the measured one did long enough. */
export function longerRun({ steps, medians, rounds }: Timing): number | null {
  const alone = medians.find(({ workers }) => workers === 1);
  if (alone === undefined || alone.wallMs >= SHORTEST_MS || steps >= LONGEST_STEPS) return null;
  const computeMs = rounds.filter(({ workers }) => workers === 1).map((round) => round.computeMs);
  const wanted = (steps * 500) / Math.max(median(computeMs), 0.01);
  const magnitude = 10 ** Math.floor(Math.log10(wanted));
  return Math.min(LONGEST_STEPS, Math.ceil(wanted / magnitude) * magnitude);
}

/** What was measured, in one sentence. */
export function timingVerdict(
  timing: Timing | null,
  isMeasuring: boolean,
  maxWorkers: number,
): string {
  const alone = timing?.medians.find(({ workers }) => workers === 1);
  const best = timing?.medians.findLast(({ workers }) => workers > 1);
  if (timing === null || alone === undefined) {
    if (isMeasuring) return 'Measuring: one worker has not had its turn yet.';
    return `Not measured yet: guess how many times faster ${plural(maxWorkers, 'worker')} will be than one, then press Measure.`;
  }
  if (best === undefined || best.speedup === null || best.efficiency === null) {
    return `One worker takes ${formatTime(alone.wallMs)}.`;
  }
  if (longerRun(timing) !== null) {
    return `Too short to tell: one worker takes ${formatTime(alone.wallMs)}, and messages weigh too much. Measure a longer run.`;
  }
  return (
    `${plural(best.workers, 'worker')} are ${formatNumber(best.speedup)} times as fast as one: ` +
    `${formatTime(best.wallMs)} instead of ${formatTime(alone.wallMs)}, ` +
    `an efficiency of ${formatShare(best.efficiency)}.`
  );
}

/** Where the time of the most workers went, as shares of the wall-clock time; null before that. */
export function partsSentence({ medians, rounds }: Timing): string | null {
  const workers = medians.at(-1)?.workers;
  const own = rounds.filter((round) => round.workers === workers);
  if (workers === undefined || own.length === 0) return null;
  const total = (of: (round: TimingRound) => number) =>
    own.reduce((sum, round) => sum + of(round), 0);
  // of sums over all rounds, so that the shares make up the whole
  const share = (of: (round: TimingRound) => number) =>
    formatShare(total(of) / total(({ wallMs }) => wallMs));
  return (
    `Of the time of ${plural(workers, 'worker')}, ${share(({ computeMs }) => computeMs)} went into computing, ` +
    `${share(({ handOverMs }) => handOverMs)} into handing over, ${share(({ startMs }) => startMs)} into ` +
    `getting going, ${share(({ waitMs }) => waitMs)} into waiting.`
  );
}
