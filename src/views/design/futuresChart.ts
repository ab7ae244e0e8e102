import type { ChartData, ChartOptions } from 'chart.js';
import { chartOptions } from '../../components/chartOptions.ts';
import type { Labels } from '../../components/labels.ts';
import type { Palette } from '../../components/usePalette.ts';
import type { Futures } from '../../core/design/futures.ts';
import type { PlanePoint } from './designChart.ts';
import { volumeText, yearsText } from './designTexts.ts';

/** Steps that are drawn; more are narrower than a pixel. */
const MOST_STEPS = 600;

/** The share of futures that a storage is enough for, as steps. */
export function futureSteps(peaks: ArrayLike<number>): PlanePoint[] {
  const n = peaks.length;
  const count = Math.min(n, MOST_STEPS);
  const steps: PlanePoint[] = [{ x: 0, y: 0 }];
  for (let i = 1; i <= count; i++) {
    const rank = Math.round((n * i) / count);
    steps.push({ x: peaks[rank - 1]!, y: rank / n });
  }
  return steps;
}

export function futuresData(
  { peaks, exact, years }: Futures,
  labels: Labels,
  palette: Palette,
): ChartData<'scatter', PlanePoint[]> {
  const line = { showLine: true, pointRadius: 0, pointHitRadius: 6, tension: 0 };
  const curve = (exact ?? []).flat().map(([x, y]) => ({ x, y }));
  return {
    datasets: [
      {
        ...line,
        label: 'futures of this run',
        data: futureSteps(peaks),
        stepped: 'before',
        borderColor: palette.accent,
        borderWidth: 2,
        pointStyle: 'line',
      },
      {
        ...line,
        label: `exact, ${years} ${yearsText(labels.step)} from full`,
        data: curve,
        borderColor: palette.warm,
        borderWidth: 1.5,
        borderDash: [5, 3],
        pointStyle: 'line',
      },
    ],
  };
}

export function futuresOptions(
  { peaks }: Futures,
  { unit }: Labels,
  palette: Palette,
): ChartOptions<'scatter'> {
  const options = chartOptions(
    palette,
    { title: `active storage (${unit})`, min: 0, max: (peaks[peaks.length - 1] ?? 0) || 1 },
    { title: 'chance of no failure', min: 0, max: 1 },
  );
  return {
    ...options,
    interaction: { mode: 'nearest', axis: 'x', intersect: false },
    plugins: {
      ...options.plugins,
      tooltip: {
        ...options.plugins?.tooltip,
        callbacks: {
          title: ([item]) => `active storage ${volumeText(item?.parsed.x ?? NaN)}`,
          label: ({ dataset, parsed }) => `${dataset.label}: ${volumeText(parsed.y ?? NaN)}`,
        },
      },
    },
  };
}
