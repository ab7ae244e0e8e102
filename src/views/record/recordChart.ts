import type { ChartData, ChartOptions } from 'chart.js';
import { chartOptions } from '../../components/chartOptions.ts';
import { labelPixels } from '../../components/fontSize.ts';
import type { Palette } from '../../components/usePalette.ts';
import type { InflowRecord } from '../../core/record/InflowRecord.ts';
import { placeAt, timeAt } from '../../core/record/recordTimes.ts';
import { stepWord, volumeText } from './recordTexts.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Values that have a dot each; more would be a band. */
const MOST_DOTS = 200;

/** The record in order of time; a missing value is a gap. */
export function recordData(record: InflowRecord, palette: Palette): ChartData<'scatter', Point[]> {
  const { values } = record;
  return {
    datasets: [
      {
        label: 'inflow',
        data: values.map((value, i) => ({ x: placeAt(record, i), y: value ?? NaN })),
        showLine: true,
        tension: 0,
        borderColor: palette.accent,
        backgroundColor: palette.accent,
        borderWidth: 1.5,
        pointRadius: values.length > MOST_DOTS ? 0 : 2,
        pointHitRadius: 6,
      },
    ],
  };
}

/** Pixels between the labels of two levels, at least: they would hide each other. */
const LEAST_APART = 15;

/** Pixels beside the chart for them. */
const BESIDE = 48;

/** Room above the greatest value. */
const ROOM = 1.05;

export function recordOptions(
  record: InflowRecord,
  { mean, target, unit }: { readonly mean: number; readonly target: number; readonly unit: string },
  palette: Palette,
): ChartOptions<'scatter'> {
  const { values } = record;
  const known = values.filter((value) => value !== null);
  const most = known.reduce((greatest, value) => Math.max(greatest, value), 0);
  const least = known.reduce((smallest, value) => Math.min(smallest, value), 0);
  const hasTimes = timeAt(record, 0) !== null && record.step === 'year';
  const options = chartOptions(
    palette,
    {
      title: hasTimes ? 'year' : `${stepWord(record)} of the record`,
      min: placeAt(record, 0),
      max: placeAt(record, values.length - 1),
      isWhole: true,
    },
    { title: `inflow (${unit})`, min: least * ROOM, max: Math.max(most, target) * ROOM || 1 },
  );
  const { x, y } = options.scales!;
  // years are not grouped by thousands
  const years = { callback: (value: number | string) => String(value) };
  const label = (text: string, dy: number) => ({
    text,
    x: 'beside' as const,
    y: 'middle' as const,
    dy,
    background: palette.surface,
  });
  return {
    ...options,
    layout: { padding: { right: labelPixels(BESIDE) } },
    scales: { x: { ...x, ticks: { ...x?.ticks, ...(hasTimes ? years : {}) } }, y: y! },
    plugins: {
      ...options.plugins,
      legend: { display: false },
      marks: {
        of: ({ scales: { y: axis } }) => {
          const [a, b] = [mean, target].map((level) => axis?.getPixelForValue(level) ?? 0);
          const apart = Math.max(0, (LEAST_APART - Math.abs(a! - b!)) / 2);
          const dy = a! <= b! ? -apart : apart;
          return [
            {
              axis: 'y',
              from: mean,
              to: mean,
              colour: palette.muted,
              dash: [2, 3],
              label: label('mean', dy),
            },
            {
              axis: 'y',
              from: target,
              to: target,
              colour: palette.warm,
              dash: [6, 4],
              label: label('target', -dy),
            },
          ];
        },
      },
      tooltip: {
        ...options.plugins?.tooltip,
        callbacks: {
          title: ([item]) => {
            const index = item?.dataIndex ?? 0;
            return timeAt(record, index) ?? `${stepWord(record)} ${index + 1}`;
          },
          label: ({ parsed }) => `inflow ${volumeText(parsed.y ?? NaN)}`,
        },
      },
    },
  };
}
