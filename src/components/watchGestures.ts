import type { Chart } from 'chart.js';
import type { RefObject } from 'react';
import { fitSpan, lengthOf, moveSpan, zoomSpan, type Span, type SpanLimits } from './span.ts';

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
  /** what keys and buttons zoom about */
  readonly middle: number;
  readonly limits: SpanLimits;
  readonly onChange: (span: Span) => void;
}

/** The part of the axis that a drag has chosen so far, in pixels of the frame. */
export interface Selection {
  readonly left: number;
  readonly width: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A pointer that is down: where it began, and where it is. */
interface Pointer {
  readonly from: Point;
  to: Point;
}

/** A drag under way, and what the axis was when the last pointer came or went. */
interface Drag {
  readonly pointers: Map<number, Pointer>;
  readonly span: Span;
  readonly isSelecting: boolean;
  isMoved: boolean;
}

/** Pixels between two fingers that count at least: nearer ones would zoom wildly. */
const LEAST_PINCH = 24;

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

  /** A pointer came or went: those that are down go on from where they are. */
  const restart = (isSelecting: boolean) => {
    const pointers = new Map<number, Pointer>();
    for (const [id, { to }] of drag?.pointers ?? []) pointers.set(id, { from: to, to });
    drag = { pointers, span: latest().span, isSelecting, isMoved: drag?.isMoved ?? false };
    return drag;
  };
  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    const at = { x: event.clientX, y: event.clientY };
    const isSelecting = event.pointerType === 'mouse' && !event.shiftKey;
    restart(isSelecting).pointers.set(event.pointerId, { from: at, to: at });
  };
  const onPointerMove = (event: PointerEvent) => {
    const pointer = drag?.pointers.get(event.pointerId);
    if (drag === null || pointer === undefined) return;
    if (event.pointerType === 'mouse' && event.buttons === 0) return onPointerEnd(event);
    pointer.to = { x: event.clientX, y: event.clientY };
    const { limits } = latest();
    const [a, b] = [...drag.pointers.values()] as [Pointer, Pointer?];
    if (!drag.isMoved && b === undefined && Math.abs(a.to.x - a.from.x) < DRAG_PIXELS) return;
    if (!drag.isMoved) element.setPointerCapture(event.pointerId);
    drag.isMoved = true;
    if (b !== undefined) {
      const factor = distance(a.from, b.from) / distance(a.to, b.to);
      const [from, to] = [(a.from.x + b.from.x) / 2, (a.to.x + b.to.x) / 2];
      const zoomed = zoomSpan(drag.span, factor, stepAt(from, drag.span), limits);
      change(moveSpan(zoomed, stepAt(from, zoomed) - stepAt(to, zoomed), limits));
    } else if (drag.isSelecting) {
      select(a.from.x, a.to.x);
    } else {
      const shift = stepAt(a.from.x, drag.span) - stepAt(a.to.x, drag.span);
      change(moveSpan(drag.span, shift, limits));
    }
  };
  const onPointerEnd = (event: PointerEvent) => {
    const pointer = drag?.pointers.get(event.pointerId);
    if (drag === null || pointer === undefined) return;
    const { isSelecting, span, pointers } = drag;
    pointers.delete(event.pointerId);
    if (isSelecting) {
      onSelection(null);
      const { from, to } = pointer;
      if (event.type === 'pointerup' && Math.abs(to.x - from.x) >= DRAG_PIXELS) {
        const [left, right] = [stepAt(from.x, span), stepAt(to.x, span)].sort((x, y) => x - y);
        change(fitSpan({ from: left!, to: right! }, latest().limits));
      }
    }
    if (pointers.size === 0) drag = null;
    else restart(false);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || drag === null) return;
    event.preventDefault(); // else it would cancel what runs, too
    drag = null;
    onSelection(null);
  };

  // not React's: its wheel listeners may not prevent scrolling
  element.addEventListener('wheel', onWheel, { passive: false });
  element.addEventListener('keydown', onKeyDown);
  element.addEventListener('pointerdown', onPointerDown);
  element.addEventListener('pointermove', onPointerMove);
  element.addEventListener('pointerup', onPointerEnd);
  element.addEventListener('pointercancel', onPointerEnd);
  return () => {
    element.removeEventListener('wheel', onWheel);
    element.removeEventListener('keydown', onKeyDown);
    element.removeEventListener('pointerdown', onPointerDown);
    element.removeEventListener('pointermove', onPointerMove);
    element.removeEventListener('pointerup', onPointerEnd);
    element.removeEventListener('pointercancel', onPointerEnd);
  };
}

function distance(a: Point, b: Point): number {
  return Math.max(Math.hypot(a.x - b.x, a.y - b.y), LEAST_PINCH);
}

/** Pixels of one unit of a wheel event: pixels, lines or pages. */
function unitOf({ deltaMode }: WheelEvent): number {
  return [1, 16, 400][deltaMode] ?? 1;
}
