import type { Settings } from '../simulation.ts';
import { Mt19937 } from './mt19937.ts';
import { NumpyNormals, type NumpyState } from './numpyNormals.ts';

/** Independent standard normals, one for each step. */
export interface NormalStream {
  next(): number;
  /** Where the stream stands; `restoreStream` goes on from there. */
  save(): StreamState;
}

/** A stream between two steps: plain data that may travel between threads. */
export type StreamState = NumpyState;

/** The stream number of a chunk: its index, or 0 for all where they share one seed. */
export function streamNumber(settings: Settings, chunk: number): number {
  return settings.seeding === 'same' ? 0 : chunk;
}

/**
 * The shocks of one stream, from a step on.
 *
 * `numpy` streams are the article's: stream i is `np.random.seed((seed + i) mod 2³²)`. They cannot
 * be entered in the middle, so the steps before `firstStep` are drawn and dropped.
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
  }
}

/** The stream whose `save` gave `state`. */
export function restoreStream(state: StreamState): NormalStream {
  return NumpyNormals.restore(state);
}
