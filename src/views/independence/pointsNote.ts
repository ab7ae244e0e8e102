import { formatCount, formatNumber, formatSetting, plural } from '../../components/format.ts';
import { comparedSteps } from '../../core/independence/comparedSteps.ts';
import type { Settings } from '../../core/settings/Settings.ts';
import type { Bubbles } from './bubbles.ts';
import type { MergedPair } from './dots.ts';

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
  const count = bubbles.reduce((sum, bubble) => sum + bubble.count, 0);
  return `${steps}${pale}, a larger dot for more of them; ${pileText(fullest, count, settings.K)}.`;
}

function pileText(fullest: NonNullable<Bubbles['fullest']>, count: number, K: number): string {
  const storage = (value: number) => (value === K ? formatSetting(K) : formatNumber(value, 3));
  const share = formatNumber((100 * fullest.count) / count, 2);
  const place = `(${storage(fullest.x)}, ${storage(fullest.y)})`;
  return `${share}\u00a0% of them lie ${fullest.isOnePlace ? 'at' : 'about'} ${place}`;
}
