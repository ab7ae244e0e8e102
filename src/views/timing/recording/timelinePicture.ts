import { greatestOf } from '../../../core/statistics/extremes.ts';
import type { Recording } from '../../../core/timing/Recording.ts';

/** One job on its worker's lane, in ms since the run began. */
export interface JobBox {
  readonly lane: number;
  /** the chunks that it computed */
  readonly name: string;
  /** place among the jobs of its lane */
  readonly place: number;
  readonly sent: number;
  readonly started: number;
  readonly finished: number;
  readonly received: number;
  readonly merged: number;
  /** whether a worker was lost with this job before */
  readonly isRetry: boolean;
}

/** One lost worker, in ms since the run began. */
export interface LossBox {
  readonly lane: number;
  readonly injured: number;
  readonly noticed: number;
  /** when its job had been sent; null if it had none */
  readonly sent: number | null;
  /** when its successor was ready; null if the run was over before */
  readonly replaced: number | null;
  readonly reason: string;
}

/** What is drawn of a recording. Lanes count from 0. */
export interface TimelinePicture {
  readonly lanes: number;
  readonly lengthMs: number;
  /** in the order in which they were sent */
  readonly jobs: readonly JobBox[];
  readonly losses: readonly LossBox[];
}

/** A recording as boxes on lanes, from its time stamps. */
export function timelinePicture(recording: Recording): TimelinePicture {
  const { startedAt, finishedAt, workers } = recording;
  const since = (stamp: number) => stamp - startedAt;
  const sorted = [...recording.jobs].sort((a, b) => a.sentAt - b.sentAt);
  const counts = new Map<number, number>();
  const jobs = sorted.map((job): JobBox => {
    const place = counts.get(job.worker) ?? 0;
    counts.set(job.worker, place + 1);
    return {
      lane: job.worker,
      name: job.name,
      place,
      sent: since(job.sentAt),
      started: since(job.startedAt),
      finished: since(job.finishedAt),
      received: since(job.receivedAt),
      merged: since(job.mergedAt),
      isRetry: job.lost.length > 0,
    };
  });
  const losses = recording.losses.map((loss): LossBox => ({
    lane: loss.worker,
    injured: since(loss.injuredAt),
    noticed: since(loss.noticedAt),
    sent: loss.sentAt === null ? null : since(loss.sentAt),
    replaced: loss.replacedAt === null ? null : since(loss.replacedAt),
    reason: loss.reason,
  }));
  const ends = [
    since(finishedAt),
    ...jobs.map(({ merged }) => merged),
    ...losses.map(({ noticed, replaced }) => replaced ?? noticed),
  ];
  const lanes = Math.max(workers, ...jobs.map(({ lane }) => lane + 1));
  return { lanes, lengthMs: greatestOf(ends), jobs, losses };
}

/** The share of the lanes' time, from the start to the end of the run, that was computing. */
export function computingShare({ jobs, workers, startedAt, finishedAt }: Recording): number {
  const computing = jobs.reduce((sum, job) => sum + job.finishedAt - job.startedAt, 0);
  return computing / (workers * (finishedAt - startedAt));
}
