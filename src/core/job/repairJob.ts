import { blocksOf } from './planJobs.ts';
import { BLOCK_STEPS } from '../rng/blockSteps.ts';
import {
  arePointsEqual,
  NO_WANTS,
  type Job,
  type JobResult,
  type PathPoint,
  type SimulateJob,
} from './Job.ts';

/** What stands of a job that was followed from another start. */
export interface Standing {
  /** before its first step */
  readonly start: PathPoint;
  /** at the end of each of its blocks */
  readonly ends: readonly PathPoint[];
}

export interface Repair {
  /** results of the job's first blocks, one by one, that replace what stands */
  readonly blocks: readonly JobResult[];
  /** steps after which all storages are those of the path that stands; null if it was not met in this job */
  readonly meetingSteps: number | null;
}

/**
 * Runs a job again from its true start, block by block, until the path meets the one that stands.
 * Equal doubles stay equal, for each step depends on the storage, the normal and the shock alone: what stands
 * after that is right, to the bit.
 *
 * @param job - with the start to follow it from
 * @param onBlock - told after each block
 */
export function repairJob(
  simulate: SimulateJob,
  job: Job,
  standing: Standing,
  onBlock = () => {},
): Repair {
  const blocks: JobResult[] = [];
  let state = job.start;
  for (const [i, block] of blocksOf(job.segments).entries()) {
    const ofBlock = { ...job, segments: [block] };
    const result = simulate({ ...ofBlock, start: state });
    blocks.push(result);
    onBlock();
    if (arePointsEqual(result.end, standing.ends[i]!)) {
      // which step of the block it was, both paths tell
      const pathOf = (point: PathPoint) =>
        simulate({
          ...ofBlock,
          wants: { ...NO_WANTS, path: true },
          start: { ...point, stream: state?.stream ?? null },
        }).path!;
      const standingPath = pathOf(i === 0 ? standing.start : standing.ends[i - 1]!);
      const path = result.path ?? pathOf(state!);
      const parted = path.findLastIndex((value, t) => value !== standingPath[t]);
      return { blocks, meetingSteps: i * BLOCK_STEPS + parted + 2 };
    }
    state = result.end;
  }
  return { blocks, meetingSteps: null };
}
