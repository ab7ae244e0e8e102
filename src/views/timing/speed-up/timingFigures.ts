import type { Figure } from '../../../components/Figures.tsx';
import { formatNumber, formatShare, formatTime, plural } from '../../../components/format.ts';
import {
  hasNarrowSpeedup,
  isLongEnough,
  isReliable,
  isSteady,
} from '../../../core/timing/steadiness.ts';
import { toldLaw } from '../../../core/timing/timingFit.ts';
import type { Timing } from '../../../core/timing/Timing.ts';
import { serialShare } from './fitText.ts';

/** The few numbers of a measurement: of the most workers that have a logical core each, if several were timed. */
export function timingFigures(timing: Timing | null): Figure[] {
  const medians = timing?.medians ?? [];
  const [one] = medians.filter(({ workers }) => workers === 1);
  const several = medians.filter(({ workers }) => workers > 1);
  const last = several.findLast(({ workers }) => workers <= timing!.cores) ?? several.at(-1);
  const isTold =
    timing !== null &&
    isReliable(timing) &&
    last !== undefined &&
    isSteady([last]) &&
    hasNarrowSpeedup(last);
  // messages have no efficiency
  const efficiency = timing !== null && isLongEnough(timing) ? last?.efficiency : null;
  const serial = timing && serialShare(timing, (share) => formatNumber(share, 2));
  const law = serial?.law ?? (timing && toldLaw(timing).noLaw ? 'no law fits' : null);
  const interval =
    last?.speedupLow == null || last.speedupHigh === null
      ? null
      : `${formatNumber(last.speedupLow)} to ${formatNumber(last.speedupHigh)}${isTold ? '' : ', unreliable'}`;
  return [
    { label: '1 worker', value: one ? formatTime(one.wallMs, last?.wallMs) : '–' },
    {
      label: last ? plural(last.workers, 'worker') : 'All workers',
      value: last ? formatTime(last.wallMs, one?.wallMs) : '–',
    },
    {
      label: 'Speed-up',
      value: last?.speedup ? formatNumber(last.speedup) : '–',
      ...(interval !== null && { note: interval }),
    },
    {
      label: 'Efficiency',
      value: efficiency ? formatShare(efficiency) : '–',
      ...(efficiency && !isTold && { note: 'unreliable' }),
    },
    {
      label: 'Serial fraction',
      value: serial?.share ?? '–',
      ...(law !== null && { note: law }),
    },
  ];
}
