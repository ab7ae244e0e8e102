import { TABLE_ROWS, type TableData } from '../../components/DataTable.tsx';
import {
  formatCount,
  formatFixed,
  formatShare,
  formatTime,
  plural,
} from '../../components/format.ts';
import type { LaneLog, LaneLoss } from '../../core/run/LaneLog.ts';
import { lengthOf } from './laneBoxes.ts';

/** What the workers did, in one sentence. */
export function lanesSentence(log: LaneLog): string {
  const { jobs, workers, finishedAt, isWhole } = log;
  if (finishedAt === null) return `${plural(workers, 'worker')} at work.`;
  const length = lengthOf(log, finishedAt);
  const busy = new Set(jobs.map(({ worker }) => worker)).size;
  const computing = jobs.reduce((sum, job) => sum + job.finishedAt - job.startedAt, 0);
  const repairs = jobs.filter(({ isRepair }) => isRepair).length;
  const share = length > 0 && busy > 0 ? Math.min(1, computing / (busy * length)) : 0;
  const again =
    repairs === 0 ? '' : ` ${plural(repairs, 'job')} ran steps again that had begun from a guess.`;
  return (
    `${isWhole ? '' : 'Not finished: '}${plural(jobs.length - repairs, 'job')} on ${plural(busy, 'worker')} in ${formatTime(length)}: ` +
    `${formatShare(share)} of their time was computing.${again}`
  );
}

/** What became of lost workers; null if none was lost. */
export function lossesText(
  { losses, startedAt, finishedAt, isWhole }: LaneLog,
  isSame: boolean | null,
): string | null {
  if (losses.length === 0) return null;
  const texts = losses.map((loss) => lossText(loss, startedAt));
  if (finishedAt === null || !isWhole) return texts.join(' ');
  const end =
    isSame === null
      ? 'Run it again to compare the digests.'
      : isSame
        ? 'In the end: the same digest, so the same bits.'
        : 'In the end the digest is another one: these numbers are wrong. Please report it.';
  return [...texts, end].join(' ');
}

function lossText(
  { worker, killedAt, noticedAt, call, replacedAt }: LaneLoss,
  startedAt: number,
): string {
  const name = `Worker ${worker + 1}`;
  const lost =
    killedAt === null
      ? `${name} was lost; noticed at ${formatTime(noticedAt - startedAt)}`
      : `${name} was killed at ${formatTime(killedAt - startedAt)}, which was noticed ${formatTime(noticedAt - killedAt)} later`;
  const again = call === null ? '' : ', and its job was run again';
  const next =
    replacedAt === null ? '' : ` Its successor came ${formatTime(replacedAt - noticedAt)} later.`;
  return `${lost}${again}.${next}`;
}

/** When each job was where. */
export function lanesTable({ jobs, startedAt }: LaneLog): TableData {
  const shown = jobs.slice(0, TABLE_ROWS);
  const first = jobs.length > shown.length ? `, the first ${formatCount(shown.length)} jobs` : '';
  return {
    caption: `Jobs of the run, in milliseconds since its start${first}.`,
    columns: ['worker', 'computed', 'sent', 'started', 'finished', 'received', 'note'],
    rows: shown.map((job) => [
      job.worker + 1,
      job.name,
      ...[job.sentAt, job.startedAt, job.finishedAt, job.receivedAt].map((stamp) =>
        formatFixed(stamp - startedAt, 2),
      ),
      job.isRepair ? 'begun from a guess, run again' : job.lost.length > 0 ? 'run again' : '',
    ]),
  };
}
