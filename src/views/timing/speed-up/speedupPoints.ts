import { predictedSpeedup } from '../../../core/timing/fitScaling.ts';
import type { ScalingFit, TimingMedian } from '../../../core/timing/Timing.ts';

/** Speed-up T(1) / T(p), or that over p. */
export type Quantity = 'speed-up' | 'efficiency';

export interface Point {
  /** workers */
  readonly x: number;
  readonly y: number;
  /** 95 % interval of a measured one */
  readonly low?: number;
  readonly high?: number;
}

/** What the chart of speed-up shows. */
export interface Speedups {
  readonly medians: readonly TimingMedian[];
  /** the greatest speed-up that the cut allows, for 1, 2, ... workers */
  readonly ideal: readonly number[];
  readonly fit: ScalingFit | null;
  /** the logical cores that the browser reports: more workers share them */
  readonly cores: number;
  /** the speed-up that was guessed for the most workers */
  readonly guess: number | null;
}

/** The article's own measurement: 5.04 s on one core and 2.63 s on two. */
export const ARTICLE_POINTS: readonly Point[] = [
  { x: 1, y: 1 },
  { x: 2, y: 5.04 / 2.63 },
];

/** The measured speed-ups; one worker's own is 1 without an interval. */
export function measuredPoints(medians: readonly TimingMedian[]): Point[] {
  return medians.flatMap(({ workers, speedup, speedupLow, speedupHigh }): Point[] => {
    if (speedup === null) return [];
    const at = { x: workers, y: speedup };
    if (workers === 1 || speedupLow === null || speedupHigh === null) return [at];
    return [{ ...at, low: speedupLow, high: speedupHigh }];
  });
}

/** A line from the low to the high end of each interval, and a gap after it. */
export function whiskers(points: readonly Point[]): Point[] {
  return points.flatMap(({ x, low, high }) =>
    low === undefined || high === undefined
      ? []
      : [
          { x, y: low },
          { x, y: high },
          { x, y: NaN },
        ],
  );
}

/** The fitted law from 1 to `most` workers, through every whole number of them. */
export function fittedCurve(fit: ScalingFit, most: number): Point[] {
  const perWorker = Math.ceil(64 / Math.max(1, most - 1));
  return Array.from({ length: Math.max(0, most - 1) * perWorker + 1 }, (_, i) => {
    const x = 1 + i / perWorker;
    return { x, y: predictedSpeedup(fit, x) };
  });
}

/** Speed-ups, or the efficiencies that they mean. */
export function asQuantity(points: readonly Point[], quantity: Quantity): Point[] {
  if (quantity === 'speed-up') return [...points];
  return points.map(({ x, y, low, high }) => ({
    x,
    y: y / x,
    ...(low === undefined || high === undefined ? {} : { low: low / x, high: high / x }),
  }));
}
