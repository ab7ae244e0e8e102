import { formatDigest } from '../core/digest.ts';
import { binSteps } from '../core/envelope.ts';
import { keepsPath } from '../core/memory.ts';
import { StoragePath } from '../core/StoragePath.ts';
import type { Settings } from '../core/simulation.ts';
import type { JobTiming, SimulationRun } from '../core/SimulationRun.ts';
import { RunMoments } from '../core/summary.ts';
import { timeStamp } from './clock.ts';
import type { JobApi } from './contract.ts';
import { runJobs, type RunOptions } from './runJobs.ts';
import type { WorkerPool } from './WorkerPool.ts';

export interface SimulationOptions extends RunOptions {
  /** besides the summary, and the path of a run that keeps it */
  readonly wants: { readonly envelope: boolean; readonly digest: boolean };
}

/**
 * Runs an experiment. It keeps the path if that fits in memory, else statistics only.
 *
 * @throws what `runJobs` throws
 */
export async function runSimulation(
  pool: WorkerPool<JobApi>,
  settings: Settings,
  { wants, ...options }: SimulationOptions,
): Promise<SimulationRun> {
  const paths: Float64Array<ArrayBuffer>[] = [];
  const envelopes: Float64Array[] = [];
  const digests: bigint[] = [];
  const moments = new RunMoments();
  const timings: JobTiming[] = [];
  let isByKernel = false;
  const runNumber = await runJobs(
    pool,
    settings,
    {
      path: keepsPath(settings),
      summary: true,
      envelope: wants.envelope ? binSteps(settings) : null,
      digest: wants.digest,
      csv: false,
    },
    ({ index, segments, result, timing }) => {
      if (result.path !== null) paths[index] = result.path;
      if (result.summary !== null) moments.add(segments, result.summary);
      if (result.envelope !== null) envelopes[index] = result.envelope;
      if (result.digest !== null) digests.push(result.digest);
      timings.push(timing);
      isByKernel = result.isByKernel;
    },
    options,
  );
  const startedAt = timings.reduce((first, { sentAt }) => Math.min(first, sentAt), Infinity);
  return {
    runNumber,
    settings,
    path: paths.length > 0 ? new StoragePath(settings, paths) : null,
    summary: moments.summarize(),
    envelope: wants.envelope ? join(envelopes) : null,
    digest: wants.digest ? formatDigest(digests) : null,
    elapsedMs: timeStamp() - startedAt,
    timings,
    isByKernel,
  };
}

function join(parts: readonly Float64Array[]): Float64Array<ArrayBuffer> {
  const joined = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
