import { areSettingsEqual } from '../../core/settings/sameSettings.ts';
import type { Settings } from '../../core/settings/Settings.ts';
import type { Opening, OpenedExperiment } from '../../session/Opening.ts';
import type { RunsState } from '../../session/Runs.ts';

type Opened = ReturnType<Opening['state']>['opened'];

/** The experiment that was opened, as long as it is in force. */
export function openedInForce(opened: Opened, inForce: Settings): OpenedExperiment | null {
  return opened !== null && areSettingsEqual(opened.settings, inForce) ? opened : null;
}

/**
 * How the digest of a file compares with that of its run: that they agree, for the status line, until the next run;
 * that they do not, for good.
 */
export function digestTexts(
  opened: Opened,
  { shown, previous, activity }: RunsState,
  inForce: Settings,
): { readonly agreement: string | null; readonly mismatch: string | null } {
  const none = { agreement: null, mismatch: null };
  if (opened === null || openedInForce(opened, inForce) === null) return none;
  const { settings, digest, name, afterRun } = opened;
  const isRun =
    shown !== null &&
    shown.digest !== null &&
    shown.runNumber > afterRun &&
    areSettingsEqual(shown.settings, settings);
  if (!isRun) return none;
  if (shown.digest !== digest) {
    const mismatch = `The digest of this run is ${shown.digest}, but ${name} says ${digest}: the numbers differ.`;
    return { ...none, mismatch };
  }
  const isNews = activity.kind === 'idle' && (previous?.runNumber ?? 0) <= afterRun;
  return isNews ? { ...none, agreement: `The digest agrees with the file's: ${digest}.` } : none;
}
