import { greatestOf } from '../statistics/extremes.ts';
import type { JobTiming } from '../run/SimulationRun.ts';
import type { Fault, Loss } from './Recording.ts';

/** A loss as the page hears of it: not yet known are what was lost with it, and when it took effect. */
export type Lost = Omit<Loss, 'injuredAt' | 'sentAt' | 'replacedAt'> & {
  replacedAt: number | null;
  /** when the worker was killed, or the message posted at which it fails; null if it was let alone */
  readonly postedAt: number | null;
};

/**
 * A loss with its job and its time. Killing takes effect at once; but a worker that computes reads no message, so
 * it fails only when its job is done, and what is lost is the next one, which it may have been sent by then.
 */
export function lossOf(
  { postedAt, ...loss }: Lost,
  fault: Fault,
  jobs: readonly JobTiming[],
): Loss {
  const { worker, noticedAt } = loss;
  const latest = (stamps: readonly number[]) => (stamps.length === 0 ? null : greatestOf(stamps));
  const sentAt = latest(
    jobs
      .flatMap(({ lost }) => lost)
      .filter((each) => each.worker === worker && each.sentAt <= noticedAt)
      .map((each) => each.sentAt),
  );
  const doneAt = latest(
    jobs
      .filter((job) => job.worker === worker && job.finishedAt <= noticedAt)
      .map(({ finishedAt }) => finishedAt),
  );
  const posted = postedAt ?? noticedAt;
  const injuredAt =
    fault === 'fail' ? Math.min(Math.max(posted, sentAt ?? doneAt ?? posted), noticedAt) : posted;
  return { ...loss, injuredAt, sentAt };
}
