import type { ChartType, Plugin } from 'chart.js';
import { translucent, type Palette } from '../../components/usePalette.ts';
import { bubbleRadii, mergePoints } from './bubbles.ts';
import type { ChunkPair } from './chunkPair.ts';
import { colourAt, timeColours } from './timeColours.ts';

/** A filled circle at a place of the axes. */
export interface Dot {
  readonly x: number;
  readonly y: number;
  /** in pixels */
  readonly radius: number;
  readonly colour: string;
}

declare module 'chart.js' {
  // what its types call the kinds of charts
  // eslint-disable-next-line @typescript-eslint/no-unused-vars
  interface PluginOptionsByType<TType extends ChartType> {
    dots?: { readonly of: () => readonly Dot[] };
  }
}

/** Dots of many points would hide one another. */
const MANY = 1000;

/**
 * The points of a pair, or bubbles of many, in the order to be drawn: those left out first and pale, then the large
 * before the small, coloured by time.
 *
 * @param reach - the least and greatest value of either axis
 */
export function pairDots(
  pair: ChunkPair,
  reach: { readonly low: number; readonly high: number },
  leftOut: number,
  palette: Palette,
): Dot[] {
  const count = pair.x.length;
  const split = Math.min(leftOut, count);
  const colours = timeColours(palette);
  const dots = (from: number, to: number, colourOf: (step: number, isMany: boolean) => string) => {
    const { bubbles } = mergePoints(pair, reach, from, to);
    const radii = bubbleRadii(bubbles);
    return bubbles
      .map(({ x, y, step }, i): Dot => {
        return { x, y, radius: radii[i]!, colour: colourOf(step, bubbles.length > MANY) };
      })
      .sort((one, other) => other.radius - one.radius);
  };
  return [
    ...dots(0, split, () => translucent(palette.muted, 0.25)),
    ...dots(split, count, (step, isMany) =>
      translucent(colourAt(colours, step, count), isMany ? 0.6 : 0.8),
    ),
  ];
}

/** Pixels beyond the axes: the largest dot is whole on the edge. */
const BEYOND = 16;

/** Draws dots by itself: Chart.js makes an element of each, which takes many times as long. */
export const dots: Plugin<'scatter', { readonly of?: () => readonly Dot[] }> & {
  readonly descriptors: object;
} = {
  id: 'dots',
  // its options are a function of ours, none that Chart.js is to call
  descriptors: { _scriptable: false, _indexable: false },
  afterDatasetsDraw: ({ ctx, chartArea, scales }, _, { of }) => {
    const { left, top, width, height } = chartArea;
    ctx.save();
    ctx.beginPath();
    ctx.rect(left - BEYOND, top - BEYOND, width + 2 * BEYOND, height + 2 * BEYOND);
    ctx.clip();
    for (const { x, y, radius, colour } of of?.() ?? []) {
      ctx.beginPath();
      ctx.arc(scales['x']!.getPixelForValue(x), scales['y']!.getPixelForValue(y), radius, 0, 7);
      ctx.fillStyle = colour;
      ctx.fill();
    }
    ctx.restore();
  },
};
