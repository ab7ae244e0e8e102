import type { ChartOptions } from 'chart.js';
import type { Labels } from '../../components/labels.ts';
import { chartOptions } from '../../components/chartOptions.ts';
import { formatCount, formatNumber } from '../../components/format.ts';
import { translucent, type Palette } from '../../components/usePalette.ts';
import { bubbleRadii, type Bubble } from './bubbles.ts';

/** The storages of two chunks at equal steps: a point each, or a bubble of many; a data set for each size. */
export function pairScatterData(bubbles: readonly Bubble[], palette: Palette) {
  const sizes = new Map<number, Bubble[]>();
  bubbleRadii(bubbles).forEach((radius, i) => {
    const ofSize = sizes.get(radius);
    if (ofSize === undefined) sizes.set(radius, [bubbles[i]!]);
    else ofSize.push(bubbles[i]!);
  });
  return {
    datasets: [...sizes]
      .sort(([x], [y]) => y - x)
      .map(([radius, data], i) => ({
        label: i === 0 ? 'storages at one step' : `(dots of ${radius} pixels)`,
        clip: 16, // the largest is whole on the edge
        data,
        pointRadius: radius,
        pointHoverRadius: radius + 2,
        borderWidth: 0,
        backgroundColor: translucent(palette.accent, bubbles.length > 1000 ? 0.45 : 0.6),
      })),
  };
}

/** @param highest - storage up to which the axes reach */
export function pairScatterOptions(
  a: number,
  b: number,
  highest: number,
  { unit }: Labels,
  palette: Palette,
): ChartOptions<'scatter'> {
  const axis = (chunk: number) => ({
    title: `chunk ${chunk} (${unit})`,
    min: 0,
    max: 1.05 * highest,
  });
  const base = chartOptions(palette, axis(a), axis(b));
  return {
    ...base,
    interaction: { mode: 'nearest' as const, intersect: false },
    plugins: {
      ...base.plugins,
      legend: {
        ...base.plugins?.legend,
        labels: { ...base.plugins?.legend?.labels, pointStyleWidth: 8 },
      },
      tooltip: {
        ...base.plugins?.tooltip,
        callbacks: { label: ({ raw }: { raw: unknown }) => bubbleText(raw as Bubble) },
      },
    },
  };
}

function bubbleText({ x, y, count, step }: Bubble): string {
  const place = `${formatNumber(x, 4)} and ${formatNumber(y, 4)}`;
  return count === 1
    ? `step ${formatCount(step)}: ${place}`
    : `${formatCount(count)} points about ${place}`;
}
