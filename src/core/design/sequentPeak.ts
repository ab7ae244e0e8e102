/** The least active storage with which a sequence of inflows, from full, never fails, and when it is needed. */
export interface SequentPeak {
  readonly peak: number;
  /** the critical period: from the step after the last one that left the reservoir full, to that of the peak; from 0 */
  readonly firstStep: number | null;
  readonly lastStep: number | null;
}

/**
 * The sequent peak (Thomas & Burden 1963; Loucks & van Beek 2017, 11.5): the deficit d = max(0, d + S̄ - I) at its
 * greatest. With K = S̄ + peak no step fails, with any less at least one.
 *
 * @param cycles - 2: the sequence comes twice, for a critical period that runs over its end
 * @throws RangeError where it comes twice and the target exceeds its mean: the deficit would grow for ever
 */
export function sequentPeak(
  inflows: ArrayLike<number>,
  target: number,
  cycles: 1 | 2,
): SequentPeak {
  const n = inflows.length;
  if (cycles === 2) {
    let sum = 0;
    for (let t = 0; t < n; t++) sum += inflows[t]!;
    // round-off is no excess
    if (target * n - sum > 1e-12 * Math.abs(sum)) {
      throw new RangeError(`the target ${target} exceeds the mean of the record, ${sum / n}`);
    }
  }
  let deficit = 0;
  let start = 0;
  let best: SequentPeak = { peak: 0, firstStep: null, lastStep: null };
  for (let t = 0; t < cycles * n; t++) {
    deficit += target - inflows[t % n]!;
    if (deficit <= 0) {
      deficit = 0;
      start = t + 1;
    } else if (deficit > best.peak) {
      best = { peak: deficit, firstStep: start, lastStep: t };
    }
  }
  return best;
}
