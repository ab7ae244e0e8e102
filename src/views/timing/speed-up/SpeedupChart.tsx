import type { Chart, ChartData, ChartOptions, Plugin } from 'chart.js';
import { useEffect, useMemo, useRef } from 'react';
import { Line } from 'react-chartjs-2';
import { useLatest } from '../../../components/useLatest.ts';
import { GuessDot, type GuessDotProps } from './GuessDot.tsx';
import type { Point } from './speedupPoints.ts';

export interface SpeedupChartProps {
  readonly label: string;
  readonly data: ChartData<'line', Point[]>;
  readonly options: ChartOptions<'line'>;
  /** as long as there is something to guess */
  readonly guess: Omit<GuessDotProps, 'ref'> | null;
}

/** Speed-up over the number of workers, and before it is measured a dot to guess it by. */
export function SpeedupChart({ label, data, options, guess }: SpeedupChartProps) {
  const chart = useRef<Chart<'line', Point[]>>(null);
  const dot = useRef<HTMLDivElement>(null);
  const workers = guess?.workers ?? null;
  const newestWorkers = useLatest(workers);
  // the dot follows every layout of the chart, which React does not see
  const plugins = useMemo<Plugin<'line'>[]>(
    () => [
      { id: 'guess-dot', afterLayout: (drawn) => placeAt(drawn, dot.current, newestWorkers()) },
    ],
    [newestWorkers],
  );
  useEffect(() => placeAt(chart.current, dot.current, workers), [workers]);
  return (
    <div className="chart">
      <Line
        ref={chart}
        role="img"
        aria-label={label}
        data={data}
        options={options}
        plugins={plugins}
        updateMode="none"
      />
      {guess !== null && <GuessDot {...guess} ref={dot} />}
    </div>
  );
}

/** Stands the dot's way above a number of workers, as high as the axis. */
function placeAt(
  chart: Pick<Chart, 'chartArea' | 'scales' | 'canvas'> | null,
  element: HTMLElement | null,
  workers: number | null,
): void {
  const { chartArea, scales, canvas } = chart ?? {};
  const x = scales?.['x'];
  // before its first layout a chart has no area
  if (!chartArea || !x || !canvas || element === null || workers === null) return;
  const { top, bottom } = chartArea;
  element.style.left = `${canvas.offsetLeft + x.getPixelForValue(workers)}px`;
  element.style.top = `${canvas.offsetTop + top}px`;
  element.style.height = `${bottom - top}px`;
}
