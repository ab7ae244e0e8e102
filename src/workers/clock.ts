/**
 * Milliseconds since the epoch, finer than `Date.now`: stamps of different threads can be compared,
 * which `performance.now` alone does not allow.
 */
export function timeStamp(): number {
  return performance.timeOrigin + performance.now();
}

/** The smallest step that this page's clock is seen to make, in ms; it is watched for 5 ms or one. */
export function clockStep(): number {
  const end = performance.now() + 5;
  let step = Infinity;
  while (step === Infinity || performance.now() < end) {
    const before = performance.now();
    let after = before;
    while (after === before) after = performance.now();
    step = Math.min(step, after - before);
  }
  return step;
}
