import { hasKernel } from '../../core/job/hasKernel.ts';
import {
  formatCount,
  formatNumber,
  formatShare,
  formatTime,
  plural,
} from '../../components/format.ts';
import { AUTO_STEPS } from '../../core/settings/limits.ts';
import type { Settings } from '../../core/settings/Settings.ts';
import type { SimulationRun } from '../../core/run/SimulationRun.ts';
import { areSettingsEqual } from '../../core/settings/sameSettings.ts';
import type { BeginningName } from '../../session/endings.ts';
import type { LabState } from '../../session/Lab.ts';
import type { PastRun, RunsState } from '../../session/Runs.ts';

/** A run that is done by then is over before its progress is read: a line that comes and goes moves the page. */
const SHORT_MS = 500;

/** What the page tells of the run under way, or the one that is done. */
export function statusText(
  { activity, shown, previous }: Pick<RunsState, 'activity' | 'shown' | 'previous'>,
  settings: Settings,
  isDragging: boolean,
): string {
  switch (activity.kind) {
    case 'running': {
      const { request, stepsDone, stepsAgain, elapsedMs } = activity;
      const { T } = request.settings;
      if (stepsAgain > 0) {
        return `Running: parts of the path did not meet; ${plural(stepsAgain, 'step')} of them run again.`;
      }
      if (isDragging && shown !== null && elapsedMs < SHORT_MS) return doneText(shown, isDragging);
      // few steps that take long are a machine that is busy: words that come and go would move the page
      const isFew = T <= AUTO_STEPS.dragging;
      if (stepsDone === 0 || elapsedMs < SHORT_MS || isFew) return `Running ${plural(T, 'step')} …`;
      const left = (elapsedMs / stepsDone) * (T - stepsDone);
      return (
        `Running: ${Math.floor((100 * stepsDone) / T)} % of ${plural(T, 'step')}, ` +
        `${formatCount((1000 * stepsDone) / elapsedMs)} steps a second, ${formatTime(left)} left.`
      );
    }
    case 'waiting':
      if (isDragging && settings.T <= AUTO_STEPS.settled) {
        return `${plural(settings.T, 'step')}: let go to see them.`;
      }
      return `${plural(settings.T, 'step')}: press Run when ready.${shown === null ? '' : ' The picture is of the run before.'}`;
    case 'cancelled':
      return shown === null ? 'Cancelled.' : 'Cancelled: the picture is of the run before.';
    case 'failed':
      return 'Not run.';
    case 'idle':
      if (shown === null) return '';
      return repeated(shown, previous)
        ? `Run again: same settings, same seed: same numbers.`
        : doneText(shown, isDragging);
  }
}

/** While a slider moves without the time, which would be read aloud with each of its runs. */
function doneText(run: SimulationRun, isDragging: boolean): string {
  const time = isDragging ? '' : ` in ${formatTime(run.elapsedMs)}${pauseText(run)}`;
  return `Done: ${plural(run.settings.T, 'step')}${time}.`;
}

/** Statistics of the steps that a long run has done; null as long as there are none. */
export function soFarText({ activity }: Pick<RunsState, 'activity'>): string | null {
  if (activity.kind !== 'running' || activity.soFar === null) return null;
  if (activity.request.settings.T <= AUTO_STEPS.dragging) return null;
  if (activity.stepsAgain > 0) return null; // guesses were wrong, and so is what was made of them
  const { mean, full, empty, deficit } = activity.soFar;
  const shares = [
    `full ${formatShare(full)}`,
    `empty ${formatShare(empty)}`,
    `deficit ${formatShare(deficit)}`,
  ];
  return `So far: mean storage ${formatNumber(mean)}, ${shares.join(', ')} of steps.`;
}

/** What is told of the laboratory's newest task. */
export type LabReport = Pick<
  LabState,
  'task' | 'isRunning' | 'progress' | 'endedBy' | 'recording' | 'error'
>;

/** What the page tells of a measurement under way, or just done; null if there is none. */
export function measurementText(lab: LabReport): string | null {
  const { task, isRunning, progress, endedBy, recording, error } = lab;
  if (task === null) return null;
  if (task === 'recording') {
    if (isRunning) return 'Recording a run …';
    return error === null && recording !== null ? 'A run was recorded.' : 'No run was recorded.';
  }
  const { warmUp = null, done = 0, of: runs = 0 } = progress ?? {};
  const count = (one: number, all: number) => `${formatCount(one)} of ${formatCount(all)}`;
  if (isRunning) {
    if (runs === 0) return 'Measuring: workers start, and the work is sized …';
    if (warmUp !== null && warmUp.done < warmUp.of) {
      return `Warming up: ${count(warmUp.done + 1, warmUp.of)}.`;
    }
    return `Measuring: run ${count(Math.min(done + 1, runs), runs)}.`;
  }
  if (done === 0) {
    if (endedBy === null) return 'Nothing was measured.';
    return endedBy === 'cancel' ? 'The measurement was cancelled.' : null;
  }
  return `${endedBy === 'cancel' ? 'Cancelled' : 'Measured'}: ${count(done, runs)} runs.`;
}

/** What ended a measurement, in words. */
const CAUSES: Readonly<Record<Exclude<BeginningName, 'cancel'>, string>> = {
  run: 'a run',
  reading: 'opening a file',
  writing: 'a download',
  change: 'a change of settings',
  check: 'a comparison of worker counts',
  measurement: 'another one',
  showing: 'showing a kept one',
};

/** That a measurement was ended by something else than Cancel; null if none was. */
export function interruptionText({ task, endedBy }: LabReport): string | null {
  if (endedBy === null || endedBy === 'cancel') return null;
  const what = task === 'recording' ? 'recording' : 'measurement';
  return `The ${what} was ended by ${CAUSES[endedBy]}.`;
}

/** What the page tells while the storages of a run are counted; null as long as that may be done at once. */
export function countingText(progress: number): string | null {
  return progress === 0 ? null : `Counting storages: ${Math.floor(100 * progress)} %.`;
}

function repeated(shown: SimulationRun, previous: PastRun | null): boolean {
  return (
    previous !== null &&
    previous.digest !== null &&
    areSettingsEqual(shown.settings, previous.settings) &&
    shown.digest === previous.digest
  );
}

/** That a run's time leaves out a pause; empty without one. */
function pauseText({ pausedMs }: SimulationRun): string {
  return pausedMs === 0
    ? ''
    : `, not counting ${formatTime(pausedMs)} in which the page stood still`;
}

/** The quiet line under the picture. */
export function runLine({ settings, elapsedMs, digest, path }: SimulationRun): string {
  const kept = path === null ? ', path not kept' : '';
  const end = digest === null ? '' : `, digest …${digest.slice(-4)}`;
  return `${plural(settings.T, 'step')}, ${formatTime(elapsedMs)}${kept}${end}`;
}

/** Why a run of the fast streams was not fast; null if it was. */
export function slownessText({ settings, isByKernel }: SimulationRun): string | null {
  if (isByKernel || !hasKernel(settings)) return null;
  return (
    'This browser lacks WebAssembly SIMD, or forbids WebAssembly, so the fast streams are computed in plain JavaScript: ' +
    'the numbers are the same, but a step takes some 20 times as long.'
  );
}
