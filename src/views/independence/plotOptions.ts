import type { ChartOptions } from 'chart.js';
import { chartOptions, type Axis } from '../../components/chartOptions.ts';
import { fontSize, LABEL_SIZE } from '../../components/fontSize.ts';
import type { Palette } from '../../components/usePalette.ts';
import type { ChunkPair } from './chunkPair.ts';
import type { Dot } from './dots.ts';

/** Pixels for the plot's name above its axes, which grows with the letters, and for the half of a large dot beside them. */
const padding = () => ({ top: 10 + 1.5 * fontSize(LABEL_SIZE), right: 8 });

/** Lower, titles of axes are longer than these. */
export const TITLE_FROM = 195;

/** Options of a plot of two chunks: its axes, and the dots that it draws itself. */
export function plotOptions(
  x: Axis,
  y: Axis,
  dots: readonly Dot[],
  palette: Palette,
): ChartOptions<'scatter'> {
  const base = chartOptions(palette, x, y);
  return {
    ...base,
    events: [], // the page follows the pointer, in both plots at once
    layout: { padding },
    plugins: {
      ...base.plugins,
      legend: { display: false },
      tooltip: { enabled: false },
      dots: { of: () => dots },
    },
  };
}

/** Standard deviations that the axes of shocks reach at least: beyond is one of 16,000. */
const SHOCK_REACH = 4;

/** Standard deviations, whole ones, within which all shocks of a pair lie. */
export function shockReach({ x, y }: ChunkPair): number {
  let most = SHOCK_REACH;
  for (const shocks of [x, y]) {
    for (let t = 0; t < shocks.length; t++) most = Math.max(most, Math.abs(shocks[t]!));
  }
  return Math.ceil(most);
}
