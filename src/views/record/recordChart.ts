import type { ChartData, ChartOptions } from 'chart.js';
import { chartOptions } from '../../components/chartOptions.ts';
import type { Palette } from '../../components/usePalette.ts';
import type { InflowRecord } from '../../core/record/InflowRecord.ts';
import { placeAt, timeAt } from './recordTimes.ts';
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
  // two labels at one height would hide each other
  const isMeanAbove = mean >= target;
  const label = (text: string, isAbove: boolean) => ({
    text,
    x: 'end' as const,
    y: 'middle' as const,
    dy: isAbove ? -9 : 9,
    background: 'transparent',
  });
  return {
    ...options,
    scales: { x: { ...x, ticks: { ...x?.ticks, ...(hasTimes ? years : {}) } }, y: y! },
    plugins: {
      ...options.plugins,
      legend: { display: false },
      marks: {
        of: () => [
          {
            axis: 'y',
            from: mean,
            to: mean,
            colour: palette.muted,
            dash: [2, 3],
            label: label('mean', isMeanAbove),
          },
          {
            axis: 'y',
            from: target,
            to: target,
            colour: palette.warm,
            dash: [6, 4],
            label: label('target', !isMeanAbove),
          },
        ],
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
