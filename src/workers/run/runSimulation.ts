import { binSteps } from '../../core/job/envelope.ts';
import { RunRecord, type RecordParts } from '../../core/run/RunRecord.ts';
import type { Settings } from '../../core/settings/Settings.ts';
import type { Wants } from '../../core/job/Job.ts';
import type { JobTiming, SimulationRun } from '../../core/run/SimulationRun.ts';
import { timeStamp } from '../clock.ts';
import type { JobApi } from '../contract.ts';
import { repairSeams } from './repairSeams.ts';
import { runJobs, type RunOptions } from './runJobs.ts';
import { startStopwatch, type Stopwatch } from '../Stopwatch.ts';
import type { WorkerPool } from '../pool/WorkerPool.ts';

export interface SimulationOptions extends RunOptions {
  /** besides the summary */
  readonly wants: RecordParts;
  /** takes the path of each job as it comes, in place of the record */
  readonly onPath?: (path: Float64Array<ArrayBuffer>) => void;
  /** told of the blocks of each job as it comes; a guess at their start may still prove wrong */
  readonly onBlocks?: (blocks: Float64Array) => void;
  /** told of steps that are run again where ranges of workers meet */
  readonly onRepair?: (stepsAgain: number) => void;
}

/**
 * Runs an experiment. Its numbers depend on the settings alone: not on workers or the cut into
 * jobs, nor on what dies on the way.
 *
 * @throws what `runJobs` throws
 */
export async function runSimulation(
  pool: WorkerPool<JobApi>,
  settings: Settings,
  options: SimulationOptions,
): Promise<SimulationRun> {
  const stopwatch = startStopwatch();
  try {
    return await runWatched(pool, settings, options, stopwatch);
  } finally {
    stopwatch.stop();
  }
}

let runCount = 0;

async function runWatched(
  pool: WorkerPool<JobApi>,
  settings: Settings,
  { wants: parts, onPath, onBlocks, onRepair, ...options }: SimulationOptions,
  stopwatch: Stopwatch,
): Promise<SimulationRun> {
  const record = new RunRecord(settings, parts);
  const wants: Wants = {
    path: parts.path || onPath !== undefined,
    summary: true,
    envelope: parts.envelope ? binSteps(settings) : null,
    digest: parts.digest,
    inflow: false,
    csv: false,
  };
  const timings: JobTiming[] = [];
  const onTiming = (timing: JobTiming) => {
    timings.push(timing);
    options.onTiming?.(timing);
  };
  let isByKernel = false;
  const ranges = await runJobs(
    pool,
    settings,
    wants,
    ({ index, job, result }) => {
      onBlocks?.(result.summary!);
      if (onPath !== undefined && result.path !== null) onPath(result.path);
      record.add(index, job, onPath === undefined ? result : { ...result, path: null });
      isByKernel = result.isByKernel;
    },
    { ...options, onTiming },
  );
  const seams = await repairSeams(pool, record, ranges, {
    wants,
    workers: options.workers,
    signal: options.signal,
    onSent: options.onSent,
    onTiming,
    ...(onRepair && { onProgress: onRepair }),
  });
  const summary = record.summarize();
  const startedAt = timings.reduce((first, { sentAt }) => Math.min(first, sentAt), Infinity);
  const { pausedMs, elapsedMs } = stopwatch;
  return {
    runNumber: ++runCount,
    settings,
    path: record.path,
    summary,
    blocks: record.blocks,
    envelope: record.envelope,
    digest: record.digest,
    seams,
    elapsedMs: Math.min(timeStamp() - startedAt, elapsedMs), // a pause may have come before the first job
    pausedMs,
    timings,
    isByKernel,
  };
}
