import { formatDigest } from '../core/digest.ts';
import { binSteps } from '../core/envelope.ts';
import { checkMemory } from '../core/memory.ts';
import { StoragePath } from '../core/StoragePath.ts';
import type { Settings } from '../core/simulation.ts';
import type { JobTiming, SimulationRun } from '../core/SimulationRun.ts';
import { summarize } from '../core/summary.ts';
import { timeStamp } from './clock.ts';
import type { DeliveredResult, JobApi } from './contract.ts';
import { runJobs, type RunOptions } from './runJobs.ts';
import type { WorkerPool } from './WorkerPool.ts';

export interface SimulationOptions extends RunOptions {
  /** besides path and summary */
  readonly wants: { readonly envelope: boolean; readonly digest: boolean };
}

/**
 * Runs an experiment and keeps its path.
 *
 * @throws RangeError beforehand if the path would not fit in memory; what `runJobs` throws
 */
export async function runSimulation(
  pool: WorkerPool<JobApi>,
  settings: Settings,
  { wants, ...options }: SimulationOptions,
): Promise<SimulationRun> {
  checkMemory(settings);
  const results: DeliveredResult[] = [];
  const timings: JobTiming[] = [];
  const runNumber = await runJobs(
    pool,
    settings,
    {
      path: true,
      summary: true,
      envelope: wants.envelope ? binSteps(settings) : null,
      digest: wants.digest,
      csv: false,
    },
    (index, result, timing) => {
      results[index] = result;
      timings.push(timing);
    },
    options,
  );
  const startedAt = timings.reduce((first, { sentAt }) => Math.min(first, sentAt), Infinity);
  return {
    runNumber,
    settings,
    path: new StoragePath(settings, gather(results, 'path')),
    summary: summarize(gather(results, 'summary')),
    envelope: wants.envelope ? join(gather(results, 'envelope')) : null,
    digest: wants.digest ? formatDigest(gather(results, 'digest')) : null,
    elapsedMs: timeStamp() - startedAt,
    timings,
  };
}

/** What the jobs brought of one kind, without those that were not asked for it. */
function gather<Key extends 'path' | 'summary' | 'envelope' | 'digest'>(
  results: readonly DeliveredResult[],
  key: Key,
): NonNullable<DeliveredResult[Key]>[] {
  return results.flatMap((result) => {
    const value: DeliveredResult[Key] = result[key];
    return value === null ? [] : [value];
  });
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
