import { defaults, type Chart, type ChartArea, type ChartType, type Plugin } from 'chart.js';
import { fontSize, LABEL_SIZE } from './fontSize.ts';

/** A line across a chart, or a band from edge to edge, with a label. */
export interface Mark {
  readonly axis: 'x' | 'y';
  /** values of the axis: from one to the other; a line where they are equal */
  readonly from: number;
  readonly to: number;
  readonly colour: string;
  readonly dash?: readonly number[];
  readonly fill?: string;
  /** drawn before the data */
  readonly isBehind?: boolean;
  readonly label?: MarkLabel;
}

export interface MarkLabel {
  readonly text: string;
  /** at which edge of the mark, within the chart; or beside the chart, at its end */
  readonly x: 'start' | 'end' | 'middle' | 'beside';
  readonly y: 'start' | 'end' | 'middle';
  /** pixels to the middle of the label from there, downwards */
  readonly dy?: number;
  /** behind its text */
  readonly background: string;
}

/** Asked at every drawing, for what has room depends on the size. */
type MarksOf = (chart: Chart) => readonly Mark[];

declare module 'chart.js' {
  // what its types call the kinds of charts
  // eslint-disable-next-line @typescript-eslint/no-unused-vars
  interface PluginOptionsByType<TType extends ChartType> {
    marks?: { readonly of: MarksOf };
  }
}

const PADDING = { x: 4, y: 1 };
/** Pixels between the edge of a band and a label in it. */
const INSET = 6;

/** Draws the marks of a chart, over its data or behind. */
export const marks: Plugin<'line' | 'scatter', { readonly of?: MarksOf }> & {
  readonly descriptors: object;
} = {
  id: 'marks',
  // its options are a function of ours, none that Chart.js is to call
  descriptors: { _scriptable: false, _indexable: false },
  beforeDatasetsDraw: (chart, _, { of }) => draw(chart, of, true),
  afterDatasetsDraw: (chart, _, { of }) => draw(chart, of, false),
};

function draw(chart: Chart, of: MarksOf | undefined, isBehind: boolean): void {
  const all = of?.(chart).filter((mark) => (mark.isBehind ?? false) === isBehind) ?? [];
  const { ctx, chartArea } = chart;
  const areas = all.map((mark) => areaOf(chart, mark));
  all.forEach((mark, i) => areas[i] && drawMark(ctx, mark, areas[i]));
  all.forEach(({ label, colour }, i) => {
    if (label && areas[i]) drawLabel(ctx, label, colour, areas[i], chartArea);
  });
}

type Area = Pick<ChartArea, 'left' | 'right' | 'top' | 'bottom'>;

/** Where a mark stands, cut at the edges of the chart; null if outside. */
function areaOf({ scales, chartArea }: Chart, { axis, from, to }: Mark): Area | null {
  const { left, right, top, bottom } = chartArea;
  const scale = scales[axis];
  if (scale === undefined) return null;
  const [a, b] = [scale.getPixelForValue(from), scale.getPixelForValue(to)];
  const [first, last] = [Math.min(a, b), Math.max(a, b)];
  const [start, end] = axis === 'x' ? [left, right] : [top, bottom];
  if (last < start || first > end) return null;
  const cut = { start: Math.max(first, start), end: Math.min(last, end) };
  return axis === 'x'
    ? { left: cut.start, right: cut.end, top, bottom }
    : { left, right, top: cut.start, bottom: cut.end };
}

function drawMark(
  ctx: CanvasRenderingContext2D,
  { axis, from, to, colour, dash = [], fill }: Mark,
  { left, right, top, bottom }: Area,
): void {
  ctx.save();
  if (fill !== undefined) {
    ctx.fillStyle = fill;
    ctx.fillRect(left, top, right - left, bottom - top);
  }
  ctx.strokeStyle = colour;
  ctx.lineWidth = 1;
  ctx.setLineDash([...dash]);
  ctx.beginPath();
  ctx.moveTo(left, top);
  ctx.lineTo(axis === 'x' ? left : right, axis === 'x' ? bottom : top);
  if (from !== to) {
    ctx.moveTo(right, bottom);
    ctx.lineTo(axis === 'x' ? right : left, axis === 'x' ? top : bottom);
  }
  if (colour !== 'transparent') ctx.stroke();
  ctx.restore();
}

function drawLabel(
  ctx: CanvasRenderingContext2D,
  { text, x, y, dy = 0, background }: MarkLabel,
  colour: string,
  area: Area,
  { left, right }: Area,
): void {
  ctx.save();
  const size = fontSize(LABEL_SIZE);
  ctx.font = `${size}px ${defaults.font.family}`;
  const width = ctx.measureText(text).width + 2 * PADDING.x;
  const height = size * 1.2 + 2 * PADDING.y;
  const place = (at: MarkLabel['y'], start: number, end: number, length: number) => {
    const inset = end - start > length + 2 * INSET ? INSET : 0;
    if (at === 'middle') return (start + end) / 2;
    return at === 'start' ? start + inset + length / 2 : end - inset - length / 2;
  };
  const middle = {
    x:
      x === 'beside'
        ? right + width / 2
        : Math.min(
            Math.max(place(x, area.left, area.right, width), left + width / 2),
            right - width / 2,
          ),
    y: place(y, area.top, area.bottom, height) + dy,
  };
  ctx.fillStyle = background;
  ctx.fillRect(middle.x - width / 2, middle.y - height / 2, width, height);
  ctx.fillStyle = colour;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  ctx.fillText(text, middle.x, middle.y);
  ctx.restore();
}
