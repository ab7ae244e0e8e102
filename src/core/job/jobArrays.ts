import { BLOCK_SIZE } from './blockRecord.ts';
import { BIN_SIZE, binCount } from './envelope.ts';
import { jobRows } from './rows.ts';
import { BLOCK_STEPS } from '../rng/blockSteps.ts';
import type { Job, Segment } from './Job.ts';

/** Room for the rows of a job, in `buffer` if it is large enough. */
export function pathArray(job: Job, buffer: ArrayBuffer | null): Float64Array<ArrayBuffer> {
  const rows = jobRows(job);
  const isFit = buffer !== null && buffer.byteLength >= 8 * rows;
  return new Float64Array(isFit ? buffer : new ArrayBuffer(8 * rows), 0, rows);
}

/** Room for what is kept of a job's blocks; null if it is not wanted. */
export function summaryArray({ segments, wants }: Job): Float64Array<ArrayBuffer> | null {
  return wants.summary ? new Float64Array(blockCount(segments) * BLOCK_SIZE) : null;
}

/** Room for the digests of a job's blocks; null if they are not wanted. */
export function digestArray({ segments, wants }: Job): BigUint64Array<ArrayBuffer> | null {
  return wants.digest ? new BigUint64Array(blockCount(segments)) : null;
}

/** Room for a job's bins; null if they are not wanted. */
export function envelopeArray({ segments, wants }: Job): Float64Array<ArrayBuffer> | null {
  const steps = wants.envelope;
  if (steps === null) return null;
  return new Float64Array(
    total(segments, ({ stepCount }) => binCount(stepCount, steps)) * BIN_SIZE,
  );
}

/** Room for the inflows of a job's steps; null if they are not wanted. */
export function inflowArray({ segments, wants }: Job): Float64Array<ArrayBuffer> | null {
  return wants.inflow ? new Float64Array(total(segments, ({ stepCount }) => stepCount)) : null;
}

function blockCount(segments: readonly Segment[]): number {
  return total(segments, ({ stepCount }) => Math.ceil(stepCount / BLOCK_STEPS));
}

function total(segments: readonly Segment[], of: (segment: Segment) => number): number {
  return segments.reduce((sum, segment) => sum + of(segment), 0);
}
