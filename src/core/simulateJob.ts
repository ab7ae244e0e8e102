import { blockMoments } from './blockMoments.ts';
import { segmentCsv } from './csv.ts';
import { digestPart } from './digest.ts';
import { BIN_SIZE, binCount, writeEnvelope } from './envelope.ts';
import { envelopeArray, pathArray, summaryArray } from './jobArrays.ts';
import { firstRow, hasInitialRow } from './rows.ts';
import { runSegment } from './runSegment.ts';
import { BLOCK_STEPS, type SimulateJob } from './simulation.ts';
import { packMoments, SUMMARY_SIZE } from './summary.ts';

/**
 * One job, step by step: the reference. Every step draws one normal.
 *
 * @throws RangeError if the job is empty, or starts inside a path without the state to go on from
 */
export const simulateJob: SimulateJob = (job, buffer = null) => {
  const { runNumber, settings, segments, start, wants } = job;
  const path = pathArray(job, buffer);
  const summary = summaryArray(job);
  const envelope = envelopeArray(job);
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
      writeEnvelope(storage, wants.envelope!, envelope, envelopeAt);
      envelopeAt += binCount(storage.length, wants.envelope!) * BIN_SIZE;
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
