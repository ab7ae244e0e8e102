import { blocksOf, jobSteps, type JobRange, type PlannedJob } from '../../core/job/planJobs.ts';
import type { Repair } from '../../core/job/repairJob.ts';
import { fullState, type RunRecord } from '../../core/run/RunRecord.ts';
import { arePointsEqual, type PathPoint, type PathState, type Wants } from '../../core/job/Job.ts';
import type { CallTiming, JobTiming, Seams, SentCall } from '../../core/run/SimulationRun.ts';
import { timeStamp } from '../clock.ts';
import type { JobApi } from '../contract.ts';
import { callForJob, PROGRESS_EVERY_MS } from './runJobs.ts';
import { stopTogether } from '../pool/stopTogether.ts';
import type { WorkerPool } from '../pool/WorkerPool.ts';

export interface RepairOptions {
  readonly wants: Wants;
  readonly workers: number;
  readonly signal: AbortSignal;
  /** told at most every 200 ms, with all steps that were run again */
  readonly onProgress?: (stepsAgain: number) => void;
  readonly onSent?: ((call: SentCall) => void) | undefined;
  readonly onTiming: (timing: JobTiming) => void;
}

/**
 * Makes a run what one worker would have made of it: each range that began from a guess is followed
 * again from the true end of the one before, until it meets what stands.
 *
 * Most paths meet at once, so first the heads of all ranges are run again at the same time, from ends
 * that are then most likely true. A range that does not meet in its first job waits until the one before
 * it is settled.
 *
 * @param record - of a run whose jobs have all come; repaired in place
 * @throws what the pool throws
 */
export async function repairSeams(
  pool: WorkerPool<JobApi>,
  record: RunRecord,
  ranges: readonly JobRange[],
  { wants, workers, signal, onProgress, onSent, onTiming }: RepairOptions,
): Promise<Seams> {
  const { settings } = record;
  const seams = ranges
    .filter(({ isSpeculated }) => isSpeculated)
    .map((range) => ({
      range,
      standing: fullState(settings) as PathPoint,
      repair: 0,
      isMet: true,
    }));
  let stepsAgain = 0;
  let toldAt = timeStamp();

  const repairJob = async (
    segments: PlannedJob,
    start: PathState,
    standing: PathPoint,
    stop: AbortSignal,
  ) => {
    const job = { settings, segments, start, wants };
    const { result, timing } = await callForJob(
      pool,
      job,
      stop,
      (remote) => remote.repairJob(job, record.standing(segments, standing)),
      onSent,
    );
    const steps = stepsOf(segments, result);
    stepsAgain += steps;
    if (timing.receivedAt - toldAt >= PROGRESS_EVERY_MS) {
      toldAt = timing.receivedAt;
      onProgress?.(stepsAgain);
    }
    return { ...result, steps, timing };
  };
  const apply = (segments: PlannedJob, { blocks }: Repair) => {
    const places = blocksOf(segments);
    blocks.forEach((block, i) => record.replace(places[i]!, block));
  };
  const settle = (timing: CallTiming) =>
    onTiming({ ...timing, isRepair: true, mergedAt: timeStamp() });

  let heads = 0;
  const repairHead = async (seam: (typeof seams)[number], stop: AbortSignal) => {
    const start = startOf(record, seam.range);
    if (arePointsEqual(start, seam.standing)) return;
    const [head] = seam.range.jobs as [PlannedJob];
    const repair = await repairJob(head, start, seam.standing, stop);
    heads = Math.max(heads, repair.steps);
    if (repair.meetingSteps === null) return settle(repair.timing);
    apply(head, repair);
    settle(repair.timing);
    seam.standing = start;
    seam.repair = repair.meetingSteps;
  };
  await stopTogether(signal, (stop) => Promise.all(seams.map((seam) => repairHead(seam, stop))));

  let inOrder = 0;
  for (const seam of seams) {
    let state = startOf(record, seam.range);
    if (arePointsEqual(state, seam.standing)) continue;
    seam.repair = 0;
    seam.isMet = false;
    for (const job of seam.range.jobs) {
      const end = record.standing(job, seam.standing).ends.at(-1)!;
      const repair = await repairJob(job, state, seam.standing, signal);
      apply(job, repair);
      settle(repair.timing);
      inOrder += repair.steps;
      seam.repair += repair.meetingSteps ?? repair.steps;
      if (repair.meetingSteps !== null) {
        seam.isMet = true;
        break;
      }
      seam.standing = end;
      state = repair.blocks.at(-1)!.end;
    }
  }

  const longestRange = Math.max(
    settings.T / workers,
    ...seams.map(({ range }) => rangeSteps(range)),
  );
  return {
    count: seams.length,
    stepsAgain,
    longestRepair: Math.max(0, ...seams.map(({ repair }) => repair)),
    unmet: seams.filter(({ isMet }) => !isMet).length,
    speedupLeft: settings.T / (longestRange + heads + inOrder),
  };
}

/** What a range goes on from, as it stands. */
function startOf(record: RunRecord, { jobs }: JobRange): PathState {
  return record.stateBefore(jobs[0]![0]!);
}

function stepsOf(job: PlannedJob, { blocks }: Repair): number {
  return jobSteps(blocksOf(job).slice(0, blocks.length));
}

function rangeSteps({ jobs }: JobRange): number {
  return jobs.reduce((sum, job) => sum + jobSteps(job), 0);
}
