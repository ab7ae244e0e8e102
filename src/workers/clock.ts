/**
 * Milliseconds since the epoch, finer than `Date.now`: stamps of different threads can be compared,
 * which `performance.now` alone does not allow.
 */
export function timeStamp(): number {
  return performance.timeOrigin + performance.now();
}

/** The smallest step that this page's clock is seen to make, in ms. */
export function clockStep(): number {
  let step = Infinity;
  for (let sample = 0; sample < 20; sample++) {
    const before = performance.now();
    let after = before;
    while (after === before) after = performance.now();
    step = Math.min(step, after - before);
  }
  return step;
}
