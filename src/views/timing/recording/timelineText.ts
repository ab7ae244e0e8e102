import { type TableData, TABLE_ROWS } from '../../../components/DataTable.tsx';
import {
  formatCount,
  formatFixed,
  formatShare,
  formatTime,
  plural,
} from '../../../components/format.ts';
import type { Loss, Recording } from '../../../core/timing/Recording.ts';
import { computingShare, timelinePicture } from './timelinePicture.ts';

/** What was recorded, in one sentence. */
export function recordingSentence(recording: Recording): string {
  const { settings, jobs, workers, startedAt, finishedAt, pausedMs } = recording;
  const pause =
    pausedMs === 0
      ? ''
      : ` For ${formatTime(pausedMs)} of that the page stood still, as in a computer’s sleep: record it again.`;
  return (
    `${plural(settings.T, 'step')} in ${plural(settings.chunks, 'chunk')}: ` +
    `${plural(jobs.length, 'job')} on ${plural(workers, 'worker')} in ${formatTime(finishedAt - startedAt)}; ` +
    `${formatShare(computingShare(recording))} of the workers’ time was computing.${pause}`
  );
}

/** What was lost and how it was made good; null where nothing was to be lost. */
export function lossSentence(recording: Recording): string | null {
  const { fault, losses } = recording;
  if (losses.length > 0) return losses.map((loss) => oneLoss(loss, recording)).join(' ');
  if (fault === 'none') return null;
  const done = fault === 'kill' ? 'killed' : 'made to fail';
  return `The run was over before a worker could be ${done}. Record it again.`;
}

function oneLoss(
  { worker, injuredAt, noticedAt, sentAt, replacedAt, reason }: Loss,
  { fault, startedAt }: Recording,
): string {
  const at = formatTime(injuredAt - startedAt);
  const later = formatTime(Math.max(noticedAt - injuredAt, 0));
  const what =
    fault === 'none'
      ? `Worker ${worker + 1} was lost, though nobody harmed it (${reason}); the page noticed at ${at}`
      : fault === 'fail'
        ? `Worker ${worker + 1} failed at ${at}; the page heard of it ${later} later, gave it up`
        : `Worker ${worker + 1} was killed at ${at}; the page noticed ${later} later (${reason})`;
  const again =
    sentAt === null
      ? ' and started another; there was no job to run again'
      : ', started another, and ran its job again';
  const ready =
    replacedAt === null
      ? ' The others had finished before the new worker was ready.'
      : ` The new worker was ready ${formatTime(replacedAt - noticedAt)} later.`;
  return `${what}${again}.${ready}`;
}

/** How much later the run ended than one without the fault; null where none is on record, or nothing was lost. */
export function delaySentence(recording: Recording): string | null {
  const { startedAt, finishedAt, losses, undisturbed } = recording;
  if (losses.length === 0 || undisturbed.wallMs === null || recording.pausedMs > 0) return null;
  const delay = finishedAt - startedAt - undisturbed.wallMs;
  const when = `${formatTime(Math.abs(delay))} ${delay < 0 ? 'sooner' : 'later'}`;
  const noise =
    delay < 0
      ? ': single runs differ by more here than the loss cost'
      : '; each was run once, so that their noise is in this';
  return `The run ended ${when} than the same one without a fault, which took ${formatTime(undisturbed.wallMs)}${noise}.`;
}

/** The digest, and whether it is that of an undisturbed run. */
export function digestSentence({ digest, undisturbed, losses }: Recording): string {
  if (digest !== undisturbed.digest) {
    return `The digest ${digest} differs from that of an undisturbed run, ${undisturbed.digest}: these numbers are wrong. Please report it.`;
  }
  if (losses.length === 0) return `Digest ${digest.slice(0, 8)}….`;
  return `Digest ${digest.slice(0, 8)}…: the same as of an undisturbed run, so the same numbers, to the last bit.`;
}

/** The stamps of all jobs. */
export function jobsTable(recording: Recording): TableData {
  const { jobs } = timelinePicture(recording);
  const shown = jobs.slice(0, TABLE_ROWS);
  const first = jobs.length > shown.length ? `, the first ${formatCount(shown.length)} jobs` : '';
  return {
    caption: `Milliseconds since the start${first}. Computing is the time from started to finished, whether or not the machine let the worker run in it.`,
    columns: [
      'job',
      'chunks',
      'worker',
      'sent',
      'started',
      'finished',
      'received',
      'merged',
      'computing',
      'note',
    ],
    rows: shown.map(({ lane, sent, started, finished, received, merged, isRetry, name }, i) => [
      i + 1,
      name,
      lane + 1,
      ...[sent, started, finished, received, merged, finished - started].map((ms) =>
        formatFixed(ms, 2),
      ),
      isRetry ? 'run again' : '',
    ]),
  };
}
