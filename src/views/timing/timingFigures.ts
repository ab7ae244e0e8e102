import type { Figure } from '../../components/Figures.tsx';
import { formatNumber, formatShare, formatTime, plural } from '../../components/format.ts';
import { isReliable } from '../../core/timing/steadiness.ts';
import type { Timing } from '../../core/timing/Timing.ts';

/** The few numbers of a measurement: of the most workers that have a core each, if several were timed. */
export function timingFigures(timing: Timing | null): Figure[] {
  const medians = timing?.medians ?? [];
  const [one] = medians.filter(({ workers }) => workers === 1);
  const several = medians.filter(({ workers }) => workers > 1);
  const last = several.findLast(({ workers }) => workers <= timing!.cores) ?? several.at(-1);
  const isTold = timing !== null && isReliable(timing);
  const interval =
    last?.speedupLow == null || last.speedupHigh === null
      ? null
      : `${formatNumber(last.speedupLow)} to ${formatNumber(last.speedupHigh)}${isTold ? '' : ', unreliable'}`;
  return [
    { label: '1 worker', value: one ? formatTime(one.wallMs) : '–' },
    {
      label: last ? plural(last.workers, 'worker') : 'All workers',
      value: last ? formatTime(last.wallMs) : '–',
    },
    {
      label: 'Speed-up',
      value: last?.speedup ? formatNumber(last.speedup) : '–',
      ...(interval !== null && { note: interval }),
    },
    {
      label: 'Efficiency',
      value: last?.efficiency ? formatShare(last.efficiency) : '–',
      ...(last?.efficiency && !isTold && { note: 'unreliable' }),
    },
    {
      label: 'Serial fraction',
      // above 1 more workers were slower, and no share of the work is told
      value:
        !isTold || last?.karpFlatt == null || last.karpFlatt > 1
          ? '–'
          : formatNumber(last.karpFlatt, 2),
      note: 'Karp-Flatt',
    },
  ];
}
