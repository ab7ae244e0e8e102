import type { JobSize } from '../../core/job/planJobs.ts';
import { BLOCK_STEPS } from '../../core/rng/blockSteps.ts';
import { PART_STEPS } from '../../core/job/Job.ts';
import type { Settings } from '../../core/settings/Settings.ts';
import type { JobApi } from '../contract.ts';
import { crowding, type WorkerPool } from '../pool/WorkerPool.ts';

/** What a job takes at most, about, if a block does not take longer: so often a run shows progress. */
const JOB_MS = 100;

/** As much as any job is planned to hold. */
const ANY: JobSize = { partSteps: PART_STEPS, packSteps: PART_STEPS };

/**
 * How large a job of a run may be on this machine: less than is planned where steps take long, as without the
 * kernel on a phone, or with many workers on few cores. The cut never changes a result.
 *
 * @throws what the pool throws
 */
export async function affordableSize(
  pool: WorkerPool<JobApi>,
  settings: Settings,
  workers: number,
  signal: AbortSignal,
): Promise<JobSize> {
  if (settings.T <= BLOCK_STEPS) return ANY;
  return sizeWithin(JOB_MS, (await stepMsOn(pool, settings, signal)) * crowding(workers));
}

/** A size whose jobs take no more than so long, as far as blocks allow. */
export function sizeWithin(ms: number, stepMs: number): JobSize {
  const steps = Math.min(ms / stepMs, PART_STEPS);
  const blocks = Math.max(1, Math.floor(steps / BLOCK_STEPS));
  return { partSteps: blocks * BLOCK_STEPS, packSteps: steps };
}

/** What steps of each kind take, once it was measured on a pool. */
const measured = new WeakMap<WorkerPool<JobApi>, Map<string, number>>();

async function stepMsOn(pool: WorkerPool<JobApi>, settings: Settings, signal: AbortSignal) {
  const known = measured.get(pool) ?? new Map<string, number>();
  measured.set(pool, known);
  const kind = `${settings.generator} ${settings.seeding}`;
  const stepMs =
    known.get(kind) ??
    (await pool.run((remote) => remote.stepMs(settings), {
      name: 'The timing of some steps',
      signal,
    }));
  known.set(kind, stepMs);
  return stepMs;
}
