import type { LaneLog, LaneLoss } from '../../core/run/LaneLog.ts';
import type { JobTiming, SentCall } from '../../core/run/SimulationRun.ts';

/** What a stretch of a lane shows. */
export type LaneBoxKind =
  /** a message to the worker, or back */
  | 'message'
  | 'computing'
  /** computing again where ranges of workers meet */
  | 'repair'
  /** what a lost worker had done */
  | 'lost'
  /** no worker until the new one is ready */
  | 'starting';

/** A stretch of a lane; times in ms since the run began. */
export interface LaneBox {
  readonly kind: LaneBoxKind;
  /** from 0 */
  readonly lane: number;
  readonly from: number;
  readonly to: number;
  /** where in the path it is computed, from 0 to 1 */
  readonly place: number;
  /** a worker was lost with it before */
  readonly isRetry: boolean;
}

/** The boxes of a job that is done: to the worker, computing, back. */
export function jobBoxes({ startedAt, settings }: LaneLog, job: JobTiming): LaneBox[] {
  const box = boxOf(settings.T, job, job.lost.length > 0);
  const [sent, started, finished, received] = [
    job.sentAt,
    job.startedAt,
    job.finishedAt,
    job.receivedAt,
  ].map((stamp) => stamp - startedAt) as [number, number, number, number];
  return [
    box('message', sent, started),
    box(job.isRepair ? 'repair' : 'computing', started, finished),
    box('message', finished, received),
  ];
}

/** What is under way: it may be computed, as far as the page knows. */
export function openBoxes({ startedAt, settings, sent }: LaneLog, now: number): LaneBox[] {
  return [...sent.values()].map((call) =>
    boxOf(settings.T, call, false)('computing', call.sentAt - startedAt, now),
  );
}

/** The time that a lost worker took with it, and the wait for a new one. */
export function lossBoxes(
  { startedAt, settings }: LaneLog,
  loss: LaneLoss,
  now: number,
): LaneBox[] {
  const { worker, killedAt, noticedAt, call, replacedAt } = loss;
  const noticed = noticedAt - startedAt;
  const box = boxOf(settings.T, { worker, firstStep: call?.firstStep ?? 0 }, false);
  const until = replacedAt === null ? now : replacedAt - startedAt;
  return [
    box('lost', (call?.sentAt ?? killedAt ?? noticedAt) - startedAt, noticed),
    box('starting', noticed, Math.min(until, now)),
  ];
}

function boxOf(
  T: number,
  { worker, firstStep }: Pick<SentCall, 'worker' | 'firstStep'>,
  isRetry: boolean,
) {
  return (kind: LaneBoxKind, from: number, to: number): LaneBox => ({
    kind,
    lane: worker,
    from,
    to: Math.max(to, from),
    place: firstStep / T,
    isRetry,
  });
}

/** Milliseconds of a run so far, or in all. */
export function lengthOf({ startedAt, finishedAt }: LaneLog, now: number): number {
  return Math.max((finishedAt ?? now) - startedAt, 0);
}

/** The least axis of a run that goes on; it doubles as often as the run needs. */
const FIRST_AXIS_MS = 500;

/** The length of the time axis, in ms: what a finished run took, else room for what comes. */
export function axisOf(log: LaneLog, now: number): number {
  const length = lengthOf(log, now);
  if (log.finishedAt !== null) return Math.max(length, 0.1);
  return FIRST_AXIS_MS * 2 ** Math.max(0, Math.ceil(Math.log2(length / FIRST_AXIS_MS)));
}
