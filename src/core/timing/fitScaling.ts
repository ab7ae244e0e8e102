import type { ScalingFit } from './Timing.ts';

/** A law of speed-up: of `ScalingFit`, without its intervals. */
export type ScalingLaw = Pick<ScalingFit, 'model' | 'contention' | 'coherency'> & {
  /** the fitted T(1), in ms */
  readonly scale: number;
};

/** A time for a number of workers. */
export interface ScalingPoint {
  readonly workers: number;
  readonly wallMs: number;
}

/** @see Karp & Flatt (1990): the serial fraction that a measured speed-up tells of; below 0 if above linear */
export function karpFlatt(speedup: number, workers: number): number {
  return (1 / speedup - 1 / workers) / (1 - 1 / workers);
}

/** The speed-up that a law tells for a number of workers, which need not be whole. */
export function predictedSpeedup(
  { contention, coherency }: Pick<ScalingLaw, 'contention' | 'coherency'>,
  workers: number,
): number {
  const others = workers - 1;
  return 1 / (1 / workers + (contention * others) / workers + coherency * others);
}

/** The workers beyond which more make it slower: 1 or more, Infinity if there is no such number. */
export function peakWorkers({
  contention,
  coherency,
}: Pick<ScalingLaw, 'contention' | 'coherency'>): number {
  if (contention >= 1) return 1;
  return coherency === 0 ? Infinity : Math.max(1, Math.sqrt((1 - contention) / coherency));
}

/**
 * The law of all points: Karp and Flatt's fraction as it is measured, if they are of one number of workers
 * beside 1; Amdahl's law for two or three; the Universal Scalability Law for four or more.
 *
 *   T(p) = a/p + b (p-1)/p + c (p-1),  a > 0, b, c >= 0,  contention = b/a, coherency = c/a
 *
 * by least squares with weights 1/T², for noise grows with the time.
 *
 * @param points - one for each number of workers
 * @returns null without 1 worker, without another number, or where the clock saw no time pass
 * @see Gunther (2007), Guerrilla Capacity Planning
 */
export function fitScaling(points: readonly ScalingPoint[]): ScalingLaw | null {
  return fitTimes(
    points.map(({ workers }) => workers),
    points.map(({ wallMs }) => wallMs),
  );
}

/** The same for a time of each number of workers, which a bootstrap asks for a thousand times. */
export function fitTimes(counts: readonly number[], times: readonly number[]): ScalingLaw | null {
  const alone = counts.indexOf(1);
  const others = counts.filter((workers) => workers > 1).length;
  const isTimed = times.every((wallMs) => wallMs > 0 && wallMs < Infinity);
  if (alone < 0 || others === 0 || !isTimed) return null;

  if (others === 1) {
    const other = counts.findIndex((workers) => workers > 1);
    const contention = karpFlatt(times[alone]! / times[other]!, counts[other]!);
    return { model: 'karp-flatt', scale: times[alone]!, contention, coherency: 0 };
  }
  const hasCoherency = others >= 4;
  const [a, b, c] = leastSquares(counts, times, hasCoherency ? USL_SETS : AMDAHL_SETS);
  const model = hasCoherency ? 'usl' : 'amdahl';
  return { model, scale: a, contention: b / a, coherency: c / a };
}

/** Which of a, b and c may be above 0; a always is, or one worker would take no time. */
const AMDAHL_SETS = [[0, 1], [0]];
const USL_SETS = [[0, 1, 2], [0, 1], [0, 2], [0]];

/**
 * The a, b and c of least weighted squares, none below 0. The best without that condition is the best with
 * it if it meets it, and if not, the best has a zero: so every set of those not 0 is tried, and of the sets
 * that give no sign below 0 the one that leaves least is taken.
 */
function leastSquares(
  counts: readonly number[],
  times: readonly number[],
  sets: readonly (readonly number[])[],
): [number, number, number] {
  // as shares of T(p), the weights are in the columns and all right-hand sides are 1
  let [aa, ab, ac, bb, bc, cc, sumA, sumB, sumC] = [0, 0, 0, 0, 0, 0, 0, 0, 0];
  for (let i = 0; i < counts.length; i++) {
    const workers = counts[i]!;
    const a = 1 / (workers * times[i]!);
    const b = (workers - 1) / (workers * times[i]!);
    const c = (workers - 1) / times[i]!;
    aa += a * a;
    ab += a * b;
    ac += a * c;
    bb += b * b;
    bc += b * c;
    cc += c * c;
    sumA += a;
    sumB += b;
    sumC += c;
  }
  const products = [aa, ab, ac, ab, bb, bc, ac, bc, cc];
  const sums = [sumA, sumB, sumC];
  let best: [number, number, number] = [NaN, 0, 0];
  let leastLeft = Infinity;
  for (const set of sets) {
    const found = solve(products.slice(), sums.slice(), set);
    if (!set.every((column) => found[column]! > 0)) continue;
    if (set === sets[0]) return found;
    const left = squaresLeft(counts, times, found);
    if (!(left < leastLeft)) continue;
    best = found;
    leastLeft = left;
  }
  return best;
}

function squaresLeft(
  counts: readonly number[],
  times: readonly number[],
  [a, b, c]: readonly [number, number, number],
): number {
  let squares = 0;
  for (let i = 0; i < counts.length; i++) {
    const workers = counts[i]!;
    const fitted = (a + (workers - 1) * (b + c * workers)) / workers;
    squares += (1 - fitted / times[i]!) ** 2;
  }
  return squares;
}

/** Solves matrix x = rest for the columns of a set, by elimination in place; the others of x are 0. */
function solve(matrix: number[], rest: number[], set: readonly number[]): [number, number, number] {
  for (let done = 0; done < set.length; done++) {
    const pivot = set[done]!;
    for (let later = done + 1; later < set.length; later++) {
      const row = set[later]!;
      const share = matrix[3 * row + pivot]! / matrix[3 * pivot + pivot]!;
      for (let place = done + 1; place < set.length; place++) {
        const column = set[place]!;
        matrix[3 * row + column]! -= share * matrix[3 * pivot + column]!;
      }
      rest[row]! -= share * rest[pivot]!;
    }
  }
  const solution: [number, number, number] = [0, 0, 0];
  for (let place = set.length - 1; place >= 0; place--) {
    const row = set[place]!;
    for (let later = place + 1; later < set.length; later++) {
      rest[row]! -= matrix[3 * row + set[later]!]! * solution[set[later]!]!;
    }
    solution[row] = rest[row]! / matrix[3 * row + row]!;
  }
  return solution;
}
