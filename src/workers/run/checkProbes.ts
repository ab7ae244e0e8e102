import type { Probe } from '../../core/files/longResult.ts';
import { formatDigest } from '../../core/job/digest.ts';
import { NO_WANTS, type PathPoint, type Segment, type Wants } from '../../core/job/Job.ts';
import { chunkOf, chunkSteps, isInitial, stepsBefore } from '../../core/job/rows.ts';
import { correlationOf, FARTHEST_NORMAL } from '../../core/reservoir/nextNormal.ts';
import { BLOCK_STEPS } from '../../core/rng/blockSteps.ts';
import { fullState } from '../../core/run/RunRecord.ts';
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
  const run = (part: Segment, point: PathPoint, wants: Wants) => {
    const job = { settings, segments: [part], start: { ...point, stream: null }, wants };
    return callForJob(pool, job, signal, (remote) => remote.runJob(job, null));
  };
  const start = await startOf(settings, segment, async (part, point) => {
    const { result } = await run(part, point, NO_WANTS);
    return result.end;
  });
  if (start === null) return 'unknown';
  const { result } = await run(segment, start, { ...NO_WANTS, digest: true });
  const isEqual =
    start.storage === before &&
    result.end.storage === after &&
    formatDigest(result.digest!) === digest;
  return isEqual ? 'equal' : 'different';
}

/** Gives the end of a part of the path that is followed from a point. */
type EndOf = (part: Segment, from: PathPoint) => Promise<PathPoint>;

/**
 * What a segment begins from: no step changes the order of two storages under the same inflows, so where a path
 * from empty and one from full have met, the true one has met them (docs/one-path.md).
 */
async function startOf(
  settings: Settings,
  segment: Segment,
  endOf: EndOf,
): Promise<PathPoint | null> {
  if (isInitial(settings, segment)) return fullState(settings);
  const { chunk, firstStep } = segment;
  if (firstStep === 0) return null; // where the chunk before ended
  for (let back = 1; back <= MOST_BACK; back *= 4) {
    const from = Math.max(0, firstStep - back * BLOCK_STEPS);
    const part = { chunk, firstStep: from, stepCount: firstStep - from };
    const normal = await normalBefore(settings, part, endOf);
    if (normal === null) continue;
    const [low, high] = await Promise.all([
      endOf(part, { storage: 0, normal }),
      endOf(part, { storage: settings.K, normal }),
    ]);
    if (low.storage === high.storage) return low;
  }
  return null;
}

/** The normal before a part that begins with a block, from the block before it: normals meet as storages do. */
async function normalBefore(
  settings: Settings,
  part: Segment,
  endOf: EndOf,
): Promise<number | null> {
  if (correlationOf(settings) === 0 || isInitial(settings, part)) return 0;
  const { chunk, firstStep } = part;
  if (firstStep === 0) return null; // where the chunk before ended
  const before = { chunk, firstStep: firstStep - BLOCK_STEPS, stepCount: BLOCK_STEPS };
  const [low, high] = await Promise.all(
    [-FARTHEST_NORMAL, FARTHEST_NORMAL].map((normal) =>
      endOf(before, { storage: settings.K, normal }),
    ),
  );
  return low!.normal === high!.normal ? low!.normal : null;
}
