import type { Chart, ChartData, ChartOptions } from 'chart.js';
import { chartOptions, hasRoom } from '../../../components/chartOptions.ts';
import { labelPixels } from '../../../components/fontSize.ts';
import { formatNumber, plural } from '../../../components/format.ts';
import type { Palette } from '../../../components/usePalette.ts';
import type { Point, Quantity } from './speedupPoints.ts';

/** Height of the chart in pixels below which an axis has its name alone. */
const ROOM_FOR_FORMULA = 250;

/** Few points need less room than other pictures do, and a class must be told which is which. */
const ROOM_FOR_LEGEND = 130;
const ROOM_FOR_TITLES = 120;

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
  const title = isSpeedup ? 'speed-up T(1) / T(p)' : 'efficiency: speed-up / p';
  const most = Math.max(2, maxWorkers);
  const titleFrom = ROOM_FOR_TITLES;
  const options = chartOptions(
    palette,
    {
      title: 'workers p',
      min: 0,
      max: most + Math.max(0.5, most / 40),
      isWhole: true,
      titleFrom,
    },
    isSpeedup
      ? {
          title,
          min: 0,
          max: 1.05 * Math.max(most, largest),
          isWhole: true,
          titleFrom,
        }
      : { title, min: 0, max: 1.1 * Math.max(1, largest), titleFrom },
  );
  const y = options.scales!['y'];
  // Chart.js asks for it at every size, which its types do not tell
  const yTitle = (({ chart }: { chart: Chart }) =>
    chart.height < labelPixels(ROOM_FOR_FORMULA) ? quantity : title) as unknown as string;
  return {
    ...options,
    layout: { autoPadding: false }, // the axes do not move when points come
    scales: { x: options.scales!['x']!, y: { ...y!, title: { ...y!.title, text: yTitle } } },
    interaction: { mode: 'x', axis: 'x', intersect: false },
    plugins: {
      ...options.plugins,
      legend: {
        ...options.plugins?.legend,
        display: hasRoom(ROOM_FOR_LEGEND),
        labels: {
          ...options.plugins?.legend?.labels,
          // no answer before the guess, not even by its name
          filter: ({ datasetIndex = 0 }, { datasets }) =>
            datasetIndex === 0 ||
            (datasets[datasetIndex]!.data.length > 0 &&
              !datasets[datasetIndex]!.label?.startsWith('(')),
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
