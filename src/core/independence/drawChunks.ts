import { Mt19937 } from '../rng/mt19937.ts';
import { createStream } from '../rng/createStream.ts';
import { isOneStream, streamNumber, streamOffset } from '../rng/stream.ts';
import { stepsBefore } from '../job/rows.ts';
import type { Settings } from '../settings/Settings.ts';
import { drawNumpy, partOf } from './drawNumpy.ts';
import { drawRecord } from './drawRecord.ts';

/** The first steps of a chunk: their shocks, and the random words behind them in the order drawn. */
export interface DrawnChunk {
  /** with a buffer of its own */
  readonly shocks: Float64Array<ArrayBuffer>;
  readonly words: Uint32Array;
  /** The first step that draws from a word or one after it; null if a step begins inside it. */
  readonly stepAt: (word: number) => number | null;
  /** normals that stand for the shocks where these are none, as many of each chunk */
  readonly compared?: Float64Array<ArrayBuffer>;
}

/**
 * Draws `count` shocks of a fast stream from one of its steps on, in an array of their own. The reference
 * and any faster way are functions of this type with equal results.
 */
export type DrawFast = (
  seed: number,
  number: number,
  firstStep: number,
  count: number,
) => Float64Array<ArrayBuffer>;

/** Words between the places where two streams may meet: at any word, or at a step's first. */
export function wordStride({ generator, record }: Settings): number {
  return generator === 'numpy' && record === null ? 1 : 2;
}

/** Draws the first `count` steps of every chunk, as the run draws them. */
export function drawChunks(
  settings: Settings,
  count: number,
  drawFast: DrawFast = drawByStep,
): DrawnChunk[] {
  const { chunks, seed, generator, seeding, record } = settings;
  if (record !== null) return drawRecord(settings, record, count);
  const all = Array.from({ length: chunks }, (_, chunk) => chunk);
  // of a shifted stream all is drawn once: to enter it for every chunk would draw it over and over
  const reach = streamOffset(settings, chunks - 1) + count;
  switch (generator) {
    case 'numpy': {
      const numpy = (number: number, steps: number) =>
        drawNumpy(Mt19937.fromSeed((seed + number) % 2 ** 32), steps);
      if (seeding === 'shifted') {
        const whole = numpy(0, reach);
        return all.map((chunk) => partOf(whole, streamOffset(settings, chunk), count));
      }
      return all.map((chunk) => partOf(numpy(streamNumber(settings, chunk), count), 0, count));
    }
    case 'xoshiro': {
      if (seeding === 'shifted') {
        const whole = drawFast(seed, 0, 0, reach);
        const from = (chunk: number) => streamOffset(settings, chunk);
        return all.map((chunk) => ofShocks(whole.slice(from(chunk), from(chunk) + count)));
      }
      return all.map((chunk) =>
        ofShocks(
          isOneStream(settings)
            ? drawFast(seed, 0, stepsBefore(settings, chunk), count)
            : drawFast(seed, streamNumber(settings, chunk), 0, count),
        ),
      );
    }
  }
}

/**
 * For the fast streams the two words of each normal's bits will do: a step draws from a lane of its own,
 * so streams meet at whole steps, and equal normals of two steps on end, 128 bits, are equal draws.
 */
function ofShocks(shocks: Float64Array<ArrayBuffer>): DrawnChunk {
  const words = new Uint32Array(shocks.buffer);
  return { shocks, words, stepAt: (word) => (word % 2 === 0 ? word / 2 : null) };
}

const drawByStep: DrawFast = (seed, number, firstStep, count) => {
  const stream = createStream('xoshiro', seed, number, firstStep);
  const shocks = new Float64Array(count);
  for (let t = 0; t < count; t++) shocks[t] = stream.next();
  return shocks;
};
