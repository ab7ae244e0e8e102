import { intervalAround, ratioOfMedians, resampleMedians } from './bootstrap.ts';
import { karpFlatt } from './fitScaling.ts';
import { median, relativeDeviation } from './spread.ts';
import type { TimingMedian, TimingRound } from './Timing.ts';

/** The medians of all numbers of workers that were timed, in their order; rounds may be incomplete. */
export function timingMedians(rounds: readonly TimingRound[]): TimingMedian[] {
  const resampled = resampleMedians(rounds, ({ workers }) => workers);
  const alone = resampled.get(1) ?? null;
  return [...resampled].map(([workers, own]) => {
    const wallMs = median(own.times);
    const { low, high } = intervalAround(wallMs, own.medians);
    const speedup = alone && ratioOfMedians(alone, own);
    return {
      workers,
      wallMs,
      low,
      high,
      fastest: own.times[0]!,
      slowest: own.times.at(-1)!,
      deviation: relativeDeviation(own.times),
      speedup: speedup && speedup.value,
      speedupLow: speedup && speedup.low,
      speedupHigh: speedup && speedup.high,
      efficiency: speedup && speedup.value / workers,
      karpFlatt: speedup && workers > 1 ? karpFlatt(speedup.value, workers) : null,
    };
  });
}
