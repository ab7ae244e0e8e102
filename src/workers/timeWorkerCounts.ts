import { keepsPath, pathBytes } from '../core/memory.ts';
import type { Settings } from '../core/simulation.ts';
import type { JobTiming } from '../core/SimulationRun.ts';
import type { TimingRound } from '../core/timing.ts';
import { timeStamp } from './clock.ts';
import type { JobApi } from './contract.ts';
import type { PathBuffers } from './PathBuffers.ts';
import { runSimulation } from './runSimulation.ts';
import type { WorkerPool } from './WorkerPool.ts';

export interface TimingOptions {
  /** 1 to this many workers are timed; the pool has no fewer */
  readonly maxWorkers: number;
  readonly rounds: number;
  readonly signal: AbortSignal;
  readonly buffers: PathBuffers;
  readonly onRound: (round: TimingRound) => void;
}

/**
 * Times one and the same run on 1, 2, ... workers: after a warm-up on all of them, every round
 * visits each number of workers once, in an order of its own, so that a slow spell of the machine
 * does not fall on one of them alone.
 */
export async function timeWorkerCounts(
  pool: WorkerPool<JobApi>,
  settings: Settings,
  { maxWorkers, rounds, signal, buffers, onRound }: TimingOptions,
): Promise<void> {
  // the article's work: paths handed over where they are kept, and their summary
  const wants = { path: keepsPath(settings), envelope: false, digest: false };
  const run = async (lanes: number) => {
    const options = { wants, lanes, signal, buffers };
    const { timings, path } = await runSimulation(pool, settings, options);
    if (path !== null) buffers.give(path, pathBytes(settings));
    return timings;
  };
  await run(maxWorkers);
  const workerCounts = Array.from({ length: maxWorkers }, (_, i) => i + 1);
  for (let round = 0; round < rounds; round++) {
    for (const workers of shuffled(workerCounts)) {
      const startedAt = timeStamp();
      const timings = await run(workers);
      onRound({ round, workers, ...partsOf(timings, workers, startedAt, timeStamp()) });
    }
  }
}

/** Where the time went, as means over the workers, from the stamps of the jobs. */
function partsOf(
  timings: readonly JobTiming[],
  workers: number,
  startedAt: number,
  finishedAt: number,
): Omit<TimingRound, 'round' | 'workers'> {
  const begun = new Set<number>();
  let start = 0;
  let compute = 0;
  let handOver = 0;
  for (const job of [...timings].sort((a, b) => a.sentAt - b.sentAt)) {
    if (begun.has(job.worker)) handOver += job.startedAt - job.sentAt;
    else start += job.startedAt - startedAt;
    begun.add(job.worker);
    compute += job.finishedAt - job.startedAt;
    handOver += job.receivedAt - job.finishedAt;
  }
  const wallMs = finishedAt - startedAt;
  return {
    wallMs,
    startMs: start / workers,
    computeMs: compute / workers,
    handOverMs: handOver / workers,
    waitMs: wallMs - (start + compute + handOver) / workers,
  };
}

function shuffled<Value>(values: readonly Value[]): Value[] {
  return values
    .map((value) => ({ value, key: Math.random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ value }) => value);
}
