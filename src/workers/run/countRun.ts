import { planRanges, type JobSize } from '../../core/job/planJobs.ts';
import { stateBefore } from '../../core/run/RunRecord.ts';
import { BLOCK_STEPS } from '../../core/rng/blockSteps.ts';
import { NO_WANTS, PART_STEPS } from '../../core/job/Job.ts';
import type { SimulationRun } from '../../core/run/SimulationRun.ts';
import { storageBins } from '../../core/run/storageBins.ts';
import { addCounts, type JobCounts, type StorageCounts } from '../../core/run/storageCounts.ts';
import type { JobApi } from '../contract.ts';
import { runRanges, type RunOptions } from './runJobs.ts';
import type { WorkerPool } from '../pool/WorkerPool.ts';

/** Jobs of a run, about: not by the number of workers, so that sums are added up in the same order by any. */
const JOBS = 64;

/**
 * Counts the storages of a run: its jobs are run again, all from starts that are on record, so that no
 * path needs to be kept.
 *
 * @throws what `runJobs` throws
 */
export async function countRun(
  pool: WorkerPool<JobApi>,
  { settings, blocks, summary }: SimulationRun,
  options: Pick<RunOptions, 'workers' | 'signal' | 'onProgress'>,
): Promise<StorageCounts> {
  const ranges = planRanges(settings, options.workers, jobSize(settings.T));
  const jobs: JobCounts[] = [];
  await runRanges<JobCounts>(pool, ranges, options, {
    startOf: (range) => stateBefore(settings, blocks, range.jobs[0]![0]!),
    jobOf: (segments, start) => ({ settings, segments, start, wants: NO_WANTS }),
    call: (remote, job) => remote.countJob(job),
    onArrival: ({ index, result }) => (jobs[index] = result),
  });
  return addCounts(storageBins(settings), settings.K, jobs, {
    full: Math.round(summary.full * settings.T),
    empty: Math.round(summary.empty * settings.T),
  });
}

function jobSize(T: number): JobSize {
  const share = Math.ceil(T / JOBS);
  return {
    partSteps: Math.min(Math.ceil(share / BLOCK_STEPS) * BLOCK_STEPS, PART_STEPS),
    packSteps: Math.min(Math.max(share, BLOCK_STEPS / 8), PART_STEPS / 2),
  };
}
