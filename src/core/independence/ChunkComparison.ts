import type { PairCorrelation } from './strongestPairs.ts';
import type { DependenceTests } from './testDependence.ts';

/** What two chunks have in common, a < b. */
export interface PairComparison {
  readonly a: number;
  readonly b: number;
  /** whether their shocks are equal bit for bit */
  readonly identical: boolean;
  /** they share random numbers, but not at equal steps */
  readonly overlaps: boolean;
  /**
   * Steps by which b begins later in what they share: b's step t draws what a's step t + lag draws, so
   * that a negative one says that a begins later. Null if they share nothing, or not at whole steps.
   */
  readonly overlapLag: number | null;
  /** Pearson's r of the shocks at equal steps, and its p; NaN with fewer than 3 steps */
  readonly shockR: number;
  readonly shockP: number;
  /** of the storages after these steps: a description; NaN where one does not vary, or is not known */
  readonly storageR: number;
  /** identical pairs: the step from which on their storages are equal; null if they are not, to the end, or are not known */
  readonly meetingStep: number | null;
}

/** The gravest that was found, or that nothing was; null: too few steps to say. */
export type Verdict = 'identical' | 'overlap' | 'dependent' | 'none found' | null;

/** What the chunks of a run have in common, over the first steps of each. */
export interface ChunkComparison extends Omit<DependenceTests, 'strongest'> {
  readonly chunks: number;
  readonly stepCount: number;
  /** values of each chunk that the tests compare: a shock a step, or what stands for each draw from a record */
  readonly compared: number;
  readonly verdict: Verdict;
  readonly identicalPairs: number;
  readonly overlappingPairs: number;
  /** chunks whose stream repeats itself */
  readonly repeating: readonly number[];
  /** whether the storages were followed: not where it is not known what they start from */
  readonly hasStorages: boolean;
  /** whether chunks remember for much of these steps that they started alike, so that their storages correlate */
  readonly startCounts: boolean;
  /** the pair of largest |r| */
  readonly largest: PairCorrelation;
  /** all pairs of up to 64 chunks in order, (0, 1), (0, 2) … (1, 2) …; else those of largest |r| */
  readonly pairs: readonly PairComparison[];
  /** the first shocks of every chunk, as many of each (see `shownSteps`), chunk after chunk: to be drawn */
  readonly shocks: Float64Array<ArrayBuffer>;
}

/** A chunk's first shocks: a view of those of all. */
export function shocksOf({ chunks, shocks }: ChunkComparison, chunk: number): Float64Array {
  const count = shocks.length / chunks;
  return shocks.subarray(chunk * count, (chunk + 1) * count);
}

/** What remains of a comparison for another reservoir that draws the same streams. */
export function withoutStorages(comparison: ChunkComparison): ChunkComparison {
  const pairs = comparison.pairs.map((pair) => ({ ...pair, storageR: NaN, meetingStep: null }));
  return { ...comparison, hasStorages: false, pairs };
}

/** A pair's part in the comparison; undefined if it was not kept. */
export function pairOf(
  { chunks, pairs }: ChunkComparison,
  a: number,
  b: number,
): PairComparison | undefined {
  const [low, high] = [Math.min(a, b), Math.max(a, b)];
  if (a === b) return undefined;
  const isAll = pairs.length === (chunks * (chunks - 1)) / 2;
  if (isAll) return pairs[(low * (2 * chunks - low - 1)) / 2 + high - low - 1];
  return pairs.find((pair) => pair.a === low && pair.b === high);
}
