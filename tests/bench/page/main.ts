import type { Settings } from '../../../src/core/settings/Settings.ts';
import type { Wants } from '../../../src/core/job/Job.ts';
import type { Seams } from '../../../src/core/run/SimulationRun.ts';
import { StoragePath } from '../../../src/core/run/StoragePath.ts';
import { pathBytes } from '../../../src/core/run/memory.ts';
import type { JobApi } from '../../../src/workers/contract.ts';
import { PathBuffers } from '../../../src/workers/run/PathBuffers.ts';
import { runJobs } from '../../../src/workers/run/runJobs.ts';
import { runSimulation } from '../../../src/workers/run/runSimulation.ts';
import { spawnWorker } from '../../../src/workers/spawnWorker.ts';
import { WorkerPool } from '../../../src/workers/pool/WorkerPool.ts';

declare global {
  interface Window {
    deliver: typeof deliver;
    run: typeof run;
  }
}

const pool = new WorkerPool<JobApi>({ spawn: spawnWorker, size: 2 });
const buffers = new PathBuffers();

/**
 * Runs an experiment as the page does, without drawing it.
 *
 * @returns ms on the clock, and of all workers' computing
 */
async function deliver(
  settings: Settings,
  wants: Wants,
  workers: number,
  reuses: boolean,
): Promise<{ wallMs: number; computeMs: number }> {
  const parts: Float64Array<ArrayBuffer>[] = [];
  let computeMs = 0;
  const startedAt = performance.now();
  await runJobs(
    pool,
    settings,
    wants,
    ({ index, result, timing }) => {
      if (result.path !== null) parts[index] = result.path;
      computeMs += timing.finishedAt - timing.startedAt;
    },
    { workers, signal: new AbortController().signal, ...(reuses && { buffers }) },
  );
  const wallMs = performance.now() - startedAt;
  if (parts.length > 0) buffers.give(new StoragePath(settings, parts), pathBytes(settings));
  return { wallMs, computeMs };
}

/**
 * Runs an experiment whole, seams repaired, keeping what a long run keeps.
 *
 * @returns ms on the clock, and what the seams took
 */
async function run(settings: Settings, workers: number): Promise<{ wallMs: number; seams: Seams }> {
  const wants = { path: false, envelope: true, digest: false };
  const { signal } = new AbortController();
  const startedAt = performance.now();
  const { seams } = await runSimulation(pool, settings, { wants, workers, signal });
  return { wallMs: performance.now() - startedAt, seams };
}

window.deliver = deliver;
window.run = run;
