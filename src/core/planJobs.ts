import { binSteps } from './envelope.ts';
import { streamSettings } from './rng/stream.ts';
import { chunkSteps } from './rows.ts';
import { BLOCK_STEPS, PART_STEPS, type Segment, type Settings } from './simulation.ts';

/** How a run is cut; it never changes a result. */
export interface JobSize {
  /** steps of a part of a long chunk, a multiple of `BLOCK_STEPS` */
  readonly partSteps: number;
  /** steps up to which whole short chunks are packed in one job */
  readonly packSteps: number;
}

/** Jobs that go on from one another, each a list of segments. */
export type Chain = readonly (readonly Segment[])[];

/**
 * Jobs of some ms: a message costs little beside them, and a moving slider never waits for one. The
 * longest take a tenth of a second: NumPy's above 1e8 steps, whose bins are long, and fast streams
 * without the kernel.
 */
export function defaultJobSize(settings: Settings): JobSize {
  switch (settings.generator) {
    case 'numpy':
      return smallJobSize(settings);
    case 'xoshiro': {
      // 32 jobs where each is worth its message, 8 where it is not
      const least = Math.min(Math.ceil(settings.T / 8), BLOCK_STEPS);
      const packSteps = Math.max(least, Math.ceil(settings.T / 32));
      return { partSteps: PART_STEPS, packSteps: Math.min(packSteps, PART_STEPS / 2) };
    }
  }
}

/** For steps that cost much more than one of the fast streams: NumPy's, or those written as text. */
export function smallJobSize(settings: Settings): JobSize {
  return {
    partSteps: Math.max(2 * BLOCK_STEPS, binSteps(settings)),
    packSteps: Math.min(BLOCK_STEPS / 2, Math.ceil(settings.T / 128)),
  };
}

/**
 * Cuts a run into chunks, and these into jobs. Chains may run at the same time, the jobs of one
 * only in order: with `restart` a chunk is a chain, with `continue` the whole path is.
 * A path of one stream is cut as one chunk.
 * It does not know how many workers there are.
 *
 * @returns chains in row order; so are the jobs in them and the segments of these
 */
export function planJobs(settings: Settings, size: JobSize = defaultJobSize(settings)): Chain[] {
  const jobs: Segment[][] = [];
  let packed = Infinity; // steps of the last job, where more chunks may join it
  const streams = streamSettings(settings);
  for (let chunk = 0; chunk < streams.chunks; chunk++) {
    const steps = chunkSteps(streams, chunk);
    if (packed + steps <= size.packSteps) {
      jobs.at(-1)!.push({ chunk, firstStep: 0, stepCount: steps });
      packed += steps;
      continue;
    }
    for (let firstStep = 0; firstStep < steps; firstStep += size.partSteps) {
      const stepCount = Math.min(size.partSteps, steps - firstStep);
      jobs.push([{ chunk, firstStep, stepCount }]);
    }
    packed = steps;
  }
  if (settings.boundary === 'continue') return [jobs];

  const chains: Segment[][][] = [];
  for (const job of jobs) {
    if (job[0]!.firstStep === 0) chains.push([job]);
    else chains.at(-1)!.push(job);
  }
  return chains;
}
