import type { ChartDataset } from 'chart.js';
import type { Palette } from '../../components/usePalette.ts';
import type { PlanePoint } from './designChart.ts';

/** What a record adds to the plane. */
export interface RecordOverlay {
  /** the storage with which it never fails, over targets */
  readonly curve: readonly (readonly [target: number, storage: number])[];
  /** where the whisker stands */
  readonly target: number;
  /** storages from which to which records like it would lead; null until it is known */
  readonly interval: { readonly low: number; readonly high: number } | null;
  /** what is drawn, in words */
  readonly note: string;
}

/** Beyond every plane: as far as nobody knows. */
const FAR = 1e12;

/** A record in the plane: its no-failure curve, dashed, and a whisker at the target. */
export function overlayData(
  { curve, target, interval }: RecordOverlay,
  palette: Palette,
): ChartDataset<'scatter', PlanePoint[]>[] {
  const colour = palette.series[2]!;
  const whisker = interval && [
    { x: target, y: interval.low },
    { x: target, y: Math.min(interval.high, FAR) },
  ];
  return [
    {
      showLine: true,
      pointRadius: 0,
      tension: 0,
      label: 'record',
      data: curve.map(([x, y]) => ({ x, y })),
      borderColor: colour,
      borderWidth: 2,
      borderDash: [6, 4],
      pointHitRadius: 6,
    },
    ...(whisker === null
      ? []
      : [
          {
            showLine: true,
            label: '(from 5 to 95 % of records like this one)',
            data: whisker,
            borderColor: colour,
            borderWidth: 2.5,
            pointStyle: 'line' as const,
            pointRadius: 8,
            pointHoverRadius: 8,
            pointBorderWidth: 2.5,
            pointHitRadius: 4,
          },
        ]),
  ];
}
