import { BLOCK_STEPS } from '../rng/blockSteps.ts';
import type { StreamState } from '../rng/stream.ts';
import type { Settings } from '../settings/Settings.ts';

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
  readonly inflow: boolean;
  readonly csv: boolean;
}

export const NO_WANTS: Wants = {
  path: false,
  summary: false,
  envelope: null,
  digest: false,
  inflow: false,
  csv: false,
};

/** Where a path stands between two steps: what the steps after it depend on besides their shocks. */
export interface PathPoint {
  readonly storage: number;
  /** the normal X of the step before; 0 where ρ = 0, for then no step knows it */
  readonly normal: number;
}

/** Where a path stands between two jobs. */
export interface PathState extends PathPoint {
  readonly stream: StreamState;
}

/** Whether paths at these points go on as one, to the bit. */
export function arePointsEqual(a: PathPoint, b: PathPoint): boolean {
  return a.storage === b.storage && a.normal === b.normal;
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
  /** the inflow of each of the job's steps, in order */
  readonly inflow: Float64Array<ArrayBuffer> | null;
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

/** Steps of one job of a long chunk, at most: whole blocks. */
export const PART_STEPS = 16 * BLOCK_STEPS;
