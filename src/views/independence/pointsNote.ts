import { formatCount, formatNumber, formatSetting, plural } from '../../components/format.ts';
import { comparedSteps } from '../../core/independence/comparedSteps.ts';
import type { Settings } from '../../core/settings/Settings.ts';
import { mergePoints } from './bubbles.ts';
import type { ChunkPair } from './chunkPair.ts';

/** How many points the storages of a pair have, and where they pile up. */
export function pointsNote(shown: ChunkPair, settings: Settings, leftOut: number): string {
  const { K } = settings;
  const drawn = shown.x.length;
  const { fullest } = mergePoints(shown, { low: 0, high: K }, Math.min(leftOut, drawn));
  const compared = comparedSteps(settings);
  const steps =
    drawn < compared
      ? `The first ${formatCount(drawn)} of ${plural(compared, 'step')}`
      : plural(drawn, 'step');
  const pale = leftOut > 0 ? ` (the first ${formatCount(Math.min(leftOut, drawn))} pale)` : '';
  const size = fullest !== null && fullest.count > 1 ? ', a larger dot for more of them' : '';
  return `${steps}${pale}${size}${pileText(fullest, drawn - leftOut, K)}.`;
}

function pileText(
  fullest: ReturnType<typeof mergePoints>['fullest'],
  count: number,
  K: number,
): string {
  if (fullest === null || fullest.count === 1) return '';
  const storage = (value: number) => (value === K ? formatSetting(K) : formatNumber(value, 3));
  const share = formatNumber((100 * fullest.count) / count, 2);
  const place = `(${storage(fullest.x)}, ${storage(fullest.y)})`;
  return `; ${share}\u00a0% of them lie ${fullest.isOnePlace ? 'at' : 'about'} ${place}`;
}
