import type { Chart } from 'chart.js';
import { useEffect, useRef, type RefObject } from 'react';
import { useNextFrame } from '../../../components/useNextFrame.ts';

/**
 * Follows the mouse over a chart, and a finger on it: what values of the axes are under it, once a frame at most.
 * A mouse that drags chooses a part of the axis instead.
 */
export function usePointedStep(
  frame: RefObject<HTMLElement | null>,
  chart: RefObject<Chart<'line'> | null>,
  onPoint: (x: number, y: number) => void,
): void {
  const nextFrame = useNextFrame();
  const latest = useRef(onPoint);
  useEffect(() => {
    latest.current = onPoint;
  });
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const point = ({ clientX, clientY }: PointerEvent) => {
      const { canvas, scales, chartArea } = chart.current ?? {};
      if (canvas === undefined || scales === undefined || chartArea === undefined) return;
      const { left, top } = canvas.getBoundingClientRect();
      const [x, y] = [clientX - left, clientY - top];
      if (x < chartArea.left || x > chartArea.right) return;
      const value = (axis: 'x' | 'y', pixel: number) => scales[axis]?.getValueForPixel(pixel) ?? 0;
      latest.current(value('x', x), value('y', y));
    };
    const onPointer = (event: PointerEvent) => {
      if (event.pointerType === 'mouse' && event.buttons !== 0) return;
      nextFrame.ask(() => point(event));
    };
    element.addEventListener('pointermove', onPointer);
    element.addEventListener('pointerdown', onPointer);
    return () => {
      element.removeEventListener('pointermove', onPointer);
      element.removeEventListener('pointerdown', onPointer);
    };
  }, [frame, chart, nextFrame]);
}
