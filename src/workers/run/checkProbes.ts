import type { Probe } from '../../core/files/longResult.ts';
import { formatDigest } from '../../core/job/digest.ts';
import { NO_WANTS, type PathState, type Segment, type Wants } from '../../core/job/Job.ts';
import { chunkOf, chunkSteps, isInitial, stepsBefore } from '../../core/job/rows.ts';
import { BLOCK_STEPS } from '../../core/rng/blockSteps.ts';
import { streamSettings } from '../../core/rng/stream.ts';
import type { Settings } from '../../core/settings/Settings.ts';
import type { JobApi } from '../contract.ts';
import { stopTogether } from '../pool/stopTogether.ts';
import type { WorkerPool } from '../pool/WorkerPool.ts';
import { callForJob } from './runJobs.ts';

/** What came of making a block again; unknown where nothing tells the storage before it. */
export type ProbeState = 'equal' | 'different' | 'unknown';

/** Blocks to go back at most for the storage before a block. */
const MOST_BACK = 64;

/**
 * Makes blocks of a run again from the seed alone, trusting nothing that is said of them, not even the storage they
 * begin from: see `startOf`.
 *
 * @throws what the pool throws
 */
export async function checkProbes(
  pool: WorkerPool<JobApi>,
  settings: Settings,
  probes: readonly Probe[],
  signal?: AbortSignal,
): Promise<ProbeState[]> {
  return stopTogether(signal ?? null, (stop) =>
    Promise.all(probes.map((probe) => checkProbe(pool, settings, probe, stop))),
  );
}

async function checkProbe(
  pool: WorkerPool<JobApi>,
  settings: Settings,
  { step, before, digest, after }: Probe,
  signal: AbortSignal,
): Promise<ProbeState> {
  if (step >= settings.T) return 'different';
  const streams = streamSettings(settings);
  const chunk = chunkOf(streams, step);
  const firstStep = step - stepsBefore(streams, chunk);
  if (firstStep % BLOCK_STEPS !== 0) return 'unknown'; // no block begins here
  const stepCount = Math.min(BLOCK_STEPS, chunkSteps(streams, chunk) - firstStep);
  const segment = { chunk, firstStep, stepCount };
  const run = (part: Segment, storage: number, wants: Wants) => {
    const start: PathState = { storage, stream: null };
    const job = { settings, segments: [part], start, wants };
    return callForJob(pool, job, signal, (remote) => remote.runJob(job, null));
  };
  const start = await startOf(settings, segment, async (part, storage) => {
    const { result } = await run(part, storage, NO_WANTS);
    return result.end.storage;
  });
  if (start === null) return 'unknown';
  const { result } = await run(segment, start, { ...NO_WANTS, digest: true });
  const isEqual =
    start === before && result.end.storage === after && formatDigest(result.digest!) === digest;
  return isEqual ? 'equal' : 'different';
}

/**
 * The storage before a segment: no step changes the order of two storages, so where a path from empty and one
 * from full have met, the true one has met them (docs/one-path.md).
 */
async function startOf(
  settings: Settings,
  segment: Segment,
  endOf: (part: Segment, storage: number) => Promise<number>,
): Promise<number | null> {
  if (isInitial(settings, segment)) return settings.K;
  const { chunk, firstStep } = segment;
  if (firstStep === 0) return null; // where the chunk before ended
  for (let back = 1; back <= MOST_BACK; back *= 4) {
    const from = Math.max(0, firstStep - back * BLOCK_STEPS);
    const part = { chunk, firstStep: from, stepCount: firstStep - from };
    const [low, high] = await Promise.all([endOf(part, 0), endOf(part, settings.K)]);
    if (low === high) return low;
  }
  return null;
}
