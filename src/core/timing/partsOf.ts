import type { JobTiming } from '../run/SimulationRun.ts';
import type { Parts } from './Timing.ts';

/** A run from its first call to its result, in ms since the epoch. */
export interface RunStamps {
  readonly startedAt: number;
  readonly finishedAt: number;
}

/**
 * Where the time of a run went, as means over its workers, from the stamps of the jobs. The parts of one worker
 * never overlap, so what is left of the wall-clock time is what it waited.
 */
export function partsOf(
  jobs: readonly JobTiming[],
  workers: number,
  { startedAt, finishedAt }: RunStamps,
): Parts {
  const begun = new Set<number>();
  let start = 0;
  let compute = 0;
  let handOver = 0;
  let merge = 0;
  let mergingAt = startedAt; // once every job has its place, the whole is put together from them
  for (const job of [...jobs].sort((a, b) => a.sentAt - b.sentAt)) {
    if (begun.has(job.worker)) handOver += job.startedAt - job.sentAt;
    else start += job.startedAt - startedAt;
    begun.add(job.worker);
    compute += job.finishedAt - job.startedAt;
    handOver += job.receivedAt - job.finishedAt;
    merge += job.mergedAt - job.receivedAt;
    mergingAt = Math.max(mergingAt, job.mergedAt);
  }
  const wallMs = finishedAt - startedAt;
  const parts = {
    startMs: start / workers,
    computeMs: compute / workers,
    handOverMs: handOver / workers,
    mergeMs: merge / workers + (finishedAt - mergingAt),
  };
  const known = parts.startMs + parts.computeMs + parts.handOverMs + parts.mergeMs;
  return { wallMs, ...parts, waitMs: wallMs - known };
}
