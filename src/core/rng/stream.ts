import type { Settings } from '../settings/Settings.ts';
import { Mt19937 } from './mt19937.ts';
import { NumpyNormals, type NumpyState } from './numpyNormals.ts';
import { XoshiroNormals } from './xoshiroNormals.ts';

/** Independent standard normals, one for each step. */
export interface NormalStream {
  next(): number;
  /** Where the stream stands; `restoreStream` goes on from there. */
  save(): StreamState;
}

/** A stream between two steps, as plain data; null where it can be entered at any step. */
export type StreamState = NumpyState | null;

/** Whether the whole path draws one stream in order, so that chunks are only marks on it. */
export function isOneStream({ generator, seeding, boundary }: Settings): boolean {
  return generator === 'xoshiro' && seeding === 'distinct' && boundary === 'continue';
}

/** The settings by which a run is cut: a path of one stream is one chunk, 0, to jobs and bins. */
export function streamSettings(settings: Settings): Settings {
  return isOneStream(settings) ? { ...settings, chunks: 1 } : settings;
}

/** The stream number of a chunk: its index, or 0 for all where they share one stream. */
export function streamNumber(settings: Settings, chunk: number): number {
  return settings.seeding === 'distinct' ? chunk : 0;
}

/** Steps of their one stream by which each chunk begins later than the one before, if `shifted`. */
export const SHIFT_STEPS = 10;

/** The step of its stream that a chunk's first step draws. */
export function streamOffset({ seeding }: Settings, chunk: number): number {
  return seeding === 'shifted' ? SHIFT_STEPS * chunk : 0;
}

/**
 * The shocks of one stream, from a step on.
 *
 * `numpy` streams are the article's: stream i is `np.random.seed((seed + i) mod 2³²)`. They cannot
 * be entered in the middle, so the steps before `firstStep` are drawn and dropped.
 * `xoshiro` streams can, at every block of steps.
 *
 * @param seed - whole number in [0, 2³²)
 * @param number - the stream number, whole, from 0
 * @param firstStep - steps to skip, whole, from 0
 */
export function createStream(
  generator: Settings['generator'],
  seed: number,
  number: number,
  firstStep: number,
): NormalStream {
  switch (generator) {
    case 'numpy': {
      const stream = new NumpyNormals(Mt19937.fromSeed((seed + number) % 2 ** 32), null);
      for (let step = 0; step < firstStep; step++) stream.next();
      return stream;
    }
    case 'xoshiro':
      return new XoshiroNormals(seed, number, firstStep);
  }
}

/** The stream whose `save` gave `state`. */
export function restoreStream(state: NumpyState): NormalStream {
  return NumpyNormals.restore(state);
}
