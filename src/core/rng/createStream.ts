import type { RecordDraw, Settings } from '../settings/Settings.ts';
import { Mt19937 } from './mt19937.ts';
import { NumpyNormals } from './numpyNormals.ts';
import { RecordDraws } from './recordDraws.ts';
import type { ShockStream, StreamState } from './stream.ts';
import { XoshiroNormals } from './xoshiroNormals.ts';

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
 * @param record - drawn from in place of the normals
 */
export function createStream(
  generator: Settings['generator'],
  seed: number,
  number: number,
  firstStep: number,
  record: RecordDraw | null = null,
): ShockStream {
  switch (generator) {
    case 'numpy': {
      if (record !== null) return RecordDraws.numpy(record, (seed + number) % 2 ** 32, firstStep);
      const stream = new NumpyNormals(Mt19937.fromSeed((seed + number) % 2 ** 32), null);
      for (let step = 0; step < firstStep; step++) stream.next();
      return stream;
    }
    case 'xoshiro':
      return record === null
        ? new XoshiroNormals(seed, number, firstStep)
        : RecordDraws.fast(record, seed, number, firstStep);
  }
}

/** The stream whose `save` gave `state`. */
export function restoreStream(
  state: NonNullable<StreamState>,
  record: RecordDraw | null = null,
): ShockStream {
  if ('cached' in state) return NumpyNormals.restore(state);
  if (record === null) throw new TypeError('draws from a record need the record');
  return RecordDraws.restore(record, state);
}
