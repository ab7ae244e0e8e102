import { defaults, type Chart, type Plugin } from 'chart.js';
import { fontSize, LABEL_SIZE } from '../../components/fontSize.ts';

const PADDING = 3;
const MEAN = 'mean inflow';

/** Pixels along a curve from one place that is tried for its label to the next. */
const STRIDE = 6;

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Writes each curve's label at its end, or where it has room below that; the point's, and the mean inflow's, beside them. */
export const planeLabels: Plugin<'scatter'> = {
  id: 'planeLabels',
  afterDatasetsDraw(chart) {
    const { ctx, chartArea: area } = chart;
    ctx.save();
    const size = fontSize(LABEL_SIZE);
    ctx.font = `${size}px ${defaults.font.family}`;
    ctx.textAlign = 'center';
    ctx.textBaseline = 'middle';
    const taken: Box[] = [];
    const write = (text: string, colour: string, box: Box) => {
      ctx.fillStyle = surfaceOf(chart);
      ctx.fillRect(box.left, box.top, box.right - box.left, box.bottom - box.top);
      ctx.fillStyle = colour;
      ctx.fillText(text, (box.left + box.right) / 2, (box.top + box.bottom) / 2);
      taken.push(box);
    };
    const boxAt = (text: string, x: number, y: number): Box => {
      const half = ctx.measureText(text).width / 2 + PADDING;
      return { left: x - half, right: x + half, top: y - 0.75 * size, bottom: y + 0.75 * size };
    };
    const isFree = (box: Box) =>
      box.left >= area.left &&
      box.right <= area.right &&
      box.top >= area.top &&
      box.bottom <= area.bottom &&
      taken.every(
        (other) =>
          box.right < other.left ||
          box.left > other.right ||
          box.bottom < other.top ||
          box.top > other.bottom,
      );

    const { datasets } = chart.data;
    const last = datasets.length - 1;
    const point = chart.getDatasetMeta(last).data[0];
    if (point !== undefined) {
      const label = datasets[last]!.label ?? '';
      const colour = datasets[last]!.backgroundColor as string;
      const half = ctx.measureText(label).width / 2 + PADDING + 12;
      const places = [
        [point.x + half, point.y - size],
        [point.x - half, point.y - size],
        [point.x + half, point.y + 1.2 * size],
        [point.x - half, point.y + 1.2 * size],
      ] as const;
      const box = places.map(([x, y]) => boxAt(label, x, y)).find(isFree);
      if (box !== undefined) write(label, colour, box);
      taken.push({ left: point.x - 9, right: point.x + 9, top: point.y - 9, bottom: point.y + 9 });
    }
    // the highest reliability first: it is the leftmost
    for (let index = last - 2; index >= 0; index--) {
      const { label = '', borderColor } = datasets[index]!;
      if (label.startsWith('(')) continue; // it has no name of its own
      const places = along(chart.getDatasetMeta(index).data);
      const box = places.map(({ x, y }) => boxAt(label, x, y)).find(isFree);
      if (box !== undefined) write(label, (borderColor as string).slice(0, 7), box);
    }
    // the mean inflow is where the draft ratio is 1; from below, for there are the fewest curves
    const { ratio } = chart.scales;
    if (ratio !== undefined) {
      const mean = ratio.getPixelForValue(1);
      const half = ctx.measureText(MEAN).width / 2 + 2 * PADDING;
      for (let y = area.bottom - size; y > area.top; y -= STRIDE) {
        const box = [mean + half, mean - half].map((x) => boxAt(MEAN, x, y)).find(isFree);
        if (box === undefined) continue;
        write(MEAN, colourOf(chart), box);
        break;
      }
    }
    ctx.restore();
  },
};

/** Places along a line from its end to its beginning. */
function along(points: readonly { readonly x: number; readonly y: number }[]) {
  const places: { x: number; y: number }[] = [];
  for (let i = points.length - 1; i > 0; i--) {
    const [a, b] = [points[i]!, points[i - 1]!];
    const count = Math.max(1, Math.ceil(Math.hypot(a.x - b.x, a.y - b.y) / STRIDE));
    for (let k = 0; k < count; k++) {
      places.push({ x: a.x + ((b.x - a.x) * k) / count, y: a.y + ((b.y - a.y) * k) / count });
    }
  }
  return places;
}

/** The colour of what is beside the point: that of the numbers along the axes. */
function colourOf({ options }: Pick<Chart<'scatter'>, 'options'>): string {
  return options.scales!['x']!.ticks!.color as string;
}

/** The colour behind a chart: the edge of its point has it. */
function surfaceOf({ data }: Pick<Chart<'scatter'>, 'data'>): string {
  return data.datasets.at(-1)!.borderColor as string;
}
