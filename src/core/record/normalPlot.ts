import quantileOfNormal from '@stdlib/stats-base-dists-normal-quantile';
import { XoshiroNormals } from '../rng/xoshiroNormals.ts';

/** A normal quantile plot of a record: its values, ascending, over normal quantiles at Blom's positions. */
export interface NormalPlot {
  readonly points: readonly (readonly [quantile: number, value: number])[];
  /** correlation of the two, r_Q; null without spread */
  readonly correlation: number | null;
}

export function normalPlot(values: readonly number[]): NormalPlot {
  const sorted = Float64Array.from(values).sort();
  const quantiles = blomQuantiles(sorted.length);
  return {
    points: Array.from(quantiles, (quantile, i) => [quantile, sorted[i]!] as const),
    correlation: correlationOf(quantiles, sorted),
  };
}

/** Normal quantiles at (i - 3/8) / (n + 1/4), i from 1 to n. */
function blomQuantiles(n: number): Float64Array {
  return Float64Array.from({ length: n }, (_, i) =>
    quantileOfNormal((i + 0.625) / (n + 0.25), 0, 1),
  );
}

/** @param quantiles - symmetric, so that their mean is 0 */
function correlationOf(quantiles: Float64Array, values: Float64Array): number | null {
  const n = values.length;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += values[i]!;
  const mean = sum / n;
  let [products, squares, ofQuantiles] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const difference = values[i]! - mean;
    products += quantiles[i]! * difference;
    squares += difference * difference;
    ofQuantiles += quantiles[i]! * quantiles[i]!;
  }
  return squares > 0 && n > 1 ? products / Math.sqrt(squares * ofQuantiles) : null;
}

const SAMPLES = 10_000;
const MOST_DRAWS = 4e6;
const SEED = 1958; // of Blom's book: any would do

/**
 * What r_Q of samples of n normals falls below in one of twenty, by simulation: 10,000 samples, fewer where n exceeds 400.
 * Some tenths of a second.
 */
export function normalPlotBound(n: number): number {
  const count = Math.max(1, Math.min(SAMPLES, Math.floor(MOST_DRAWS / n)));
  const stream = new XoshiroNormals(SEED, 0, 0);
  const quantiles = blomQuantiles(n);
  const sample = new Float64Array(n);
  const correlations = Float64Array.from({ length: count }, () => {
    for (let i = 0; i < n; i++) sample[i] = stream.next();
    return correlationOf(quantiles, sample.sort()) ?? 1;
  });
  return correlations.sort()[Math.floor(count / 20)]!;
}
