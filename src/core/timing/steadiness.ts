import type { Timing, TimingMedian } from './Timing.ts';

/** The median absolute deviation, as a share of the median, above which the machine is busy with other things. */
export const MOST_DEVIATION = 0.05;

/**
 * How far off an end of a 95 % interval may lie, of a median time or a speed-up, as a share of it. Rounds that are
 * off by as much as is allowed bring 7 to 9 % (9 or 5 rounds); with one of 5 disturbed, or two of 9, an end lies
 * where those are, which the median absolute deviation cannot see.
 */
export const MOST_UNCERTAINTY = 0.15;

/** Rounds below which no spread is known, and nothing is claimed. */
export const FEWEST_ROUNDS = 5;

/** Steps of the clock below which a sample tells no time: they make it look as noisy as a busy machine. */
export const FEWEST_CLOCK_STEPS = 20;

/** One worker's time below which messages weigh more than the work, in ms. */
const SHORTEST_MS = 60;

/** A median time with its spread. */
export interface Spread {
  readonly wallMs: number;
  readonly low: number;
  readonly high: number;
  readonly deviation: number;
}

/** Whether rounds differ from their median by little, as a median. */
export function isAlike({ deviation }: Pick<Spread, 'deviation'>): boolean {
  return deviation <= MOST_DEVIATION;
}

/** Whether an interval leaves little open. */
function isNarrow(value: number, low: number, high: number): boolean {
  return low >= (1 - MOST_UNCERTAINTY) * value && high <= (1 + MOST_UNCERTAINTY) * value;
}

/** Whether all that was timed took about the same time in most rounds, so that it can be relied on. */
export function isSteady(medians: readonly Spread[]): boolean {
  return medians.every((each) => isAlike(each) && isNarrow(each.wallMs, each.low, each.high));
}

/** Whether a speed-up is known well enough; that of one worker always is. */
export function hasNarrowSpeedup({ speedup, speedupLow, speedupHigh }: TimingMedian): boolean {
  return speedup === null || isNarrow(speedup, speedupLow ?? speedup, speedupHigh ?? speedup);
}

/** The numbers of workers that each had a logical core of its own. */
export function onCores({ medians, cores }: Pick<Timing, 'medians' | 'cores'>): TimingMedian[] {
  return medians.filter(({ workers }) => workers <= cores);
}

/** Whether one worker was timed, and long enough. */
export function isLongEnough({ medians }: Pick<Timing, 'medians'>): boolean {
  return medians.some(({ workers, wallMs }) => workers === 1 && wallMs >= SHORTEST_MS);
}

/** The shortest of some times, if the clock's steps are coarse beside it; null if they are fine beside all. */
export function coarselyTimed<Timed extends Pick<Spread, 'wallMs'>>(
  medians: readonly Timed[],
  clockStepMs: number,
): Timed | null {
  const coarse = medians.filter(({ wallMs }) => wallMs < FEWEST_CLOCK_STEPS * clockStepMs);
  return coarse.reduce<Timed | null>(
    (least, each) => (least === null || each.wallMs < least.wallMs ? each : least),
    null,
  );
}

/** Whether a speed-up may be claimed: the work is long enough, for the clock too, the rounds are enough, and alike. */
export function isReliable(
  timing: Pick<Timing, 'medians' | 'cores' | 'rounds' | 'clockStepMs'>,
): boolean {
  const { medians, rounds } = timing;
  const samples = new Map<number, number>();
  for (const { workers } of rounds) samples.set(workers, (samples.get(workers) ?? 0) + 1);
  return (
    isLongEnough(timing) &&
    coarselyTimed(onCores(timing), timing.clockStepMs) === null &&
    medians.every(({ workers }) => samples.get(workers)! >= FEWEST_ROUNDS) &&
    isSteady(onCores(timing)) &&
    onCores(timing).every(hasNarrowSpeedup)
  );
}

/** Whether an interval of a ratio leaves open which of the two is faster. */
export function isOpen({ low, high }: { readonly low: number; readonly high: number }): boolean {
  return low <= 1 && high >= 1;
}

/**
 * The smallest difference between two medians of so many rounds that can be told from noise, as a share:
 * 3.5 cv / sqrt(R), cv the standard deviation of one run over its mean; and never less than a step of the clock.
 *
 * @param times - of one condition, R of them; NaN for fewer than 2
 */
export function smallestDifference(times: readonly number[], clockStepMs = 0): number {
  if (times.length < 2) return NaN;
  const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
  const squares = times.reduce((sum, time) => sum + (time - mean) ** 2, 0);
  const variation = Math.sqrt(squares / (times.length - 1)) / mean;
  return Math.max((3.5 * variation) / Math.sqrt(times.length), clockStepMs / mean);
}

/** The most workers that each had a logical core of its own. */
export function mostOnCores({
  medians,
  cores,
}: Pick<Timing, 'medians' | 'cores'>): TimingMedian | undefined {
  return medians.findLast(({ workers }) => workers <= cores);
}

/** The speed-up that may be told, of the most workers on cores of their own; null if none may. */
export function toldSpeedup(
  timing: Pick<Timing, 'medians' | 'cores' | 'rounds' | 'clockStepMs'>,
): number | null {
  const { speedup, speedupLow, speedupHigh } = mostOnCores(timing) ?? {};
  if (speedup == null || speedupLow == null || speedupHigh == null || !isReliable(timing)) {
    return null;
  }
  return isOpen({ low: speedupLow, high: speedupHigh }) ? null : speedup;
}
