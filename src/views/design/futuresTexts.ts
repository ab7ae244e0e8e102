import { formatCount, formatFixed } from '../../components/format.ts';
import type { Labels } from '../../components/labels.ts';
import { chanceDistance, type Futures } from '../../core/design/futures.ts';
import { yearsText } from './designTexts.ts';

/** What the futures of the run say, beside the exact chance. */
export function futuresText(futures: Futures, labels: Labels): string {
  const { years, asked, peaks, distance } = futures;
  const steps = yearsText(labels.step);
  const shorter =
    years < asked ? ` (its shortest chunk has no more than ${formatCount(years)})` : '';
  const begin = `The run in sight holds ${formatCount(peaks.length)} futures of ${formatCount(years)} ${steps}${shorter}.`;
  if (distance === null) return `${begin} There is no exact chance to hold them against.`;
  const chance = chanceDistance(peaks.length);
  const [far, most] = [formatFixed(distance, 4), formatFixed(chance, 4)];
  const isFar = distance > chance;
  return (
    `${begin} The steps are at most ${far} from the exact curve (Kolmogorov distance); chance alone exceeds ${most} ` +
    `in one of twenty runs of independent futures${isFar ? ': this is more than that' : ''}.`
  );
}
