import type { ChartData, ChartOptions } from 'chart.js';
import { formatCompact, formatNumber, plural } from '../../../components/format.ts';
import { translucent, type Palette } from '../../../components/usePalette.ts';
import { greatestOf, leastOf } from '../../../core/statistics/extremes.ts';
import type { Timing } from '../../../core/timing/Timing.ts';
import { barOptions } from '../barOptions.ts';
import { REFERENCES } from './references.ts';
import { mostOnCores } from '../../../core/timing/steadiness.ts';

/** A speed of this page, on this machine. */
export interface Rate {
  readonly workers: number;
  /** median wall-clock time per step */
  readonly nsPerStep: number;
}

/** One worker and the most that had cores of their own; fewer before they were timed. */
export function ownRates(timing: Timing): Rate[] {
  const alone = timing.medians.find(({ workers }) => workers === 1);
  return [...new Set([alone, mostOnCores(timing)])].flatMap((median) =>
    median === undefined
      ? []
      : { workers: median.workers, nsPerStep: (median.wallMs * 1e6) / timing.steps },
  );
}

const perSecond = ({ nsPerStep }: { readonly nsPerStep: number }) => 1e9 / nsPerStep;

/** Steps a second: this page's in full bars, those of other machines in hollow ones. */
export function ratesData(
  timing: Timing,
  palette: Palette,
): ChartData<'bar', (number | null)[], string> {
  const own = ownRates(timing);
  const bars = { borderWidth: 2, borderSkipped: false, grouped: false, maxBarThickness: 18 };
  return {
    labels: [
      ...own.map(({ workers }) => `here, ${plural(workers, 'worker')}`),
      ...REFERENCES.map(({ label }) => label),
    ],
    datasets: [
      {
        ...bars,
        label: 'this page, on this machine',
        data: [...own.map(perSecond), ...REFERENCES.map(() => null)],
        backgroundColor: palette.accent,
        borderWidth: 0,
      },
      {
        ...bars,
        label: 'on another machine',
        data: [...own.map(() => null), ...REFERENCES.map(perSecond)],
        backgroundColor: translucent(palette.warm, 0.15),
        borderColor: palette.warm,
      },
    ],
  };
}

export function ratesOptions(timing: Timing, palette: Palette): ChartOptions<'bar'> {
  const all = [...ownRates(timing), ...REFERENCES].map(perSecond);
  const decade = (value: number, round: (x: number) => number) => 10 ** round(Math.log10(value));
  const options = barOptions(palette);
  return {
    ...options,
    indexAxis: 'y',
    scales: {
      x: {
        type: 'logarithmic',
        min: decade(leastOf(all), Math.floor),
        max: decade(greatestOf(all), Math.ceil),
        title: {
          display: true,
          text: 'steps a second',
          color: palette.text,
        },
        afterBuildTicks: (axis) => {
          axis.ticks = axis.ticks.filter(({ value }) => Number.isInteger(Math.log10(value)));
        },
        ticks: {
          color: palette.muted,
          maxRotation: 0,
          callback: (value) => formatCompact(Number(value)),
        },
        grid: { color: palette.grid },
      },
      y: {
        type: 'category',
        ticks: { color: palette.text, autoSkip: false },
        grid: { display: false },
      },
    },
    interaction: { mode: 'index', axis: 'y', intersect: false },
    plugins: {
      ...options.plugins,
      tooltip: {
        ...options.plugins.tooltip,
        filter: ({ raw }) => raw !== null,
        callbacks: {
          label: ({ dataset, parsed }) =>
            `${formatCompact(parsed.x ?? 0)} steps a second, ${formatNumber(1e9 / (parsed.x ?? NaN))} ns a step, ${dataset.label}`,
        },
      },
    },
  };
}
