import { useEffect, useRef, useState } from 'react';
import { lengthOf, moveSpan, zoomSpan } from './span.ts';
import type { Selection, ZoomOptions } from './watchGestures.ts';

/** How much a key or a button zooms, and moves. */
const STEP_ZOOM = 2;
const STEP_MOVE = 0.25;

export interface Zoom {
  readonly selection: Selection | null;
  readonly zoomIn: () => void;
  readonly zoomOut: () => void;
  readonly earlier: () => void;
  readonly later: () => void;
  readonly reset: () => void;
}

/**
 * Zooming of a chart's time axis by gestures (see `watchGestures`), by buttons, and by the keys + - 0,
 * arrows, Home and End.
 */
export function useZoom(options: ZoomOptions): Zoom {
  const { frame, span, middle, limits, onChange } = options;
  const [selection, setSelection] = useState<Selection | null>(null);
  const zoom = (factor: number) => onChange(zoomSpan(span, factor, middle, limits));
  const move = (shift: number) => onChange(moveSpan(span, shift, limits));
  const actions = {
    zoomIn: () => zoom(1 / STEP_ZOOM),
    zoomOut: () => zoom(STEP_ZOOM),
    earlier: () => move(-STEP_MOVE * lengthOf(span)),
    later: () => move(STEP_MOVE * lengthOf(span)),
    reset: () => onChange(limits.whole),
  };
  const keys: Record<string, () => void> = {
    '+': actions.zoomIn,
    '=': actions.zoomIn,
    '-': actions.zoomOut,
    ArrowLeft: actions.earlier,
    ArrowRight: actions.later,
    Home: () => move(limits.whole.from - span.from),
    End: () => move(limits.whole.to - span.to),
    '0': actions.reset,
  };

  const latest = useRef({ options, keys });
  useEffect(() => {
    latest.current = { options, keys };
  });
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const act = latest.current.keys[event.key];
      if (act === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      act();
    };
    element.addEventListener('keydown', onKeyDown);
    let isThere = true;
    let unwatch = () => {};
    // with the chart: before that there is nothing to zoom, and keys and buttons do
    import('./watchGestures.ts').then(
      ({ watchGestures }) => {
        if (isThere) unwatch = watchGestures(element, () => latest.current.options, setSelection);
      },
      () => {}, // the chart, which comes in the same file, tells
    );
    return () => {
      element.removeEventListener('keydown', onKeyDown);
      isThere = false;
      unwatch();
    };
  }, [frame]);
  return { selection, ...actions };
}
