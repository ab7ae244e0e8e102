/** One worker's time that a measurement is made for, in ms: long against a clock's steps and a start. */
const WANTED_MS = 500;
/** Above these workers it grows with them, or jobs would be hardly longer than their messages. */
const FEW_WORKERS = 8;
/** From this time on a trial tells the speed; shorter ones are aimed at twice as much. */
const TRIAL_MS = 100;
/** And steps of the clock that it must take. */
const TRIAL_CLOCK_STEPS = 20;
/** Steps of the clock that the work of one worker takes each of those who share it. */
export const WANTED_CLOCK_STEPS = 50;
/** Steps of the longest run. */
export const MOST_STEPS = 1e10;

/**
 * The steps of the next trial on one worker: 4 to 16 times as many.
 *
 * @param ms - what this one took; may be 0 where the clock's steps are long
 * @param clockStepMs - how finely the clock tells it
 * @returns null if this one was long enough to tell the speed, or cannot be longer
 */
export function nextTrial(steps: number, ms: number, clockStepMs: number): number | null {
  const trialMs = Math.max(TRIAL_MS, TRIAL_CLOCK_STEPS * clockStepMs);
  if (ms >= trialMs || steps >= MOST_STEPS) return null;
  const factor = Math.min(16, Math.max(4, (2 * trialMs) / ms));
  return Math.min(MOST_STEPS, Math.ceil(steps * factor));
}

/**
 * The steps that take one worker about 500 ms or more, by a trial: one digit and zeros, as one would write it. Where the
 * clock is coarse they are so many that the share of each worker takes a good number of its steps.
 *
 * @param workers - that share them at most
 * @param mostMs - that one worker takes at most, unless its clock is coarse
 * @returns 1 to 1e10
 */
export function calibratedSteps(
  steps: number,
  ms: number,
  clockStepMs: number,
  workers = 1,
  mostMs = Infinity,
): number {
  const goodMs = WANTED_MS * Math.max(1, workers / FEW_WORKERS);
  const wantedMs = Math.max(Math.min(goodMs, mostMs), WANTED_CLOCK_STEPS * clockStepMs * workers);
  const wanted = Math.min(MOST_STEPS, (steps * wantedMs) / ms);
  let unit = 1;
  while (unit * 10 <= wanted) unit *= 10;
  // to 12 digits, so that no rounding error makes 3 a 4
  const digit = Number((wanted / unit).toPrecision(12));
  return (
    unit *
    Math.max(1, wantedMs <= mostMs && mostMs < Infinity ? Math.floor(digit) : Math.ceil(digit))
  );
}
