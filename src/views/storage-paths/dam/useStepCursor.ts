import type { Chart } from 'chart.js';
import { useEffect, useRef, type RefObject } from 'react';

/**
 * Marks a step in the chart: a line there, and a dot at the storage after it. They are elements over the canvas, for the
 * path need not be drawn anew when they move.
 *
 * @param storage - null as long as it is not known
 */
export function useStepCursor(
  frame: RefObject<HTMLElement | null>,
  chart: RefObject<Chart<'line'> | null>,
  x: number,
  storage: number | null,
): void {
  const place = useRef(() => {});
  const latest = useRef({ x, storage });
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const line = document.createElement('div');
    line.className = 'step-cursor';
    const dot = line.appendChild(document.createElement('i'));
    element.append(line);
    const above = createAbove();
    place.current = () => placeCursor(line, dot, chart.current, above, latest.current);
    // a chart is drawn for the first time before its ref is set
    const onDrawn = () => queueMicrotask(() => place.current());
    element.addEventListener('drawn', onDrawn);
    return () => {
      element.removeEventListener('drawn', onDrawn);
      line.remove();
    };
  }, [frame, chart]);
  useEffect(() => {
    latest.current = { x, storage };
    place.current();
  }, [x, storage]);
}

/** Pixels above the canvas, asked at each size of it: at each drawing that would lay out the page besides. */
function createAbove(): (chart: Chart<'line'>) => number {
  const known = { size: '', pixels: 0 };
  return ({ canvas, width, height }) => {
    const size = `${width} ${height}`;
    if (size !== known.size) Object.assign(known, { size, pixels: canvas.offsetTop });
    return known.pixels;
  };
}

function placeCursor(
  line: HTMLElement,
  dot: HTMLElement,
  chart: Chart<'line'> | null,
  above: (chart: Chart<'line'>) => number,
  { x, storage }: { readonly x: number; readonly storage: number | null },
): void {
  // before its first layout a chart has no area
  if (chart?.chartArea === undefined || chart.scales === undefined) return;
  const { chartArea, scales } = chart;
  const { left, right, top, bottom } = chartArea;
  const pixel = scales['x']!.getPixelForValue(x);
  line.hidden = pixel < left || pixel > right;
  line.style.transform = `translate(${pixel}px, ${above(chart) + top}px)`;
  line.style.height = `${bottom - top}px`;
  dot.hidden = storage === null;
  if (storage === null) return;
  dot.style.transform = `translateY(${scales['y']!.getPixelForValue(storage) - top}px)`;
}
