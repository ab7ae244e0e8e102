import type { Chart } from 'chart.js';
import type { RefObject } from 'react';

/** A place of the plane. */
export interface PlanePlace {
  readonly x: number;
  readonly y: number;
}

/** The point that can be moved, and who is told. */
export interface PointOptions {
  readonly chart: RefObject<Chart<'scatter'> | null | undefined>;
  readonly point: PlanePlace;
  /** The point moves. */
  readonly onMove: (place: PlanePlace) => void;
  /** It is let go, or a place is pressed: that takes effect. */
  readonly onPlace: (place: PlanePlace) => void;
  /** Where it was is where it stays. */
  readonly onCancel: () => void;
  /** what a key moves it by */
  readonly step: PlanePlace;
}

/** Pixels from the point within which it is taken up. */
const REACH = { mouse: 14, touch: 28 };

/** Pixels that a pointer may move and still have pressed one place. */
const STILL = 6;

const KEYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** Watches pointers and keys over a chart: the point is dragged, or moved by arrows; what is pressed is where it goes. */
export function watchPoint(element: HTMLElement, latest: () => PointOptions): () => void {
  let held: { pointer: number; startX: number; startY: number; isPoint: boolean } | null = null;
  let placed: PlanePlace | null = null;
  let frame = 0;

  const move = (place: PlanePlace) => {
    placed = place;
    // pointers and keys may come faster than pictures
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      if (placed !== null) latest().onMove(placed);
    });
  };
  const finish = () => {
    const place = placed;
    placed = null;
    if (place !== null) latest().onPlace(place);
  };
  const cancel = () => {
    held = null;
    if (placed === null) return false;
    placed = null;
    latest().onCancel();
    return true;
  };

  /** A place of the screen in pixels of the chart, and in the plane; null outside the axes. */
  const placeOf = ({ clientX, clientY }: { clientX: number; clientY: number }) => {
    const chart = latest().chart.current;
    const [x, y] = [chart?.scales['x'], chart?.scales['y']];
    if (chart === null || chart === undefined || x === undefined || y === undefined) return null;
    const { left, top } = chart.canvas.getBoundingClientRect();
    const pixel = { x: clientX - left, y: clientY - top };
    const area = chart.chartArea;
    const isInside =
      pixel.x >= area.left &&
      pixel.x <= area.right &&
      pixel.y >= area.top &&
      pixel.y <= area.bottom;
    const { point } = latest();
    const distance = Math.hypot(
      pixel.x - x.getPixelForValue(point.x),
      pixel.y - y.getPixelForValue(point.y),
    );
    const clamped = {
      x: x.getValueForPixel(Math.min(Math.max(pixel.x, area.left), area.right))!,
      y: y.getValueForPixel(Math.min(Math.max(pixel.y, area.top), area.bottom))!,
    };
    return { isInside, distance, place: clamped };
  };

  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0 || held !== null) return;
    const at = placeOf(event);
    if (at === null) return;
    const isPoint = at.distance <= (event.pointerType === 'mouse' ? REACH.mouse : REACH.touch);
    if (!isPoint && !at.isInside) return;
    held = { pointer: event.pointerId, startX: event.clientX, startY: event.clientY, isPoint };
    element.setPointerCapture(event.pointerId); // its end is heard outside too
  };
  const isStill = ({ clientX, clientY }: PointerEvent) =>
    held !== null && Math.hypot(clientX - held.startX, clientY - held.startY) < STILL;
  const onPointerMove = (event: PointerEvent) => {
    if (held === null || held.pointer !== event.pointerId || !held.isPoint) return;
    if (placed === null && isStill(event)) return;
    const at = placeOf(event);
    if (at !== null) move(at.place);
  };
  const onPointerUp = (event: PointerEvent) => {
    if (held === null || held.pointer !== event.pointerId) return;
    const isPressed = !held.isPoint && isStill(event);
    held = null;
    if (isPressed) placed = placeOf(event)?.place ?? null;
    finish();
  };
  // a finger that may drag the point does not scroll the page
  const onTouchStart = (event: TouchEvent) => {
    const [touch] = event.touches;
    if (touch === undefined || event.touches.length > 1) return;
    if ((placeOf(touch)?.distance ?? Infinity) <= REACH.touch) event.preventDefault();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      if (cancel()) event.preventDefault(); // else it would cancel what runs, too
      return;
    }
    const way = KEYS[event.key];
    if (way === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const { point, step } = latest();
    const from = placed ?? point;
    const times = event.shiftKey ? 10 : 1;
    move({
      x: Math.max(from.x + times * way[0] * step.x, 0),
      y: Math.max(from.y + times * way[1] * step.y, 0),
    });
  };
  const onKeyUp = (event: KeyboardEvent) => {
    if (event.key in KEYS) finish();
  };
  const onBlur = () => held === null && finish();

  element.addEventListener('pointerdown', onPointerDown);
  element.addEventListener('pointermove', onPointerMove);
  element.addEventListener('pointerup', onPointerUp);
  element.addEventListener('pointercancel', cancel);
  element.addEventListener('touchstart', onTouchStart, { passive: false });
  element.addEventListener('keydown', onKeyDown);
  element.addEventListener('keyup', onKeyUp);
  element.addEventListener('blur', onBlur);
  return () => {
    cancelAnimationFrame(frame);
    element.removeEventListener('pointerdown', onPointerDown);
    element.removeEventListener('pointermove', onPointerMove);
    element.removeEventListener('pointerup', onPointerUp);
    element.removeEventListener('pointercancel', cancel);
    element.removeEventListener('touchstart', onTouchStart);
    element.removeEventListener('keydown', onKeyDown);
    element.removeEventListener('keyup', onKeyUp);
    element.removeEventListener('blur', onBlur);
  };
}
