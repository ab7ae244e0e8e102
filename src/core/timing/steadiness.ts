import type { Timing, TimingMedian } from './Timing.ts';

/** The median absolute deviation, as a share of the median, above which the machine is busy with other things. */
export const MOST_DEVIATION = 0.05;

/** Rounds below which no spread is known, and nothing is claimed. */
export const FEWEST_ROUNDS = 5;

/** One worker's time below which messages weigh more than the work, in ms. */
export const SHORTEST_MS = 60;

/** Whether all that was timed took about the same time in every round, so that it can be relied on. */
export function isSteady(medians: readonly { readonly deviation: number }[]): boolean {
  return medians.every(({ deviation }) => deviation <= MOST_DEVIATION);
}

/** The numbers of workers that each had a core of its own. */
export function onCores({ medians, cores }: Pick<Timing, 'medians' | 'cores'>): TimingMedian[] {
  return medians.filter(({ workers }) => workers <= cores);
}

/** Whether a speed-up may be claimed: the work is long enough, the rounds are enough, and alike. */
export function isReliable(timing: Pick<Timing, 'medians' | 'cores' | 'rounds'>): boolean {
  const { medians, rounds } = timing;
  const samples = (workers: number) => rounds.filter((each) => each.workers === workers).length;
  return (
    medians.some(({ workers, wallMs }) => workers === 1 && wallMs >= SHORTEST_MS) &&
    medians.every(({ workers }) => samples(workers) >= FEWEST_ROUNDS) &&
    isSteady(onCores(timing))
  );
}

/**
 * The smallest difference between two medians of so many rounds that can be told from noise, as a share:
 * 3.5 cv / sqrt(R), cv the standard deviation of one run over its mean.
 *
 * @param times - of one condition, R of them; NaN for fewer than 2
 */
export function smallestDifference(times: readonly number[]): number {
  if (times.length < 2) return NaN;
  const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
  const squares = times.reduce((sum, time) => sum + (time - mean) ** 2, 0);
  const variation = Math.sqrt(squares / (times.length - 1)) / mean;
  return (3.5 * variation) / Math.sqrt(times.length);
}
