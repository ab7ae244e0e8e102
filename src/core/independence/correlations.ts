/** Steps of a tile: those of some series stay in the nearest cache. */
const TILE = 1024;
/** Series that are held against all others at the same time. */
const ROWS = 8;

/** Sums of squares below it may have lost digits, or all of them, of very small volumes. */
const LEAST_SQUARES = 1e-280;
const LARGER = 2 ** 960;

/**
 * Shifts and scales a series in place to mean 0 and length 1, so that the correlation of two is their
 * product. NaN throughout if it does not vary.
 */
export function standardize(series: Float64Array): void {
  // differences to the first value: exact where all are equal
  const origin = series[0] ?? NaN;
  let total = 0;
  for (let i = 0; i < series.length; i++) total += series[i]! - origin;
  const mean = origin + total / series.length;
  for (let i = 0; i < series.length; i++) series[i]! -= mean;
  let squares = sumOfSquares(series);
  if (squares < LEAST_SQUARES) {
    for (let i = 0; i < series.length; i++) series[i]! *= LARGER; // no digit changes
    squares = sumOfSquares(series);
  }
  const length = Math.sqrt(squares);
  for (let i = 0; i < series.length; i++) series[i]! /= length;
}

function sumOfSquares(series: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < series.length; i++) sum += series[i]! * series[i]!;
  return sum;
}

/**
 * Pearson's correlations of all pairs of standardized series of one length.
 *
 * @param visit - told each pair once, a < b; r in [-1, 1], or NaN where one of them does not vary
 */
export function correlateAll(
  series: readonly Float64Array[],
  visit: (a: number, b: number, r: number) => void,
): void {
  const count = series.length;
  const length = series[0]?.length ?? 0;
  const sums = new Float64Array(ROWS * count);
  for (let first = 0; first < count; first += ROWS) {
    const rows = Math.min(ROWS, count - first);
    sums.fill(0);
    for (let from = 0; from < length; from += TILE) {
      const to = Math.min(from + TILE, length);
      for (let b = first + 1; b < count; b++) {
        const y = series[b]!;
        for (let row = 0; row < rows && first + row < b; row++) {
          sums[row * count + b]! += product(series[first + row]!, y, from, to);
        }
      }
    }
    for (let row = 0; row < rows; row++) {
      for (let b = first + row + 1; b < count; b++)
        visit(first + row, b, bounded(sums[row * count + b]!));
    }
  }
}

/** Pearson's correlations of some pairs of standardized series of one length. */
export function correlatePairs(
  series: readonly Float64Array[],
  pairs: readonly { readonly a: number; readonly b: number }[],
): Float64Array {
  const length = series[0]?.length ?? 0;
  const sums = new Float64Array(pairs.length);
  for (let from = 0; from < length; from += TILE) {
    const to = Math.min(from + TILE, length);
    pairs.forEach(({ a, b }, i) => (sums[i]! += product(series[a]!, series[b]!, from, to)));
  }
  return sums.map(bounded);
}

/** Pearson's correlation of two series of one length, standardized in place; NaN where one does not vary. */
export function correlation(x: Float64Array, y: Float64Array): number {
  const series = [x, y];
  series.forEach(standardize);
  return correlatePairs(series, [{ a: 0, b: 1 }])[0]!;
}

/** In four interleaved sums, which need not wait for one another. */
function product(x: Float64Array, y: Float64Array, from: number, to: number): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let i = from;
  for (; i + 3 < to; i += 4) {
    s0 += x[i]! * y[i]!;
    s1 += x[i + 1]! * y[i + 1]!;
    s2 += x[i + 2]! * y[i + 2]!;
    s3 += x[i + 3]! * y[i + 3]!;
  }
  for (; i < to; i++) s0 += x[i]! * y[i]!;
  return s0 + s1 + (s2 + s3);
}

/** Round-off may carry a correlation beyond 1. */
function bounded(r: number): number {
  return Math.max(-1, Math.min(1, r));
}
