import { formatCount, formatNumber, formatSetting, plural } from '../../components/format.ts';
import { comparedSteps } from '../../core/independence/comparedSteps.ts';
import type { Settings } from '../../core/settings/Settings.ts';
import type { Bubbles } from './bubbles.ts';
import type { MergedPair } from './dots.ts';

/** The share of the points from which on they pile up. */
const LEAST_PILE = 0.05;

/** How many points the storages of a pair have, and where they pile up. */
export function pointsNote(
  { stepCount, rest: { bubbles, fullest } }: MergedPair,
  settings: Settings,
  leftOut: number,
): string {
  const compared = comparedSteps(settings);
  const steps =
    stepCount < compared
      ? `The first ${formatCount(stepCount)} of ${plural(compared, 'step')}`
      : plural(stepCount, 'step');
  const pale = leftOut > 0 ? ` (the first ${formatCount(Math.min(leftOut, stepCount))} pale)` : '';
  if (fullest === null || fullest.count === 1) return `${steps}${pale}.`;
  const share = fullest.count / bubbles.reduce((sum, { count }) => sum + count, 0);
  const pile = share < LEAST_PILE ? '' : `; ${pileText(fullest, share, settings.K)}`;
  return `${steps}${pale}, a larger dot for more of them${pile}.`;
}

function pileText(fullest: NonNullable<Bubbles['fullest']>, share: number, K: number): string {
  const storage = (value: number) => (value === K ? formatSetting(K) : formatNumber(value, 3));
  const place = `(${storage(fullest.x)}, ${storage(fullest.y)})`;
  return `${formatNumber(100 * share, 2)}\u00a0% of them lie ${fullest.isOnePlace ? 'at' : 'about'} ${place}`;
}
