import { isInitial } from '../../core/job/rows.ts';
import { NO_WANTS, type Segment } from '../../core/job/Job.ts';
import { stateBefore } from '../../core/run/RunRecord.ts';
import type { SimulationRun } from '../../core/run/SimulationRun.ts';
import type { FlowsRead } from '../../core/run/stepFlows.ts';
import type { JobApi } from '../contract.ts';
import type { WorkerPool } from '../pool/WorkerPool.ts';
import { callForJob } from './runJobs.ts';

const WANTS = { ...NO_WANTS, path: true, inflow: true };

/**
 * Draws some steps of a run again, with their inflows, from the state on record before them. So the numbers
 * are those of the run, to the bit.
 *
 * @param segment - begins where a block does (see `flowsSegment`)
 * @throws what the pool throws
 */
export async function readFlows(
  pool: WorkerPool<JobApi>,
  { settings, blocks }: Pick<SimulationRun, 'settings' | 'blocks'>,
  segment: Segment,
  signal: AbortSignal,
): Promise<FlowsRead> {
  const start = stateBefore(settings, blocks, segment);
  const job = { settings, segments: [segment], start, wants: WANTS };
  const { result } = await callForJob(pool, job, signal, (remote) => remote.runJob(job, null));
  const storages = result.path!.subarray(isInitial(settings, segment) ? 1 : 0);
  return { segment, before: start.storage, storages, inflows: result.inflow! };
}
