import { BLOCK_SIZE } from './blockRecord.ts';
import { segmentCsv } from './csv.ts';
import { digestPart } from './digest.ts';
import { BIN_SIZE, binCount, writeEnvelope } from './envelope.ts';
import { digestArray, envelopeArray, inflowArray, pathArray, summaryArray } from './jobArrays.ts';
import { firstRow, isInitial } from './rows.ts';
import { runSegment } from './runSegment.ts';
import { BLOCK_STEPS } from '../rng/blockSteps.ts';
import type { SimulateJob } from './Job.ts';
import { writeBlock } from './writeBlock.ts';

/**
 * One job, step by step: the reference. Every step draws one normal.
 *
 * @throws RangeError if the job is empty, or starts inside a path without the state to go on from
 */
export const simulateJob: SimulateJob = (job, buffer = null, onBlock = () => {}) => {
  const { settings, segments, start, wants } = job;
  const path = pathArray(job, buffer);
  const summary = summaryArray(job);
  const envelope = envelopeArray(job);
  const digest = digestArray(job);
  const inflow = inflowArray(job);
  const rowsBefore = segments[0] === undefined ? 0 : firstRow(settings, segments[0]);
  let csv = '';

  let row = 0;
  let block = 0;
  let envelopeAt = 0;
  let step = 0;
  let end = start;
  for (const segment of segments) {
    const rowOfSegment = row;
    const stepsAt = row + (isInitial(settings, segment) ? 1 : 0);
    const storage = path.subarray(stepsAt, stepsAt + segment.stepCount);
    const run = runSegment(settings, segment, end, storage, onBlock);
    if (stepsAt > row) path[row] = run.initial;
    row = stepsAt + segment.stepCount;
    end = run.end;

    for (let from = 0; from < storage.length; from += BLOCK_STEPS, block++) {
      onBlock();
      if (summary !== null) writeBlock(run, from, summary, block * BLOCK_SIZE);
      if (digest !== null) {
        // a row of the initial storage belongs to the block after it
        const rowFrom = from === 0 ? rowOfSegment : stepsAt + from;
        const rows = path.subarray(rowFrom, Math.min(stepsAt + from + BLOCK_STEPS, row));
        digest[block] = digestPart(rows, rowsBefore + rowFrom);
      }
    }
    if (envelope !== null) {
      writeEnvelope(storage, wants.envelope!, envelope, envelopeAt);
      envelopeAt += binCount(storage.length, wants.envelope!) * BIN_SIZE;
    }
    inflow?.set(run.inflow, step);
    step += segment.stepCount;
    if (wants.csv) csv += segmentCsv(run);
  }

  if (end === null) throw new RangeError('a job needs at least one segment');
  return {
    path: wants.path ? path : null,
    summary,
    envelope,
    digest,
    inflow,
    csv: wants.csv ? csv : null,
    end,
  };
};
