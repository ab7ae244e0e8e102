import type { StreamState } from '../rng/stream.ts';

/**
 * Everything that fixes the numbers of an experiment, under the names that links and files use.
 * Volumes share one unit; a step is one period.
 */
export interface Settings {
  /** capacity, in (0, 1e9] */
  readonly K: number;
  /** mean of the normal before it is cut at 0 */
  readonly mu: number;
  /** standard deviation of that normal, from 0 */
  readonly sigma: number;
  /** target release S̄, in [0, K] */
  readonly target: number;
  /** steps in all, over all chunks */
  readonly T: number;
  /** chunks, at most T and 4096 */
  readonly chunks: number;
  /** whole number in [0, 2³²) */
  readonly seed: number;
  /**
   * `numpy`: MT19937 and the polar method of `np.random.seed` and `np.random.normal`;
   * `xoshiro`: the fast streams that docs/streams.md defines
   */
  readonly generator: 'numpy' | 'xoshiro';
  /**
   * `distinct`: a stream for each chunk; `same`: one stream for all, the flaw; `shifted`: one stream
   * for all, which every chunk enters `SHIFT_STEPS` after the one before: a flaw that hides
   */
  readonly seeding: 'distinct' | 'same' | 'shifted';
  /** `restart`: every chunk starts full; `continue`: where the one before ended */
  readonly boundary: 'restart' | 'continue';
}

/** A run of steps inside one chunk. Steps count from 0 at the chunk's start. */
export interface Segment {
  readonly chunk: number;
  readonly firstStep: number;
  readonly stepCount: number;
}

/** What a job brings back; what it does not ask for is null in its result. */
export interface Wants {
  readonly path: boolean;
  readonly summary: boolean;
  /** steps in a bin of the min-max envelope, a power of two up to `BLOCK_STEPS`; null for none */
  readonly envelope: number | null;
  readonly digest: boolean;
  readonly csv: boolean;
}

export const NO_WANTS: Wants = {
  path: false,
  summary: false,
  envelope: null,
  digest: false,
  csv: false,
};

/** Where a path stands between two jobs. */
export interface PathState {
  readonly storage: number;
  readonly stream: StreamState;
}

/**
 * What a worker is handed at once: neighbouring segments, computed in order.
 * It holds all that its result depends on, so it can be run again anywhere.
 */
export interface Job {
  readonly settings: Settings;
  readonly segments: readonly Segment[];
  /** where this job goes on from, unless it starts full: the end of the one before, or a guess */
  readonly start: PathState | null;
  readonly wants: Wants;
}

/** The typed arrays belong to the caller, who may transfer them. */
export interface JobResult {
  /** the storages of the job's rows, in row order (see `rows.ts`) */
  readonly path: Float64Array<ArrayBuffer> | null;
  /** `BLOCK_SIZE` numbers for each block (see `blockRecord.ts`) */
  readonly summary: Float64Array<ArrayBuffer> | null;
  /** least, greatest and mean storage of each bin (see `envelope.ts`) */
  readonly envelope: Float64Array<ArrayBuffer> | null;
  /** each block's part of the sum that is the path's digest (see `digest.ts`) */
  readonly digest: BigUint64Array<ArrayBuffer> | null;
  /** the job's rows as CSV text (see `csv.ts`) */
  readonly csv: string | null;
  readonly end: PathState;
}

/**
 * The plain reference and any faster kernel are functions of this type with equal results.
 *
 * @param buffer - taken for the path if it is large enough
 * @param onBlock - told about once for each block that is done: a long job goes on
 */
export type SimulateJob = (
  job: Job,
  buffer?: ArrayBuffer | null,
  onBlock?: () => void,
) => JobResult;

/** Steps of one block: jobs start at multiples of it in a chunk, statistics are kept and merged by it. */
export const BLOCK_STEPS = 65536;

/** Steps of one job of a long chunk, at most: whole blocks. */
export const PART_STEPS = 16 * BLOCK_STEPS;
