import type { ChartDataset, ChartOptions, Plugin } from 'chart.js';
import { chartOptions } from '../../../components/chartOptions.ts';
import { formatTime } from '../../../components/format.ts';
import type { Palette } from '../../../components/usePalette.ts';
import { drawTimeline } from './drawTimeline.ts';
import type { JobBox, LossBox, TimelinePicture } from './timelinePicture.ts';

/** A place that can be pointed at, and what it tells. */
export interface TimelinePoint {
  readonly x: number;
  /** the worker, from 1 */
  readonly y: number;
  readonly of: JobBox | LossBox;
}

/** The points of a chart, and what its plugin draws behind them. */
export interface TimelineDataset extends ChartDataset<'scatter', TimelinePoint[]> {
  readonly drawn?: { readonly picture: TimelinePicture; readonly palette: Palette };
}

/** A long box can be pointed at in so many places of the whole length. */
const PLACES = 80;

/** Points for tooltips: of every job, along its box; and a cross where a worker was lost. */
export function timelineData(
  picture: TimelinePicture,
  palette: Palette,
): { datasets: TimelineDataset[] } {
  const apart = picture.lengthMs / PLACES;
  const points = picture.jobs.flatMap((of) => {
    const places = 1 + Math.floor(Math.max(of.received - of.sent, 0) / apart);
    return Array.from({ length: places }, (_, i): TimelinePoint => {
      const x = of.sent + ((i + 0.5) / places) * (of.received - of.sent);
      return { x, y: of.lane + 1, of };
    });
  });
  return {
    datasets: [
      {
        label: 'jobs',
        data: points,
        drawn: { picture, palette },
        pointRadius: 0,
        pointHoverRadius: 4,
        backgroundColor: palette.text,
        borderColor: palette.surface,
      },
      {
        label: 'worker lost',
        data: picture.losses.map((of) => ({ x: of.injured, y: of.lane + 1, of })),
        pointStyle: 'crossRot',
        pointRadius: 8,
        pointHoverRadius: 10,
        borderWidth: 3,
        pointHoverBorderWidth: 3,
        borderColor: palette.text,
        backgroundColor: palette.text,
      },
    ],
  };
}

/** Time across, a lane for each worker, the first on top. */
export function timelineOptions(
  { lanes, lengthMs }: Pick<TimelinePicture, 'lanes' | 'lengthMs'>,
  palette: Palette,
): ChartOptions<'scatter'> {
  const base = chartOptions(
    palette,
    { title: 'ms since the start', min: 0, max: 1.01 * lengthMs },
    { title: '', min: 0.5, max: lanes + 0.5, isWhole: true },
  );
  const y = base.scales!['y']!;
  return {
    ...base,
    scales: {
      ...base.scales,
      y: {
        ...y,
        reverse: true,
        title: { display: false },
        ticks: {
          ...y.ticks,
          stepSize: 1,
          callback: (value) => (Number.isInteger(Number(value)) ? `worker ${value}` : ''),
        },
      } as NonNullable<typeof y>,
    },
    interaction: { mode: 'nearest', axis: 'xy', intersect: false },
    plugins: {
      legend: { display: false }, // has shapes that Chart.js does not know
      tooltip: {
        ...base.plugins?.tooltip,
        filter: (_, index) => index === 0,
        callbacks: { label: ({ raw }) => pointText(raw as TimelinePoint) },
      },
    },
  };
}

/** What a tooltip says. */
export function pointText({ of, y }: TimelinePoint): string[] {
  if ('injured' in of) {
    return [`worker ${y}, lost at ${formatTime(of.injured)}`, of.reason];
  }
  const { sent, started, finished, received, merged } = of;
  return [
    `${of.name} on worker ${y}, sent at ${formatTime(sent)}${of.isRetry ? ', run again' : ''}`,
    `to the worker ${formatTime(started - sent)}`,
    `computing ${formatTime(finished - started)}`,
    `to the page ${formatTime(received - finished)}`,
    `merge ${formatTime(merged - received)}`,
  ];
}

/** Draws the boxes of the first data set behind its points. */
export const timelinePlugin: Plugin<'scatter'> = {
  id: 'timeline',
  beforeDatasetsDraw({ ctx, chartArea, data, scales }) {
    const { drawn } = data.datasets[0] as TimelineDataset;
    const { x, y } = scales;
    if (drawn === undefined || x === undefined || y === undefined) return;
    const { left, top, right, bottom } = chartArea;
    ctx.save();
    ctx.beginPath();
    ctx.rect(left, top, right - left, bottom - top);
    ctx.clip();
    const place = {
      xOf: (ms: number) => x.getPixelForValue(ms),
      yOf: (lane: number) => y.getPixelForValue(lane + 1),
      laneHeight: (bottom - top) / drawn.picture.lanes,
    };
    drawTimeline(ctx, drawn.picture, place, drawn.palette);
    ctx.restore();
  },
};
