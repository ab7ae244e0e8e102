import type { ChartData, ChartOptions } from 'chart.js';
import { chartOptions } from '../../components/chartOptions.ts';
import { formatNumber, standardErrors } from '../../components/format.ts';
import type { Mark } from '../../components/marks.ts';
import type { Labels } from '../../components/labels.ts';
import { translucent, type Palette } from '../../components/usePalette.ts';
import type { Cell, Cells } from './cells.ts';
import type { Point } from './histogramChart.ts';

/** Standard errors that noise seldom exceeds: 5 of 100 times, and 3 of 1000. */
const BANDS = [2, 3] as const;

function points(cells: readonly Cell[]): Point[] {
  return cells.flatMap(({ from, to, z }) => (z === null ? [] : [{ x: (from + to) / 2, y: z }]));
}

/** The difference between run and law in each cell, in standard errors. */
export function differencesData(
  { bins, atoms }: Cells,
  palette: Palette,
): ChartData<'scatter', Point[]> {
  return {
    datasets: [
      {
        label: 'bins',
        data: points(bins),
        pointRadius: 3,
        borderWidth: 0,
        backgroundColor: palette.accent,
      },
      {
        label: 'single storages',
        data: points(atoms),
        pointRadius: 6,
        pointStyle: 'rectRot',
        borderColor: palette.warm,
        backgroundColor: translucent(palette.warm, 0.6),
      },
    ],
  };
}

export function differencesOptions(
  cells: Cells,
  K: number,
  { unit }: Labels,
  palette: Palette,
): ChartOptions<'scatter'> {
  const all = [...points(cells.bins), ...points(cells.atoms)].map(({ y }) => Math.abs(y));
  const reach = Math.max(4, 1.1 * Math.max(0, ...all));
  const options = chartOptions(
    palette,
    { title: `storage (${unit})`, min: 0, max: K },
    { title: 'standard errors', min: -reach, max: reach },
  );
  const marks = BANDS.map((reachOf): Mark => ({
    axis: 'y',
    from: -reachOf,
    to: reachOf,
    colour: 'transparent',
    fill: translucent(palette.muted, 0.13),
    isBehind: true,
  }));
  return {
    ...options,
    clip: 8,
    plugins: {
      ...options.plugins,
      legend: {
        ...options.plugins?.legend,
        labels: { ...options.plugins?.legend?.labels, pointStyleWidth: 10 },
      },
      marks: { of: () => marks },
      tooltip: {
        ...options.plugins?.tooltip,
        callbacks: {
          label: ({ parsed }) =>
            `storage ${formatNumber(parsed.x ?? NaN, 4)}: ${standardErrors(formatNumber(parsed.y ?? NaN, 2))}`,
        },
      },
    },
  };
}
