import type { ChartData, ChartOptions } from 'chart.js';
import { chartOptions } from '../../../components/chartOptions.ts';
import { formatNumber, plural } from '../../../components/format.ts';
import type { Palette } from '../../../components/usePalette.ts';
import type { Point, Quantity } from './speedupPoints.ts';

/** The largest value in the chart, which its axis must reach. */
export function largestValue({ datasets }: ChartData<'line', Point[]>): number {
  return Math.max(0, ...datasets.flatMap(({ data }) => data.flatMap(({ y }) => (y >= 0 ? y : []))));
}

/** @param largest - the greatest value that is shown */
export function speedupOptions(
  quantity: Quantity,
  maxWorkers: number,
  largest: number,
  palette: Palette,
): ChartOptions<'line'> {
  const isSpeedup = quantity === 'speed-up';
  const most = Math.max(2, maxWorkers);
  const options = chartOptions(
    palette,
    { title: 'workers p', min: 0, max: most + Math.max(0.5, most / 40), isWhole: true },
    isSpeedup
      ? {
          title: 'speed-up T(1) / T(p)',
          min: 0,
          max: 1.05 * Math.max(most, largest),
          isWhole: true,
        }
      : { title: 'efficiency: speed-up / p', min: 0, max: 1.1 * Math.max(1, largest) },
  );
  return {
    ...options,
    layout: { autoPadding: false }, // the axes do not move when points come
    interaction: { mode: 'x', axis: 'x', intersect: false },
    plugins: {
      ...options.plugins,
      legend: {
        ...options.plugins?.legend,
        labels: {
          ...options.plugins?.legend?.labels,
          // what is measured first, whatever is drawn on top
          sort: (a, b) => (a.datasetIndex ?? 0) - (b.datasetIndex ?? 0),
        },
      },
      tooltip: {
        ...options.plugins?.tooltip,
        filter: ({ dataset }) => !dataset.label?.startsWith('('),
        callbacks: {
          title: ([item]) => plural(item?.parsed.x ?? 0, 'worker'),
          label: ({ dataset, parsed, raw }) => {
            const { low, high } = raw as Point;
            const interval =
              low === undefined || high === undefined
                ? ''
                : ` (95 %: ${formatNumber(low)} to ${formatNumber(high)})`;
            return `${dataset.label?.replace(', with 95 % interval', '')}: ${formatNumber(parsed.y ?? NaN)}${interval}`;
          },
        },
      },
    },
  };
}
