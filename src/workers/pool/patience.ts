/** What is known of a worker that is silent. */
export interface Silence {
  /** it holds its lock for life, so it lives: it is slow, or hangs */
  readonly isAlive: boolean;
  /** the longest silence so far that ended with a sign of life, in ms, of any worker of the pool */
  readonly longestMs: number;
  /** workers for each core, at least 1: as many share its time */
  readonly crowding: number;
  /** workers that were lost with the same task before */
  readonly losses: number;
}

export interface SilenceLimits {
  /** for a worker that is known to live, in ms */
  readonly hangLimitMs: number;
  /** for one of which nothing is known, in ms */
  readonly stallLimitMs: number;
}

/** Times the longest silence so far that a worker may be silent. */
const TIMES_LONGEST = 20;

/** Times as long that a task may take after each loss: if it is slow, it comes to its end at last. */
const TIMES_AFTER_LOSS = 3;

/** How long a silent worker is waited for before it is replaced, in ms. */
export function patienceMs(silence: Silence, { hangLimitMs, stallLimitMs }: SilenceLimits): number {
  const { isAlive, longestMs, crowding, losses } = silence;
  const limit = isAlive
    ? hangLimitMs
    : Math.max(stallLimitMs * crowding, TIMES_LONGEST * longestMs);
  return limit * TIMES_AFTER_LOSS ** losses;
}
