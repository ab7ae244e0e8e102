import { blockMoments } from './blockMoments.ts';
import { segmentCsv } from './csv.ts';
import { digestPart } from './digest.ts';
import { BIN_SIZE, binCount, writeEnvelope } from './envelope.ts';
import { firstRow, hasInitialRow, rowCount } from './rows.ts';
import { runSegment } from './runSegment.ts';
import { BLOCK_STEPS, type SimulateJob } from './simulation.ts';
import { packMoments, SUMMARY_SIZE } from './summary.ts';

/**
 * One job, step by step: the reference. Every step draws one normal.
 *
 * @throws RangeError if the job is empty, or starts inside a path without the state to go on from
 */
export const simulateJob: SimulateJob = ({ runNumber, settings, segments, start, wants }) => {
  const path = new Float64Array(total(segments.map((segment) => rowCount(settings, segment))));
  const blocks = total(segments.map(({ stepCount }) => Math.ceil(stepCount / BLOCK_STEPS)));
  const summary = wants.summary ? new Float64Array(blocks * SUMMARY_SIZE) : null;
  const binSteps = wants.envelope ?? 1;
  const bins = total(segments.map(({ stepCount }) => binCount(stepCount, binSteps)));
  const envelope = wants.envelope === null ? null : new Float64Array(bins * BIN_SIZE);
  let csv = '';

  let row = 0;
  let summaryAt = 0;
  let envelopeAt = 0;
  let end = start;
  for (const segment of segments) {
    const stepsAt = row + (hasInitialRow(settings, segment) ? 1 : 0);
    const storage = path.subarray(stepsAt, stepsAt + segment.stepCount);
    const run = runSegment(settings, segment, end, storage);
    if (stepsAt > row) path[row] = run.initial;
    row = stepsAt + segment.stepCount;
    end = run.end;

    if (summary !== null) {
      for (let from = 0; from < storage.length; from += BLOCK_STEPS) {
        packMoments(blockMoments(run, from), summary, summaryAt);
        summaryAt += SUMMARY_SIZE;
      }
    }
    if (envelope !== null) {
      writeEnvelope(storage, binSteps, envelope, envelopeAt);
      envelopeAt += binCount(storage.length, binSteps) * BIN_SIZE;
    }
    if (wants.csv) csv += segmentCsv(run);
  }

  const [first] = segments;
  if (first === undefined || end === null) throw new RangeError('a job needs at least one segment');
  return {
    runNumber,
    settings,
    path: wants.path ? path : null,
    summary,
    envelope,
    digest: wants.digest ? digestPart(path, firstRow(settings, first)) : null,
    csv: wants.csv ? csv : null,
    end,
  };
};

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
