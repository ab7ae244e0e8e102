import type { ChartDataset, ChartOptions, Plugin } from 'chart.js';
import { chartOptions } from '../../../components/chartOptions.ts';
import { formatNumber } from '../../../components/format.ts';
import type { Palette } from '../../../components/usePalette.ts';
import { greatestOf } from '../../../core/statistics/extremes.ts';
import { PARTS } from '../../../core/timing/Timing.ts';
import type { ConditionBar, BarGroup } from './comparisonGroups.ts';
import { PART_LABELS, partFills } from '../parts/partLabels.ts';

/** A part of all bars; the last one carries the whiskers that the plugin draws. */
export interface PartDataset extends ChartDataset<'bar', number[]> {
  readonly whiskers?: { readonly bars: readonly ConditionBar[]; readonly palette: Palette };
}

/** Parts below this share of every bar are left out of the legend. */
const SEEN = 0.005;

/** A bar for each condition, made up of where its time went, with the 95 % interval of its end. */
export function comparisonData(
  { bars }: BarGroup,
  palette: Palette,
): { labels: string[][]; datasets: PartDataset[] } {
  const fills = partFills(palette);
  const whiskers = { bars, palette };
  return {
    labels: bars.map(({ name }) => linesOf(name)),
    datasets: PARTS.map((part, i): PartDataset => {
      const isSeen = bars.some(({ value, parts }) => parts[part] >= SEEN * value);
      return {
        label: isSeen ? PART_LABELS[part] : `(${PART_LABELS[part]})`,
        data: bars.map(({ parts }) => parts[part]),
        backgroundColor: fills[part],
        // the colour-blind see where one ends, and know the order
        borderColor: palette.surface,
        borderWidth: { right: 1 },
        borderSkipped: false,
        pointStyle: 'rect',
        barPercentage: 0.75,
        categoryPercentage: 0.9,
        ...(i === 0 ? { whiskers } : {}),
      };
    }),
  };
}

/** Letters of a label that a phone has room for beside its bar. */
const LINE = 16;

/** A name in one line, or in two if it is long. */
export function linesOf(name: string): string[] {
  const cut = name.indexOf(' ', name.length / 2 - 2);
  return name.length <= LINE || cut < 0 ? [name] : [name.slice(0, cut), name.slice(cut + 1)];
}

/** Bars to the right, as long as their times. */
export function comparisonOptions({ unit, bars }: BarGroup, palette: Palette): ChartOptions<'bar'> {
  const longest = greatestOf([...bars.map(({ value, high }) => Math.max(value, high)), 1e-9]);
  const x = { title: unit, min: 0, max: 1.05 * longest };
  // what is shared does not depend on the kind of chart
  const base = chartOptions(palette, x, x) as unknown as ChartOptions<'bar'>;
  return {
    animation: false,
    responsive: true,
    maintainAspectRatio: false,
    indexAxis: 'y',
    scales: {
      x: { ...base.scales!['x']!, stacked: true },
      y: {
        type: 'category',
        stacked: true,
        ticks: { color: palette.text, autoSkip: false },
        grid: { display: false },
      },
    },
    interaction: { mode: 'index', axis: 'y', intersect: false },
    plugins: {
      ...base.plugins,
      tooltip: {
        ...base.plugins?.tooltip,
        filter: (_, index) => index === 0,
        callbacks: { label: ({ dataIndex }) => barText(bars[dataIndex]!, unit) },
      },
    },
  };
}

/** What a tooltip says. */
export function barText({ value, low, high, parts }: ConditionBar, unit: string): string[] {
  return [
    `median ${formatNumber(value)} ${unit}, 95 % interval ${formatNumber(low)} to ${formatNumber(high)}`,
    ...PARTS.filter((part) => parts[part] >= SEEN * value).map(
      (part) => `${PART_LABELS[part]} ${formatNumber(parts[part])}`,
    ),
  ];
}

/** Half the height of a whisker's ends, in pixels. */
const END = 5;

/** Draws the intervals over the bars' ends. */
export const whiskerPlugin: Plugin<'bar'> = {
  id: 'whiskers',
  afterDatasetsDraw({ ctx, data, scales }) {
    const whiskers = (data.datasets as PartDataset[]).find((each) => each.whiskers)?.whiskers;
    const { x, y } = scales;
    if (whiskers === undefined || x === undefined || y === undefined) return;
    ctx.save();
    ctx.beginPath();
    whiskers.bars.forEach(({ low, high }, i) => {
      const [from, to, at] = [
        x.getPixelForValue(low),
        x.getPixelForValue(high),
        y.getPixelForValue(i),
      ];
      ctx.moveTo(from, at);
      ctx.lineTo(to, at);
      for (const end of [from, to]) {
        ctx.moveTo(end, at - END);
        ctx.lineTo(end, at + END);
      }
    });
    // an edge around them, so that they show on bars of any colour
    for (const [width, colour] of [
      [4.5, whiskers.palette.surface],
      [1.5, whiskers.palette.text],
    ] as const) {
      ctx.lineWidth = width;
      ctx.strokeStyle = colour;
      ctx.stroke();
    }
    ctx.restore();
  },
};
