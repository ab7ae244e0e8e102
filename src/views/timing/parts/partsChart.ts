import type { ChartData, ChartOptions } from 'chart.js';
import { formatShare, formatTime, plural } from '../../../components/format.ts';
import type { Palette } from '../../../components/usePalette.ts';
import { median } from '../../../core/timing/spread.ts';
import { eachPart, PARTS, type Parts, type Timing } from '../../../core/timing/Timing.ts';
import { barOptions } from '../barOptions.ts';
import { PART_LABELS, partFills } from './partLabels.ts';

/** Milliseconds, or the share of all parts of its bar. */
export type PartsUnit = 'ms' | 'share';

export interface MedianParts extends Parts {
  readonly workers: number;
}

/** The median over rounds of each part, for each number of workers: they need not add up exactly. */
export function medianParts({ medians, rounds }: Timing): MedianParts[] {
  return medians.map(({ workers, wallMs }) => {
    const own = rounds.filter((round) => round.workers === workers);
    const parts = eachPart((part) => median(own.map((round) => Math.max(0, round[part]))));
    return { workers, wallMs, ...parts };
  });
}

/** What the parts of each bar add up to. */
function sumsOf(rows: readonly MedianParts[]): number[] {
  return rows.map((row) => PARTS.reduce((sum, part) => sum + row[part], 0) || 1);
}

/** One bar for each number of workers, of its parts. Waiting is hollow, for nothing is done. */
export function partsData(
  timing: Timing,
  unit: PartsUnit,
  palette: Palette,
): ChartData<'bar', number[], string> {
  const rows = medianParts(timing);
  const wholes = unit === 'ms' ? rows.map(() => 1) : sumsOf(rows).map((sum) => sum / 100);
  const fills = partFills(palette);
  return {
    labels: rows.map(({ workers }) => String(workers)),
    datasets: PARTS.map((part) => ({
      label: PART_LABELS[part],
      data: rows.map((row, i) => row[part] / wholes[i]!),
      backgroundColor: fills[part],
      borderColor: palette.muted,
      borderWidth: part === 'waitMs' ? 1 : 0, // an edge would cover what is thin
      borderSkipped: false,
      maxBarThickness: 72,
    })),
  };
}

export function partsOptions(
  timing: Timing,
  unit: PartsUnit,
  palette: Palette,
): ChartOptions<'bar'> {
  const rows = medianParts(timing);
  const sums = sumsOf(rows);
  const options = barOptions(palette);
  return {
    ...options,
    scales: {
      x: {
        type: 'category',
        stacked: true,
        title: { display: true, text: 'workers p', color: palette.text },
        ticks: { color: palette.muted, maxRotation: 0, autoSkipPadding: 8 },
        grid: { display: false },
      },
      y: {
        type: 'linear',
        stacked: true,
        min: 0,
        max: unit === 'ms' ? 1.05 * Math.max(1e-3, ...sums) : 100,
        title: {
          display: true,
          text: unit === 'ms' ? 'ms, mean over workers' : '%, mean over workers',
          color: palette.text,
        },
        ticks: { color: palette.muted, includeBounds: false },
        grid: { color: palette.grid },
      },
    },
    interaction: { mode: 'index', intersect: false },
    plugins: {
      ...options.plugins,
      tooltip: {
        ...options.plugins.tooltip,
        callbacks: {
          title: ([item]) => plural(Number(item?.label ?? 0), 'worker'),
          label: ({ dataset, datasetIndex, dataIndex }) => {
            const ms = rows[dataIndex]![PARTS[datasetIndex]!];
            return `${dataset.label}: ${formatTime(ms)}, ${formatShare(ms / sums[dataIndex]!)}`;
          },
        },
      },
    },
  };
}
