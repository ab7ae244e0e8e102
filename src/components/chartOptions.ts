import { defaults, type Chart, type ChartOptions, type LegendItem, type Tick } from 'chart.js';
import { fontSize, LABEL_SIZE, labelPixels } from './fontSize.ts';
import { formatCompact, formatCount, formatNumber } from './format.ts';
import type { Palette } from './usePalette.ts';

export interface Axis {
  readonly title: string;
  readonly min: number;
  readonly max: number;
  /** ticks at whole numbers only */
  readonly isWhole?: boolean;
  /** height of the chart from which its title is shown, in pixels */
  readonly titleFrom?: number;
}

/** Beyond these, numbers in full would crowd an axis. */
const LARGE = 1e7;
const SMALL = 1e-3;

/** A tick in as few letters as tell it from its neighbours, `spacing` away. */
export function formatTick(value: number, spacing: number): string {
  if (Math.abs(value) < LARGE) return formatNumber(value, 7);
  const unit = 1000 ** Math.floor(Math.log10(Math.abs(value)) / 3);
  // two decimals of the unit
  return spacing >= unit / 100 ? formatCompact(value) : formatCount(value);
}

/** Heights of a chart in pixels below which the picture itself needs all of it. */
const ROOM_FOR_LEGEND = 190;
const ROOM_FOR_TITLES = 150;

/** Chart.js asks for this at every size, which its types do not tell. */
export function hasRoom(least: number): boolean {
  const answer = ({ chart }: { chart: Chart }): boolean => chart.height >= labelPixels(least);
  return answer as unknown as boolean;
}

/** Below this Chart.js finds no ticks and searches for ever. */
const SHORTEST_SPAN = 1e-300;

/** Pixels between labels along the x axis: the numbers of steps may be long. */
const BESIDE_TICKS = 40;

const UNSEEN = {
  fontColor: 'transparent',
  fillStyle: 'transparent',
  strokeStyle: 'transparent',
} satisfies Partial<LegendItem>;

/**
 * The legend's labels with dashed lines dashed: with point styles Chart.js asks the point, which has no dash. What has
 * nothing drawn yet keeps its place and is not seen, so that nothing moves when it comes.
 */
function legendLabels(chart: Chart): LegendItem[] {
  return defaults.plugins.legend.labels.generateLabels(chart).map((item) => {
    const dataset = chart.data.datasets[item.datasetIndex ?? -1];
    if (dataset?.data.length === 0) return { ...item, ...UNSEEN };
    const isDashed = item.pointStyle === 'line' && dataset !== undefined && 'borderDash' in dataset;
    return isDashed ? { ...item, lineDash: dataset.borderDash as number[] } : item;
  });
}

/** What all charts share: linear axes with titles, no animation, values read by hover and touch. */
export function chartOptions(
  palette: Palette,
  x: Axis,
  y: Axis,
): ChartOptions<'line'> & ChartOptions<'scatter'> {
  const axis = (
    { title, min, max, isWhole = false, titleFrom = ROOM_FOR_TITLES }: Axis,
    padding: number,
  ) => ({
    type: 'linear' as const,
    min,
    max: Math.max(max, min + SHORTEST_SPAN),
    title: { display: hasRoom(titleFrom), text: title, color: palette.text },
    ticks: {
      color: palette.muted,
      maxRotation: 0,
      autoSkipPadding: padding,
      includeBounds: false,
      ...(isWhole ? { precision: 0 } : {}),
      ...(max >= LARGE || max < SMALL
        ? {
            callback: (value: number | string, _: number, ticks: Tick[]) =>
              formatTick(Number(value), (ticks[1]?.value ?? Infinity) - (ticks[0]?.value ?? 0)),
          }
        : {}),
    },
    grid: { color: palette.grid },
  });
  return {
    animation: false,
    parsing: false,
    normalized: true,
    responsive: true,
    maintainAspectRatio: false,
    scales: { x: axis(x, BESIDE_TICKS), y: axis(y, 3) },
    interaction: { mode: 'nearest', axis: 'x', intersect: false },
    plugins: {
      legend: {
        position: 'bottom',
        display: hasRoom(ROOM_FOR_LEGEND),
        labels: {
          color: palette.text,
          usePointStyle: true,
          pointStyleWidth: 16,
          boxHeight: 8,
          padding: 7,
          font: () => ({ size: fontSize(LABEL_SIZE) }),
          generateLabels: legendLabels,
          // a data set without a name is part of its neighbour
          filter: ({ text }) => !text.startsWith('('),
        },
      },
      tooltip: { animation: false, displayColors: false },
    },
  };
}
