import { transferHandlers } from 'comlink';
import type { Segment } from '../core/job/Job.ts';

interface OfSegments {
  readonly segments: readonly Segment[];
}

interface Packed {
  readonly others: object;
  /** chunk, first step and step count of each segment, one after another */
  readonly numbers: Float64Array<ArrayBuffer>;
}

/** As numbers the segments of a job of many chunks cross to a worker sooner than as so many objects (docs/speed.md). */
transferHandlers.set('segments', {
  canHandle: (value): value is OfSegments => value instanceof Object && 'segments' in value,
  serialize({ segments, ...others }: OfSegments) {
    const numbers = new Float64Array(3 * segments.length);
    let at = 0;
    for (const { chunk, firstStep, stepCount } of segments) {
      numbers[at++] = chunk;
      numbers[at++] = firstStep;
      numbers[at++] = stepCount;
    }
    return [{ others, numbers }, [numbers.buffer]];
  },
  deserialize({ others, numbers }: Packed): OfSegments {
    const segments = Array.from({ length: numbers.length / 3 }, (_, i) => ({
      chunk: numbers[3 * i]!,
      firstStep: numbers[3 * i + 1]!,
      stepCount: numbers[3 * i + 2]!,
    }));
    return { ...others, segments };
  },
});
