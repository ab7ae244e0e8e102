import type { Timing, TimingMedian } from '../../src/core/timing/Timing.ts';

/** Medians of 1, 2, ... workers, all of one relative deviation and one relative interval. */
export function timing(
  times: readonly number[],
  change: Partial<Timing> = {},
  spread = 0.01,
): Timing {
  const medians = times.map((wallMs, i): TimingMedian => {
    const workers = i + 1;
    const speedup = times[0]! / wallMs;
    return {
      workers,
      wallMs,
      low: wallMs * (1 - spread),
      high: wallMs * (1 + spread),
      fastest: wallMs,
      slowest: wallMs,
      deviation: spread,
      speedup,
      speedupLow: workers === 1 ? null : speedup * (1 - spread),
      speedupHigh: workers === 1 ? null : speedup * (1 + spread),
      efficiency: speedup / workers,
      karpFlatt: workers === 1 ? null : (1 / speedup - 1 / workers) / (1 - 1 / workers),
    };
  });
  return {
    steps: 1e6,
    chunks: 64,
    mode: 'strong',
    rounds: Array.from({ length: 5 * times.length }, (_, place) => ({
      round: Math.floor(place / times.length),
      wallMs: times[place % times.length]!,
      workers: (place % times.length) + 1,
    })).map(({ round, workers, wallMs }) => ({
      round,
      workers,
      wallMs,
      startMs: 0.01 * wallMs,
      computeMs: 0.8 * wallMs,
      handOverMs: 0.1 * wallMs,
      mergeMs: 0.04 * wallMs,
      waitMs: 0.05 * wallMs,
    })),
    medians,
    fit: null,
    noLaw: null,
    clockStepMs: 0.005,
    cores: 8,
    hiddenSamples: 0,
    lostSamples: 0,
    pausedSamples: 0,
    disturbedSamples: 0,
    ...change,
  };
}

/** The same with another spread of the median at a place. */
export function withSpread(timed: Timing, place: number, spread: Partial<TimingMedian>): Timing {
  const medians = timed.medians.map((each, i) => (i === place ? { ...each, ...spread } : each));
  return { ...timed, medians };
}
