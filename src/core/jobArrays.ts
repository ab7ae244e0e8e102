import { BIN_SIZE, binCount } from './envelope.ts';
import { rowCount } from './rows.ts';
import { BLOCK_STEPS, type Job } from './simulation.ts';
import { SUMMARY_SIZE } from './summary.ts';

/** Room for the rows of a job, in `buffer` if it is large enough. */
export function pathArray(
  { settings, segments }: Job,
  buffer: ArrayBuffer | null,
): Float64Array<ArrayBuffer> {
  const rows = total(segments.map((segment) => rowCount(settings, segment)));
  const isFit = buffer !== null && buffer.byteLength >= 8 * rows;
  return new Float64Array(isFit ? buffer : new ArrayBuffer(8 * rows), 0, rows);
}

/** Room for the moments of a job's blocks, and for its bins, as far as they are wanted. */
export function statisticsArrays({
  segments,
  wants,
}: Job): Record<'summary' | 'envelope', Float64Array<ArrayBuffer> | null> {
  const blocks = total(segments.map(({ stepCount }) => Math.ceil(stepCount / BLOCK_STEPS)));
  const binSteps = wants.envelope;
  return {
    summary: wants.summary ? new Float64Array(blocks * SUMMARY_SIZE) : null,
    envelope:
      binSteps === null
        ? null
        : new Float64Array(
            BIN_SIZE * total(segments.map(({ stepCount }) => binCount(stepCount, binSteps))),
          ),
  };
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
