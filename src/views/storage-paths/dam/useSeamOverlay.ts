import type { Chart } from 'chart.js';
import { useEffect, type RefObject } from 'react';
import { labelPixels } from '../../../components/fontSize.ts';
import { plural } from '../../../components/format.ts';
import type { RestartedPath } from '../../../core/run/restartedPath.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** Pixels from the steps until paths meet to the words beside them, and from the top of the chart. */
const [BESIDE, BELOW] = [6, 32];

/** Pixels that the words take, at most: where there is less room they are left to the sentence beneath. */
const WORDS = 130;

/**
 * Lays over the chart what each chunk would have been had it started full: a dashed line until it meets the path, and the
 * steps up to there shaded. It follows the axes; the path need not be drawn anew.
 */
export function useSeamOverlay(
  frame: RefObject<HTMLElement | null>,
  chart: RefObject<Chart<'line'> | null>,
  paths: readonly RestartedPath[],
): void {
  useEffect(() => {
    const element = frame.current;
    if (element === null || paths.length === 0) return;
    const svg = document.createElementNS(SVG, 'svg');
    svg.setAttribute('class', 'seam-overlay');
    svg.setAttribute('aria-hidden', 'true'); // a sentence says it
    element.append(svg);
    const place = () => draw(svg, chart.current, paths);
    place();
    // a chart is drawn for the first time before its ref is set
    const onDrawn = () => queueMicrotask(place);
    element.addEventListener('drawn', onDrawn);
    return () => {
      element.removeEventListener('drawn', onDrawn);
      svg.remove();
    };
  }, [frame, chart, paths]);
}

function draw(svg: SVGElement, chart: Chart<'line'> | null, paths: readonly RestartedPath[]): void {
  const { chartArea, scales, canvas } = chart ?? {};
  // before its first layout a chart has no area
  if (chartArea === undefined || scales === undefined || canvas === undefined) return;
  const { left, top, width, height } = chartArea;
  Object.assign(svg.style, {
    left: `${left}px`,
    top: `${canvas.offsetTop + top}px`,
    width: `${width}px`,
    height: `${height}px`,
  });
  const x = (step: number) => scales['x']!.getPixelForValue(step) - left;
  const y = (storage: number) => scales['y']!.getPixelForValue(storage) - top;
  svg.replaceChildren(
    ...paths.flatMap(({ seam, storages, meetingSteps }, i) => {
      const end = x(seam + storages.length - 1);
      const points = storages.map((each, t) => `${x(seam + t).toFixed(1)},${y(each).toFixed(1)}`);
      const band = shape('rect', { x: x(seam), y: 0, width: end - x(seam), height });
      const line = shape('polyline', { points: points.join(' ') });
      const next = paths[i + 1];
      const room = Math.min(width, next === undefined ? width : x(next.seam)) - (end + BESIDE);
      if (end < 0 || room < labelPixels(WORDS)) return [band, line];
      const words = shape('text', { x: end + BESIDE, y: labelPixels(BELOW) });
      words.textContent =
        meetingSteps === null ? 'not equal yet' : `equal after ${plural(meetingSteps, 'step')}`;
      return [band, line, words];
    }),
  );
}

function shape(name: string, attributes: Record<string, string | number>): SVGElement {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}
