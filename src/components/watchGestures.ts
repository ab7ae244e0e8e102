import type { Chart } from 'chart.js';
import type { RefObject } from 'react';
import { lengthOf, moveSpan, zoomSpan, type Span, type SpanLimits } from './span.ts';

/** How much one pixel of a turning wheel zooms. */
const WHEEL_ZOOM = 1.002;

/** Pixels that a pointer must move before it is a drag. */
const DRAG_PIXELS = 6;

/** A chart whose time axis shows a span, and who is told when that is to change. */
export interface ZoomOptions {
  /** the element around the chart */
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly chart: RefObject<Chart<'line'> | null | undefined>;
  readonly span: Span;
  readonly limits: SpanLimits;
  readonly onChange: (span: Span) => void;
}

/** The part of the axis that a drag has chosen so far, in pixels of the frame. */
export interface Selection {
  readonly left: number;
  readonly width: number;
}

/** A drag under way: all pointers that are down, and what the axis was when the last one came or went. */
interface Drag {
  readonly pointers: Map<number, number>;
  readonly startedAt: Map<number, number>;
  span: Span;
  readonly isSelecting: boolean;
  isMoved: boolean;
}

/**
 * Watches wheel and pointers over the frame of a chart: the wheel zooms about the pointer and, sideways or
 * with Shift, moves; a drag of the mouse chooses a part and with Shift moves; two fingers zoom, and one
 * moves sideways, while up and down scroll the page. Libraries for zooming charts prevent that scrolling.
 *
 * @returns a function that ends it
 */
export function watchGestures(
  element: HTMLDivElement,
  latest: () => ZoomOptions,
  onSelection: (selection: Selection | null) => void,
): () => void {
  let drag: Drag | null = null;

  /** The step under a pixel of the screen, on an axis that shows `span`. */
  const stepAt = (clientX: number, span: Span) => {
    const area = latest().chart.current?.chartArea;
    if (area === undefined) return span.from;
    const x = clientX - element.getBoundingClientRect().left;
    return span.from + ((x - area.left) / (area.right - area.left)) * lengthOf(span);
  };
  const change = (span: Span) => latest().onChange(span);
  const select = (from: number, to: number) => {
    const area = latest().chart.current?.chartArea;
    if (area === undefined) return;
    const { left } = element.getBoundingClientRect();
    const inside = (x: number) => Math.min(Math.max(x - left, area.left), area.right);
    const [a, b] = [inside(from), inside(to)].sort((x, y) => x - y) as [number, number];
    onSelection({ left: a, width: b - a });
  };

  const onWheel = (event: WheelEvent) => {
    const { span, limits } = latest();
    const isSideways = event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY);
    const isOut = lengthOf(span) >= lengthOf(limits.whole) && (isSideways || event.deltaY > 0);
    if (isOut) return; // nothing more to show: the page scrolls
    event.preventDefault();
    const pixels = (isSideways && event.deltaX !== 0 ? event.deltaX : event.deltaY) * unitOf(event);
    if (isSideways) {
      change(moveSpan(span, (pixels / element.clientWidth) * lengthOf(span), limits));
    } else {
      change(zoomSpan(span, WHEEL_ZOOM ** pixels, stepAt(event.clientX, span), limits));
    }
  };

  const begin = (isSelecting: boolean) => {
    const pointers = drag?.pointers ?? new Map<number, number>();
    drag = {
      pointers,
      startedAt: new Map(pointers),
      span: latest().span,
      isSelecting,
      isMoved: drag?.isMoved ?? false,
    };
  };
  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    begin(event.pointerType === 'mouse' && !event.shiftKey);
    drag!.pointers.set(event.pointerId, event.clientX);
    drag!.startedAt.set(event.pointerId, event.clientX);
  };
  const onPointerMove = (event: PointerEvent) => {
    if (!drag?.pointers.has(event.pointerId)) return;
    drag.pointers.set(event.pointerId, event.clientX);
    const { limits } = latest();
    const [a, b] = [...drag.pointers.keys()] as [number, number?];
    const [fromA, toA] = [drag.startedAt.get(a)!, drag.pointers.get(a)!];
    if (!drag.isMoved && b === undefined && Math.abs(toA - fromA) < DRAG_PIXELS) return;
    if (!drag.isMoved) element.setPointerCapture(event.pointerId);
    drag.isMoved = true;
    if (b !== undefined) {
      const [fromB, toB] = [drag.startedAt.get(b)!, drag.pointers.get(b)!];
      const factor = Math.abs(fromA - fromB) / Math.max(Math.abs(toA - toB), 1);
      const centre = stepAt((fromA + fromB) / 2, drag.span);
      const zoomed = zoomSpan(drag.span, factor, centre, limits);
      const moved = stepAt((fromA + fromB) / 2, zoomed) - stepAt((toA + toB) / 2, zoomed);
      change(moveSpan(zoomed, moved, limits));
    } else if (drag.isSelecting) {
      select(fromA, toA);
    } else {
      const shift = stepAt(fromA, drag.span) - stepAt(toA, drag.span);
      change(moveSpan(drag.span, shift, limits));
    }
  };
  const onPointerEnd = (event: PointerEvent) => {
    if (!drag?.pointers.has(event.pointerId)) return;
    const from = drag.startedAt.get(event.pointerId)!;
    const { isSelecting, isMoved, span } = drag;
    drag.pointers.delete(event.pointerId);
    if (isSelecting) {
      onSelection(null);
      if (isMoved && event.type === 'pointerup') {
        const ends = [stepAt(from, span), stepAt(event.clientX, span)].sort((x, y) => x - y);
        const chosen = { from: ends[0]!, to: ends[1]! };
        const { limits } = latest();
        change(zoomSpan(chosen, 1, (chosen.from + chosen.to) / 2, limits));
      }
    }
    if (drag.pointers.size === 0) drag = null;
    else begin(false); // the other finger goes on from here
  };

  // not React's: its wheel listeners may not prevent scrolling
  element.addEventListener('wheel', onWheel, { passive: false });
  element.addEventListener('pointerdown', onPointerDown);
  element.addEventListener('pointermove', onPointerMove);
  element.addEventListener('pointerup', onPointerEnd);
  element.addEventListener('pointercancel', onPointerEnd);
  return () => {
    element.removeEventListener('wheel', onWheel);
    element.removeEventListener('pointerdown', onPointerDown);
    element.removeEventListener('pointermove', onPointerMove);
    element.removeEventListener('pointerup', onPointerEnd);
    element.removeEventListener('pointercancel', onPointerEnd);
  };
}

/** Pixels of one unit of a wheel event: pixels, lines or pages. */
function unitOf({ deltaMode }: WheelEvent): number {
  return [1, 16, 400][deltaMode] ?? 1;
}
