import { plural } from '../../components/format.ts';
import { areSettingsEqual } from '../../core/settings/sameSettings.ts';
import type { SimulationRun } from '../../core/run/SimulationRun.ts';
import { differingRuns, type CheckedRun } from '../../core/run/workerCheck.ts';
import type { WorkerCheckState } from '../../session/WorkerCheck.ts';
import { messageOf } from '../page/messageOf.ts';

/** What was checked of the run in sight. */
export function checkedRuns(
  { of, runs }: WorkerCheckState,
  shown: SimulationRun | null,
): readonly CheckedRun[] {
  return shown !== null && of !== null && areSettingsEqual(shown.settings, of) ? runs : [];
}

/** What the page says of a comparison of worker counts. */
export function checkText(check: WorkerCheckState, shown: SimulationRun | null): string {
  const runs = checkedRuns(check, shown);
  if (check.isRunning) {
    return `Comparing worker counts: ${Math.floor(100 * check.progress)} %, ${plural(runs.length, 'run')} done.`;
  }
  if (checkError(check, shown) !== null) return 'The runs differ, or could not be computed.';
  if (runs.length < 2) return 'The comparison was cancelled.';
  return `${plural(runs.length, 'run')} with 1 to ${runs.at(-1)!.workers} workers: all digests are equal.`;
}

/** That the numbers differ, or could not be computed; null if all is well. */
export function checkError(check: WorkerCheckState, shown: SimulationRun | null): string | null {
  const runs = checkedRuns(check, shown);
  const digest = shown?.digest ?? null;
  const [differing] = differingRuns(runs, digest);
  if (differing !== undefined) return mismatchText(differing, digest ?? runs[0]!.digest);
  return check.error === null ? null : messageOf(check.error);
}

function mismatchText({ workers, digest }: CheckedRun, expected: string): string {
  return (
    `The numbers depend on the number of workers: with ${workers} the digest is ${digest}, not ${expected}. ` +
    'This must not be: please report the link of this page.'
  );
}
