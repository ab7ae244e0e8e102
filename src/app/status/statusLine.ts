import type { Settings } from '../../core/settings/Settings.ts';
import type { MessagesState } from '../../session/Messages.ts';
import type { RunsState } from '../../session/Runs.ts';
import type { WorkerCheckState } from '../../session/WorkerCheck.ts';
import {
  countingText,
  interruptionText,
  measurementText,
  statusText,
  type LabReport,
} from './statusText.ts';
import { checkText } from './workerCheckText.ts';

export interface Voices {
  readonly messages: MessagesState;
  /** that the digest of a run is that of its file */
  readonly agreement: string | null;
  readonly runs: RunsState;
  readonly lab: LabReport;
  readonly check: WorkerCheckState;
  /** of the storages, while they are counted for the view in sight; else null */
  readonly countedShare: number | null;
  readonly settings: Settings;
  readonly isDragging: boolean;
}

/**
 * Who speaks in the status line: an action that has something to say; else a file whose digest has been compared;
 * else what was begun last, if that was a measurement or a check; else counting; else the run. What ended a
 * measurement is said besides.
 */
export function statusLine(voices: Voices): string {
  const { messages, agreement, runs, lab, check, countedShare, settings, isDragging } = voices;
  // that the picture is not of these settings is news until it is
  const isWaiting = runs.activity.kind === 'waiting' && !lab.isRunning;
  const isMeasured = messages.speaker === 'measurement' && !isWaiting;
  const speech =
    messages.status ??
    agreement ??
    (isMeasured ? measurementText(lab) : null) ??
    (messages.speaker === 'check' ? checkText(check, runs.shown) : null) ??
    (countedShare !== null && !runs.isBusy ? countingText(countedShare) : null) ??
    statusText(runs, settings, isDragging);
  return [speech, interruptionText(lab)].filter(Boolean).join(' ');
}
