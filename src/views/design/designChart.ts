import type { ChartData, ChartOptions } from 'chart.js';
import { chartOptions } from '../../components/chartOptions.ts';
import { formatNumber, formatSetting } from '../../components/format.ts';
import type { Labels } from '../../components/labels.ts';
import { translucent, type Palette } from '../../components/usePalette.ts';
import type { Curve } from '../../core/design/Design.ts';
import type { Plane } from './designPlane.ts';
import { percent, volumeText } from './designTexts.ts';
import { overlayData, type RecordOverlay } from './recordOverlay.ts';

export interface PlanePoint {
  readonly x: number;
  readonly y: number;
}

/** The present reservoir: in the plane, and in words. */
export interface PresentPoint extends PlanePoint {
  readonly label: string;
}

export function presentPoint(K: number, target: number, reliability: string | null): PresentPoint {
  const B = K - target;
  const told = reliability === null ? '' : `, ${reliability}`;
  return { x: target, y: B, label: `B ${formatNumber(B)}, K ${formatSetting(K)}${told}` };
}

/** Ink of the palest curve. */
const PALEST = 0.45;

/** Curves, one hue, darker for a higher reliability; the one that was asked for is the widest. */
export function designData(
  curves: readonly Curve[],
  asked: number,
  present: PresentPoint,
  palette: Palette,
  record: RecordOverlay | null = null,
): ChartData<'scatter', PlanePoint[]> {
  const ink = (index: number) => PALEST + ((1 - PALEST) * index) / Math.max(curves.length - 1, 1);
  const line = { showLine: true, pointRadius: 0, tension: 0 };
  return {
    datasets: [
      ...(record === null ? [] : overlayData(record, palette)),
      ...curves.map(({ reliability, points }, index) => ({
        ...line,
        label: percent(reliability),
        data: points.map(([x, y]) => ({ x, y })),
        borderColor:
          reliability === asked ? palette.accent : translucent(palette.accent, ink(index)),
        borderWidth: reliability === asked ? 3.5 : 1.5,
        pointHitRadius: 6,
      })),
      {
        ...line,
        label: '(axes)',
        data: [
          { x: present.x, y: 0 },
          { x: present.x, y: present.y },
          { x: 0, y: present.y },
        ],
        borderColor: palette.warm,
        borderWidth: 1,
        borderDash: [5, 4],
        pointHitRadius: 0,
      },
      {
        label: present.label,
        data: [{ x: present.x, y: present.y }],
        pointRadius: 7,
        pointHoverRadius: 7,
        borderColor: palette.surface,
        borderWidth: 2,
        hoverBorderWidth: 2,
        backgroundColor: palette.warm,
      },
    ],
  };
}

export function designOptions(
  { mean, left, right, top }: Plane,
  { unit }: Labels,
  palette: Palette,
): ChartOptions<'scatter'> {
  const options = chartOptions(
    palette,
    { title: `target S̄ (${unit})`, min: left, max: right },
    { title: `active storage B = K − S̄ (${unit})`, min: 0, max: top },
  );
  const { x, y } = options.scales!;
  return {
    ...options,
    interaction: { mode: 'nearest', axis: 'xy', intersect: true },
    scales: {
      x: x!,
      y: y!,
      ...(mean > 0 && {
        ratio: {
          ...x!,
          axis: 'x',
          position: 'top',
          min: left / mean,
          max: right / mean,
          title: { ...x!.title, text: 'draft ratio: target / mean inflow' },
          grid: { display: false },
        },
      }),
    },
    plugins: {
      ...options.plugins,
      legend: { display: false },
      marks: {
        of: () => [
          {
            axis: 'x',
            from: mean,
            to: mean,
            colour: palette.muted,
            dash: [2, 3],
            isBehind: true, // `planeLabels` names it
          },
        ],
      },
      tooltip: {
        ...options.plugins?.tooltip,
        callbacks: {
          title: ([item]) => (item?.dataset.label ?? '').replace(/^\((.*)\)$/, '$1'),
          label: ({ parsed }) =>
            `target ${volumeText(parsed.x ?? NaN)}, active storage ${volumeText(parsed.y ?? NaN)}`,
        },
      },
    },
  };
}
