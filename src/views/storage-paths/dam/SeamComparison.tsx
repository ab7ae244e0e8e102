import { formatCount, plural } from '../../../components/format.ts';
import type { RestartedPath } from '../../../core/run/restartedPath.ts';
import type { BesideChart } from './Dam.tsx';
import { useRestartedPaths } from './useRestartedPaths.ts';
import { useSeamOverlay } from './useSeamOverlay.ts';

/** At the seams of a path that goes on: what it would have been from full, and how soon that makes no difference. */
export function SeamComparison({ run, layout, frame, chart, readFlows }: BesideChart) {
  const paths = useRestartedPaths(run, layout, readFlows);
  useSeamOverlay(frame, chart, paths);
  return paths.length === 0 ? null : <p className="seam-words">{seamWords(paths)}</p>;
}

/** "Dashed: the same inflows, started full at step 1,000: after 114 steps both are equal, to the last bit." */
export function seamWords(paths: readonly RestartedPath[]): string {
  const met = paths.filter(({ meetingSteps }) => meetingSteps !== null);
  const where = paths.length === 1 ? `step ${formatCount(paths[0]!.seam)}` : 'each seam';
  const start = `Dashed: the same inflows, started full at ${where}`;
  if (met.length < paths.length) {
    const unmet = paths.length === 1 ? 'the two' : `${paths.length - met.length} of the pairs`;
    return `${start}: ${unmet} are not equal yet where it ends.`;
  }
  const steps = met.map(({ meetingSteps }) => formatCount(meetingSteps!));
  const last = steps.pop();
  const listed =
    steps.length === 0
      ? plural(met[0]!.meetingSteps!, 'step')
      : `${steps.join(', ')} and ${last} steps`;
  return `${start}: after ${listed} both are equal, to the last bit.`;
}
