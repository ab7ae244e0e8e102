/**
 * Milliseconds since the epoch, finer than `Date.now`: stamps of different threads can be compared,
 * which `performance.now` alone does not allow. It only goes forward: the origin is fixed when a thread starts, by one
 * estimate of the epoch for all threads of a page, so that nobody who sets the computer's clock moves it.
 *
 * @see W3C, High Resolution Time, "estimated monotonic time of the Unix epoch"
 */
export function timeStamp(): number {
  return performance.timeOrigin + performance.now();
}

let knownStep: number | null = null;

/**
 * The step that this page's clock makes, in ms: the least of several, for one may be missed. It is watched once, for 5 ms
 * or until the steps have been seen, during which nothing else is done.
 */
export function clockStep(): number {
  knownStep ??= watchedStep(performance);
  return knownStep;
}

const STEPS_SEEN = 3;

/** @param clock - in ms; steps of a fraction are told to 1e-6 ms, for the stamps are binary fractions */
export function watchedStep(clock: { now(): number }): number {
  const end = clock.now() + 5;
  let before = clock.now();
  let least = Infinity;
  for (let seen = -1; seen < STEPS_SEEN || before < end;) {
    const now = clock.now();
    if (now <= before) continue; // it stands still within a step, and must not go back
    if (seen >= 0) least = Math.min(least, now - before); // it began in the middle of a step
    before = now;
    seen++;
  }
  return Math.round(least * 1e6) / 1e6;
}
