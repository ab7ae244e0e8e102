/** The median absolute deviation, as a share of the median, above which the machine is busy with other things. */
export const MOST_DEVIATION = 0.05;

/** Rounds below which no spread is known, and nothing is claimed. */
export const FEWEST_ROUNDS = 5;

/** Whether all that was timed took about the same time in every round, so that it can be relied on. */
export function isSteady(medians: readonly { readonly deviation: number }[]): boolean {
  return medians.every(({ deviation }) => deviation <= MOST_DEVIATION);
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
