import { inflowOf } from '../reservoir/inflow.ts';
import { createStream, restoreStream } from '../rng/createStream.ts';
import { streamNumber, streamOffset } from '../rng/stream.ts';
import { isInitial } from './rows.ts';
import { BLOCK_STEPS } from '../rng/blockSteps.ts';
import type { PathState, Segment } from './Job.ts';
import type { Settings } from '../settings/Settings.ts';
import { nextStorage } from '../reservoir/waterBalance.ts';

/** A segment that has been simulated; entry t of the arrays belongs to the segment's step t + 1. */
export interface SegmentRun {
  readonly settings: Settings;
  readonly segment: Segment;
  /** storage before the segment's first step */
  readonly initial: number;
  readonly storage: Float64Array;
  readonly inflow: Float64Array;
  readonly end: PathState;
}

/**
 * The storage that a segment starts from: full, or where the one before it ended.
 *
 * @throws RangeError if `before` is missing where it is needed
 */
export function initialStorage(
  settings: Settings,
  segment: Segment,
  before: number | null,
): number {
  if (isInitial(settings, segment)) return settings.K;
  if (before !== null) return before;
  const { chunk, firstStep } = segment;
  throw new RangeError(`step ${firstStep} of chunk ${chunk} needs the storage before it`);
}

/**
 * Draws the inflows of a segment and follows the storage through them.
 *
 * @param before - the end of the segment before; needed where this one goes on from it
 * @param storage - takes the storages, one a step
 * @param onBlock - told after each block
 * @throws RangeError if `before` is missing where it is needed
 */
export function runSegment(
  settings: Settings,
  segment: Segment,
  before: PathState | null,
  storage: Float64Array,
  onBlock = () => {},
): SegmentRun {
  const { chunk, firstStep } = segment;
  const initial = initialStorage(settings, segment, before?.storage ?? null);
  const number = streamNumber(settings, chunk);
  const stream =
    firstStep > 0 && before !== null && before.stream !== null
      ? restoreStream(before.stream, settings.record)
      : createStream(
          settings.generator,
          settings.seed,
          number,
          streamOffset(settings, chunk) + firstStep,
          settings.record,
        );

  const { draw } = inflowOf(settings);
  const inflow = new Float64Array(storage.length);
  let current = initial;
  for (let t = 0; t < storage.length; t++) {
    inflow[t] = draw(stream.next());
    current = nextStorage(settings, current, inflow[t]!);
    storage[t] = current;
    if ((t + 1) % BLOCK_STEPS === 0) onBlock();
  }
  const end = { storage: current, stream: stream.save() };
  return { settings, segment, initial, storage, inflow, end };
}
