import type { ChunkComparison } from '../core/independence/ChunkComparison.ts';
import type { CurvePart, CurveRequest } from '../core/design/curve.ts';
import type { DesignAnswer, DesignQuestion } from '../core/design/designAnswer.ts';
import type { Futures } from '../core/design/futures.ts';
import type { Repair, Standing } from '../core/job/repairJob.ts';
import type { Witness } from '../core/self-check/witnesses.ts';
import type { JobCounts } from '../core/run/storageCounts.ts';
import type { LawTable } from '../core/theory/LawTable.ts';
import type { ResamplePart, ResampleRequest } from '../core/record/resampleStorage.ts';
import type { Job, JobResult } from '../core/job/Job.ts';
import type { Settings } from '../core/settings/Settings.ts';

/** A job's result as it travels: its CSV text as bytes, so that the page's thread need not encode it. */
export type DeliveredResult = Omit<JobResult, 'csv'> & {
  readonly csv: Uint8Array<ArrayBuffer> | null;
  /** whether the kernel computed it, not the slower reference */
  readonly isByKernel: boolean;
};

/** What the page may ask of a worker. Every call can be made again on another worker. */
export interface JobApi {
  /** Answers when the worker is ready to compute, and holds the lock of its life if it can. */
  ping(): Promise<boolean>;
  /** What a step of such a run takes this worker at present, in ms; 0 if its clock is too coarse to tell. */
  stepMs(settings: Settings): number;
  /**
   * The buffers of the result are transferred to the page, which owns them from then on.
   *
   * @param buffer - one that the page no longer needs, transferred, for the path
   */
  runJob(job: Job, buffer: ArrayBuffer | null): Timed<DeliveredResult>;
  /** Runs a job again until it meets what stands. The buffers of the result are transferred. */
  repairJob(job: Job, standing: Standing): Timed<Repair>;
  /** Runs a job again and counts its storages. */
  countJob(job: Job): Promise<Timed<JobCounts>>;
  /** Solves for the stationary law; null where that cannot be done well. */
  solveLaw(settings: Settings): Promise<LawTable | null>;
  /** Lets the generators answer what is known, and the kernel compute beside the reference. */
  testify(settings: Settings): Witness;
  /**
   * What the chunks have in common (see `compareChunks`). The buffer of the shocks is transferred.
   *
   * @param starts - the storage that each chunk starts from; null if it is not known
   * @param wanted - a pair that is kept in any case
   */
  compareChunks(
    settings: Settings,
    starts: Float64Array | null,
    wanted: readonly [number, number],
  ): Promise<ChunkComparison>;
  /** How large a reservoir must be, and what it yields. */
  answerDesign(question: DesignQuestion): Promise<DesignAnswer>;
  /** Adds points to a curve for some ms, at least one, so that it may be given up between two calls. */
  drawCurve(request: CurveRequest, part: CurvePart): Promise<CurvePart>;
  /** The storages that the futures of a run need, and how that is distributed (see `futuresOf`). */
  futuresOf(settings: Settings, years: number): Promise<Futures>;
  /** Adds storages of resampled records for some ms, at least one, so that it may be given up between two calls. */
  resampleStorage(request: ResampleRequest, part: ResamplePart): Promise<ResamplePart>;
  /** What the correlation of a normal quantile plot of n values falls below in one of twenty (see `normalPlotBound`). */
  normalPlotBound(n: number): Promise<number>;
}

/** A result with the worker's own time stamps, in ms since the epoch (see `clock.ts`). */
export interface Timed<Result> {
  readonly result: Result;
  readonly startedAt: number;
  readonly finishedAt: number;
}
