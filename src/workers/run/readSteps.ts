import { BIN_SIZE, binCount } from '../../core/job/envelope.ts';
import { readAtOnce, type StepsRead, type StepsRequest } from '../../core/run/keptSteps.ts';
import { stateBefore } from '../../core/run/RunRecord.ts';
import { isInitial } from '../../core/job/rows.ts';
import { BLOCK_STEPS } from '../../core/rng/blockSteps.ts';
import { NO_WANTS, type Segment, type Wants } from '../../core/job/Job.ts';
import type { SimulationRun } from '../../core/run/SimulationRun.ts';
import type { JobApi } from '../contract.ts';
import { callForJob } from './runJobs.ts';
import { stopTogether } from '../pool/stopTogether.ts';
import type { WorkerPool } from '../pool/WorkerPool.ts';

/** Steps that one worker reads at once: a few for every picture, so that all of them share it. */
const READ_STEPS = 4 * BLOCK_STEPS;

/**
 * Reads some steps of a run: from what it keeps, else computed again in the workers, each part from the start of
 * the nearest block, whose state is on record. So the numbers are those of the whole path, to the bit.
 *
 * @throws what the pool throws
 */
export async function readSteps(
  pool: WorkerPool<JobApi>,
  run: SimulationRun,
  request: StepsRequest,
): Promise<StepsRead> {
  const kept = readAtOnce(run, request);
  if (kept !== null) return kept;
  return stopTogether(null, (signal) =>
    Promise.all(
      request.segments.map((segment) => readSegment(pool, run, segment, request.binSteps, signal)),
    ),
  );
}

async function readSegment(
  pool: WorkerPool<JobApi>,
  { settings, blocks }: SimulationRun,
  segment: Segment,
  binSteps: number,
  signal: AbortSignal,
): Promise<Float64Array> {
  const wants: Wants =
    binSteps === 1 ? { ...NO_WANTS, path: true } : { ...NO_WANTS, envelope: binSteps };
  const end = segment.firstStep + segment.stepCount;
  const parts: Promise<Float64Array>[] = [];
  let from = segment.firstStep;
  while (from < end) {
    const firstStep = from - (from % BLOCK_STEPS);
    const to = Math.min(end, firstStep + READ_STEPS);
    const part = { chunk: segment.chunk, firstStep, stepCount: to - firstStep };
    const start = stateBefore(settings, blocks, part);
    const job = { settings, segments: [part], start, wants };
    const dropped = from - firstStep;
    parts.push(
      callForJob(pool, job, signal, (remote) => remote.runJob(job, null)).then(({ result }) =>
        binSteps === 1
          ? result.path!.subarray(dropped + (isInitial(settings, part) ? 1 : 0))
          : result.envelope!.subarray((dropped / binSteps) * BIN_SIZE),
      ),
    );
    from = to;
  }
  const read = await Promise.all(parts);
  if (read.length === 1) return read[0]!;
  const numbers =
    binSteps === 1 ? segment.stepCount : binCount(segment.stepCount, binSteps) * BIN_SIZE;
  const joined = new Float64Array(numbers);
  let at = 0;
  for (const part of read) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
