import type { ChartType, Plugin } from 'chart.js';
import { translucent, type Palette } from '../../components/usePalette.ts';
import { bubbleRadii, mergePoints, type Bubbles, type Range } from './bubbles.ts';
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

/** A pair's points, merged: those that are left out, and the others. */
export interface MergedPair {
  readonly stepCount: number;
  readonly leftOut: Bubbles;
  readonly rest: Bubbles;
}

/** @param leftOut - steps, the first, which may be more than are drawn */
export function mergePair(pair: ChunkPair, range: Range, leftOut: number): MergedPair {
  const stepCount = pair.x.length;
  const split = Math.min(leftOut, stepCount);
  return {
    stepCount,
    leftOut: mergePoints(pair, range, 0, split),
    rest: mergePoints(pair, range, split),
  };
}

/**
 * Dots in the order to be drawn: those left out first and pale, then the large before the small, coloured by time.
 *
 * @param largest - radius in pixels (see `bubbleRadii`)
 */
export function pairDots(
  { stepCount, leftOut, rest }: MergedPair,
  palette: Palette,
  largest?: number,
): Dot[] {
  const pale = translucent(palette.muted, 0.25);
  const alpha = rest.bubbles.length > MANY ? 0.6 : 0.8;
  const colours = timeColours(palette).map((colour) => translucent(colour, alpha));
  return [
    ...dotsOf(leftOut, largest, () => pale),
    ...dotsOf(rest, largest, (step) => colourAt(colours, step, stepCount)),
  ];
}

function dotsOf(
  { bubbles }: Bubbles,
  largest: number | undefined,
  colourOf: (step: number) => string,
): Dot[] {
  const radii = bubbleRadii(bubbles, largest);
  return bubbles
    .map(({ x, y, step }, i) => ({ x, y, radius: radii[i]!, colour: colourOf(step) }))
    .sort((one, other) => other.radius - one.radius);
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
