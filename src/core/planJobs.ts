import { chunkSteps } from './rows.ts';
import { BLOCK_STEPS, type Segment, type Settings } from './simulation.ts';

/** How a run is cut; it never changes a result. */
export interface JobSize {
  /** steps of a part of a long chunk, a multiple of `BLOCK_STEPS` */
  readonly partSteps: number;
  /** steps up to which whole short chunks are packed in one job */
  readonly packSteps: number;
}

/** Jobs that go on from one another, each a list of segments. */
export type Chain = readonly (readonly Segment[])[];

/** Packed jobs of a small run: enough to share out, few enough that messages cost little. */
const PACKED_JOBS = 128;

/** Jobs of about 10 ms: a moving slider never waits for one, nor must a worker be killed. */
export function defaultJobSize({ T }: Settings): JobSize {
  return {
    partSteps: 2 * BLOCK_STEPS,
    packSteps: Math.min(BLOCK_STEPS / 2, Math.ceil(T / PACKED_JOBS)),
  };
}

/**
 * Cuts a run into chunks, and these into jobs. Chains may run at the same time, the jobs of one
 * only in order: with `restart` a chunk is a chain, with `continue` the whole path is.
 * It does not know how many workers there are.
 *
 * @returns chains in row order; so are the jobs in them and the segments of these
 */
export function planJobs(settings: Settings, size: JobSize = defaultJobSize(settings)): Chain[] {
  const jobs: Segment[][] = [];
  let packed = Infinity; // steps of the last job, where more chunks may join it
  for (let chunk = 0; chunk < settings.chunks; chunk++) {
    const steps = chunkSteps(settings, chunk);
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
