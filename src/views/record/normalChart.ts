import type { ChartData, ChartOptions } from 'chart.js';
import { chartOptions } from '../../components/chartOptions.ts';
import { formatFixed } from '../../components/format.ts';
import type { Palette } from '../../components/usePalette.ts';
import type { NormalPlot } from '../../core/record/normalPlot.ts';
import type { Moments } from '../../core/record/recordStatistics.ts';
import type { Point } from './recordChart.ts';
import { volumeText } from './recordTexts.ts';

/** The sorted record beside the quantiles of a normal: on the line where it is one. */
export function normalData(
  { points }: NormalPlot,
  { mean, sd }: Moments,
  palette: Palette,
): ChartData<'scatter', Point[]> {
  const reach = Math.abs(points[0]?.[0] ?? 1);
  return {
    datasets: [
      {
        label: 'record',
        data: points.map(([x, y]) => ({ x, y })),
        pointRadius: points.length > 200 ? 1.5 : 3,
        pointHitRadius: 6,
        borderColor: palette.accent,
        backgroundColor: palette.accent,
      },
      {
        label: 'normal of its mean and sd',
        data: [-reach, reach].map((x) => ({ x, y: mean + sd * x })),
        showLine: true,
        pointRadius: 0,
        pointHitRadius: 0,
        borderColor: palette.warm,
        borderWidth: 1.5,
        borderDash: [5, 4],
        pointStyle: 'line',
      },
    ],
  };
}

export function normalOptions(
  { points }: NormalPlot,
  { mean, sd }: Moments,
  unit: string,
  palette: Palette,
): ChartOptions<'scatter'> {
  const reach = Math.abs(points[0]?.[0] ?? 1);
  const [least, most] = [points[0]?.[1] ?? 0, points.at(-1)?.[1] ?? 1];
  const room = 0.04 * (most - least);
  const options = chartOptions(
    palette,
    { title: 'normal quantile', min: -reach * 1.05, max: reach * 1.05 },
    {
      title: `inflow (${unit})`,
      min: Math.min(least, mean - sd * reach) - room,
      max: Math.max(most, mean + sd * reach) + room,
    },
  );
  return {
    ...options,
    plugins: {
      ...options.plugins,
      legend: { display: false },
      tooltip: {
        ...options.plugins?.tooltip,
        callbacks: {
          title: ([item]) => `quantile ${formatFixed(item?.parsed.x ?? NaN, 2)}`,
          label: ({ parsed }) => `inflow ${volumeText(parsed.y ?? NaN)}`,
        },
      },
    },
  };
}
