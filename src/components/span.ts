/** A part of an axis. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The whole axis, and the shortest part of it that may be shown. */
export interface SpanLimits {
  readonly whole: Span;
  readonly least: number;
}

export function lengthOf({ from, to }: Span): number {
  return to - from;
}

/** The span made `factor` times as long about `centre`, within the limits. */
export function zoomSpan(span: Span, factor: number, centre: number, limits: SpanLimits): Span {
  const most = lengthOf(limits.whole);
  const length = Math.min(Math.max(lengthOf(span) * factor, limits.least), most);
  if (length === most) return limits.whole;
  const share = lengthOf(span) > 0 ? (centre - span.from) / lengthOf(span) : 0.5;
  return within({ from: centre - share * length, to: centre + (1 - share) * length }, limits.whole);
}

/** The span moved by `shift`, as far as the axis goes. */
export function moveSpan(span: Span, shift: number, { whole }: SpanLimits): Span {
  return within({ from: span.from + shift, to: span.to + shift }, whole);
}

/** A span as long as the limits ask, about the same middle. */
export function fitSpan(span: Span, limits: SpanLimits): Span {
  return zoomSpan(span, 1, (span.from + span.to) / 2, limits);
}

export function isWhole(span: Span, whole: Span): boolean {
  return span.from <= whole.from && span.to >= whole.to;
}

function within({ from, to }: Span, whole: Span): Span {
  const length = Math.min(to - from, lengthOf(whole));
  const start = Math.min(Math.max(from, whole.from), whole.to - length);
  return { from: start, to: start + length };
}
