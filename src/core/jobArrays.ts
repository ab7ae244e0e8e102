import { BIN_SIZE, binCount } from './envelope.ts';
import { jobRows } from './rows.ts';
import { BLOCK_STEPS, type Job, type Segment } from './simulation.ts';
import { SUMMARY_SIZE } from './summary.ts';

/** Room for the rows of a job, in `buffer` if it is large enough. */
export function pathArray(job: Job, buffer: ArrayBuffer | null): Float64Array<ArrayBuffer> {
  const rows = jobRows(job);
  const isFit = buffer !== null && buffer.byteLength >= 8 * rows;
  return new Float64Array(isFit ? buffer : new ArrayBuffer(8 * rows), 0, rows);
}

/** Room for the moments of a job's blocks; null if they are not wanted. */
export function summaryArray({ segments, wants }: Job): Float64Array<ArrayBuffer> | null {
  if (!wants.summary) return null;
  const blocks = total(segments, ({ stepCount }) => Math.ceil(stepCount / BLOCK_STEPS));
  return new Float64Array(blocks * SUMMARY_SIZE);
}

/** Room for a job's bins; null if they are not wanted. */
export function envelopeArray({ segments, wants }: Job): Float64Array<ArrayBuffer> | null {
  const steps = wants.envelope;
  if (steps === null) return null;
  return new Float64Array(
    total(segments, ({ stepCount }) => binCount(stepCount, steps)) * BIN_SIZE,
  );
}

function total(segments: readonly Segment[], of: (segment: Segment) => number): number {
  return segments.reduce((sum, segment) => sum + of(segment), 0);
}
