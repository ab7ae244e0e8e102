import { lengthOf, type Span, type SpanLimits } from './span.ts';
import type { Zoom } from './useZoom.ts';

export interface ZoomButtonsProps {
  readonly zoom: Zoom;
  readonly span: Span;
  readonly limits: SpanLimits;
}

/** What gestures do, for those who would rather press. */
export function ZoomButtons({ zoom, span, limits: { whole, least } }: ZoomButtonsProps) {
  const isAll = lengthOf(span) >= lengthOf(whole);
  const buttons = [
    { name: 'Zoom in', sign: '+', act: zoom.zoomIn, isIdle: lengthOf(span) <= least },
    { name: 'Zoom out', sign: '−', act: zoom.zoomOut, isIdle: isAll },
    { name: 'Earlier', sign: '←', act: zoom.earlier, isIdle: span.from <= whole.from },
    { name: 'Later', sign: '→', act: zoom.later, isIdle: span.to >= whole.to },
  ];
  return (
    <span className="zoom-buttons" dir="ltr" role="group" aria-label="Part of the path shown">
      {buttons.map(({ name, sign, act, isIdle }) => (
        <button
          key={name}
          type="button"
          aria-label={name}
          title={name}
          aria-disabled={isIdle}
          onClick={() => isIdle || act()}
        >
          {sign}
        </button>
      ))}
      <button type="button" aria-disabled={isAll} onClick={() => isAll || zoom.reset()}>
        Whole path
      </button>
    </span>
  );
}
