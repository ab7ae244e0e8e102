import { defaultJobSize, type JobSize } from '../core/planJobs.ts';
import { BLOCK_STEPS, type Settings } from '../core/simulation.ts';
import type { JobApi } from './contract.ts';
import { crowding, type WorkerPool } from './WorkerPool.ts';

/** What a job takes at most, about, if a block does not take longer: so often a run shows progress. */
const JOB_MS = 100;

/**
 * How a run is cut on this machine: as planned, and finer where steps take long, as without the kernel on a
 * phone, or with many workers on few cores. The cut never changes a result.
 *
 * @throws what the pool throws
 */
export async function jobSizeFor(
  pool: WorkerPool<JobApi>,
  settings: Settings,
  lanes: number,
  signal: AbortSignal,
): Promise<JobSize> {
  const planned = defaultJobSize(settings, lanes);
  if (settings.T <= BLOCK_STEPS) return planned;
  const stepMs = await stepMsOn(pool, settings, signal);
  return affordableSize(planned, stepMs * crowding(lanes));
}

/** A size whose jobs take no more than `JOB_MS`, as far as blocks and chunks allow. */
export function affordableSize({ partSteps, packSteps }: JobSize, stepMs: number): JobSize {
  const steps = JOB_MS / stepMs;
  const blocks = Math.max(1, Math.floor(steps / BLOCK_STEPS));
  return {
    partSteps: Math.min(partSteps, blocks * BLOCK_STEPS),
    packSteps: Math.min(packSteps, Math.max(1, Math.floor(steps))),
  };
}

/** What steps of each kind take, once it was measured on a pool. */
const measured = new WeakMap<WorkerPool<JobApi>, Map<string, number>>();

async function stepMsOn(pool: WorkerPool<JobApi>, settings: Settings, signal: AbortSignal) {
  const known = measured.get(pool) ?? new Map<string, number>();
  measured.set(pool, known);
  const kind = `${settings.generator} ${settings.seeding}`;
  const stepMs =
    known.get(kind) ??
    (await pool.run((remote) => remote.stepMs(settings), { name: 'A trial', signal }));
  known.set(kind, stepMs);
  return stepMs;
}
