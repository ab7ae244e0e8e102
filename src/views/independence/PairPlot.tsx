import type { Chart, ChartOptions } from 'chart.js';
import { useEffect, useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { Scatter } from 'react-chartjs-2';
import { formatCount } from '../../components/format.ts';
import { useNextFrame } from '../../components/useNextFrame.ts';
import type { ChunkPair } from './chunkPair.ts';
import { dots } from './dots.ts';
import { alikeSteps, movedStep, nearestStep } from './pointedStep.ts';

export interface PairPlotProps {
  readonly name: string;
  /** their correlation, in words */
  readonly told: string;
  /** the picture in words */
  readonly label: string;
  readonly pair: ChunkPair;
  readonly options: ChartOptions<'scatter'>;
  /** entries of the pair that are left out: the first */
  readonly leftOut: number;
  /** the entry that is pointed at, in this plot or in the other */
  readonly pointed: number | null;
  readonly onPoint: (step: number | null, isByKey: boolean) => void;
  /** whether it is its turn to draw: before that it is a place of its size */
  readonly isDue: boolean;
  /** the two values at an entry */
  readonly valuesAt: (step: number) => string;
}

const NO_DATA = { datasets: [] };
const PLUGINS = [dots];

/** Values of two chunks at equal steps. The step that is pointed at is marked, by the pointer or by keys. */
export function PairPlot(props: PairPlotProps) {
  const { name, told, label, pair, options, leftOut, pointed, onPoint, isDue, valuesAt } = props;
  const chart = useRef<Chart<'scatter'>>(null);
  const mark = useRef<HTMLDivElement>(null);
  const nextFrame = useNextFrame();

  // after the chart, whose axes say where the point is
  useEffect(() => {
    if (pointed === null || chart.current === null || mark.current === null) return;
    const { scales, chartArea, canvas } = chart.current;
    const x = scales['x']!.getPixelForValue(pair.x[pointed]!);
    const y = scales['y']!.getPixelForValue(pair.y[pointed]!);
    mark.current.style.transform = `translate(${canvas.offsetLeft + x}px, ${canvas.offsetTop + y}px)`;
    const isRight = x > (chartArea.left + chartArea.right) / 2;
    const isLow = y > (chartArea.top + chartArea.bottom) / 2;
    mark.current.className = `point-mark${isRight ? ' right' : ''}${isLow ? ' low' : ''}`;
  });

  const onPointer = (event: PointerEvent<HTMLElement>) => {
    const { clientX, clientY } = event;
    nextFrame.ask(() => {
      if (chart.current === null) return;
      const { left, top } = chart.current.canvas.getBoundingClientRect();
      const [x, y] = [clientX - left, clientY - top];
      onPoint(nearestStep(chart.current, pair, leftOut, x, y), false);
    });
  };
  const leave = () => {
    nextFrame.cancel();
    onPoint(null, false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const next = movedStep(pointed, event.key, leftOut, pair.x.length);
    if (next === undefined) return;
    event.preventDefault();
    onPoint(next, true);
  };
  const more = pointed === null ? 0 : alikeSteps(pair, leftOut, pointed) - 1;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrow keys are its own
    <div
      className="chart pair-plot"
      role="application"
      aria-roledescription="plot of two chunks"
      aria-label={`${name}, step by step. Arrow keys, Home and End point at a step in both plots.`}
      tabIndex={0}
      onPointerMove={onPointer}
      onPointerDown={onPointer}
      onPointerLeave={(event) => event.pointerType === 'mouse' && leave()}
      onKeyDown={onKeyDown}
      onBlur={leave}
    >
      <p className="plot-name" aria-hidden="true">
        <strong>{name}</strong> <span>{told}</span>
      </p>
      {isDue && (
        <Scatter
          ref={chart}
          role="img"
          aria-label={label}
          data={NO_DATA}
          options={options}
          plugins={PLUGINS}
          updateMode="none"
        />
      )}
      {pointed !== null && (
        <div ref={mark} className="point-mark" aria-hidden="true">
          <p>
            <strong>{`step ${formatCount(pointed + 1)}`}</strong>
            <span>{valuesAt(pointed)}</span>
            {more > 0 && <small>{`and ${formatCount(more)} more here`}</small>}
          </p>
        </div>
      )}
    </div>
  );
}
