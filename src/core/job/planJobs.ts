import { hasKernel } from './hasKernel.ts';
import { streamSettings } from '../rng/stream.ts';
import { chunkSteps, isInitial } from './rows.ts';
import { BLOCK_STEPS } from '../rng/blockSteps.ts';
import { PART_STEPS, type Segment } from './Job.ts';
import type { Settings } from '../settings/Settings.ts';

/** Neighbouring segments that one job computes, in order. */
export type PlannedJob = readonly Segment[];

/** Blocks of a part of a long chunk at least: fewer are hardly worth a message. */
const LEAST_PART_BLOCKS = 4;

/** Steps of a worker's share of a run up to which they are one job: a moving slider asks for many such runs. */
const ONE_JOB_STEPS = 8 * BLOCK_STEPS;

/** How a run is cut; it never changes a result. */
export interface JobSize {
  /** steps of a part of a long chunk, a multiple of `BLOCK_STEPS` */
  readonly partSteps: number;
  /** steps up to which whole short chunks are packed in one job */
  readonly packSteps: number;
}

/** Jobs for each worker of a longer run, so that none waits long for the last one. */
const JOBS_PER_WORKER = 4;

/** Jobs of a run of few steps, at most. */
const MOST_SMALL_JOBS = 8;

/**
 * Jobs of some ms: a message costs little beside them, and a moving slider never waits for one. The
 * longest take a tenth of a second: those of fast streams without the kernel.
 */
export function defaultJobSize(settings: Settings, workers: number): JobSize {
  if (!hasKernel(settings)) return smallJobSize(settings);
  const own = Math.ceil(settings.T / workers);
  const share = own <= ONE_JOB_STEPS ? own : Math.ceil(own / JOBS_PER_WORKER);
  const blocks = Math.max(Math.ceil(share / BLOCK_STEPS), LEAST_PART_BLOCKS);
  // of few steps a job for each worker, else they are not worth a message
  const streams = streamSettings(settings);
  const packed = Math.ceil(streams.chunks / Math.min(workers, MOST_SMALL_JOBS));
  const least = Math.min(packed * chunkSteps(streams, 0), BLOCK_STEPS);
  return {
    partSteps: Math.min(blocks * BLOCK_STEPS, PART_STEPS),
    packSteps: Math.min(Math.max(share, least), PART_STEPS / 2),
  };
}

/** For steps that cost much more than one of the fast streams: NumPy's, or those written as text. */
export function smallJobSize(settings: Settings): JobSize {
  return {
    partSteps: 2 * BLOCK_STEPS,
    packSteps: Math.min(BLOCK_STEPS / 2, Math.ceil(settings.T / 128)),
  };
}

/**
 * Cuts a run into chunks, and these into jobs. A path of one stream is cut as one chunk.
 *
 * @returns jobs in row order, each a list of segments in order
 */
export function planJobs(settings: Settings, size: JobSize): PlannedJob[] {
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
  return jobs;
}

/** Jobs that go on from one another. Ranges may run at the same time, the jobs of one only in order. */
export interface JobRange {
  /** place of its first job in row order */
  readonly firstJob: number;
  readonly jobs: readonly PlannedJob[];
  /** it goes on from the range before, whose end is not known when it begins */
  readonly isSpeculated: boolean;
}

/**
 * Cuts a run's jobs into ranges for so many workers: where a chunk starts full, and within a path
 * wherever its stream can be entered, once a range has its share of the jobs.
 */
export function cutRanges(
  settings: Settings,
  jobs: readonly PlannedJob[],
  workers: number,
): JobRange[] {
  const share = Math.ceil(jobs.length / workers);
  const ranges: { firstJob: number; jobs: PlannedJob[]; isSpeculated: boolean }[] = [];
  for (const [index, job] of jobs.entries()) {
    const open = ranges.at(-1);
    const startsFull = isInitial(settings, job[0]!);
    const canEnter = settings.generator === 'xoshiro' || job[0]!.firstStep === 0;
    if (open === undefined || startsFull || (canEnter && open.jobs.length >= share)) {
      ranges.push({ firstJob: index, jobs: [job], isSpeculated: !startsFull });
    } else {
      open.jobs.push(job);
    }
  }
  return ranges;
}

/** The ranges of a run for so many workers. */
export function planRanges(
  settings: Settings,
  workers: number,
  size: JobSize = defaultJobSize(settings, workers),
): JobRange[] {
  return cutRanges(settings, planJobs(settings, size), workers);
}

/**
 * The same ranges in finer jobs. So how fast a machine is alters neither ranges nor seams.
 *
 * @param size - at most; a block and a chunk are not cut
 */
export function splitJobs(ranges: readonly JobRange[], size: JobSize): JobRange[] {
  let firstJob = 0;
  return ranges.map((range) => {
    const split = { ...range, firstJob, jobs: range.jobs.flatMap((job) => splitJob(job, size)) };
    firstJob += split.jobs.length;
    return split;
  });
}

function splitJob(job: PlannedJob, { partSteps, packSteps }: JobSize): PlannedJob[] {
  const isWhole = job.every(({ stepCount }) => stepCount <= partSteps);
  if (isWhole && jobSteps(job) <= packSteps) return [job]; // as most are: cutting many chunks takes longer than a job
  const parts = job.flatMap(({ chunk, firstStep, stepCount }) =>
    Array.from({ length: Math.ceil(stepCount / partSteps) }, (_, i) => ({
      chunk,
      firstStep: firstStep + i * partSteps,
      stepCount: Math.min(partSteps, stepCount - i * partSteps),
    })),
  );
  const jobs: Segment[][] = [];
  let packed = Infinity;
  for (const part of parts) {
    packed += part.stepCount;
    if (packed <= packSteps) jobs.at(-1)!.push(part);
    else {
      jobs.push([part]);
      packed = part.stepCount;
    }
  }
  return jobs;
}

/** The blocks that a job's segments are cut into. */
export function blocksOf(job: PlannedJob): Segment[] {
  return job.flatMap(({ chunk, firstStep, stepCount }) =>
    Array.from({ length: Math.ceil(stepCount / BLOCK_STEPS) }, (_, i) => ({
      chunk,
      firstStep: firstStep + i * BLOCK_STEPS,
      stepCount: Math.min(BLOCK_STEPS, stepCount - i * BLOCK_STEPS),
    })),
  );
}

/** Steps of a job. */
export function jobSteps(job: PlannedJob): number {
  return job.reduce((sum, { stepCount }) => sum + stepCount, 0);
}
