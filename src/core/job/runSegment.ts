import { inflowOf } from '../reservoir/inflow.ts';
import { correlationOf, nextNormalOf } from '../reservoir/nextNormal.ts';
import { createStream, restoreStream } from '../rng/createStream.ts';
import { streamNumber, streamOffset } from '../rng/stream.ts';
import { isInitial } from './rows.ts';
import { BLOCK_STEPS } from '../rng/blockSteps.ts';
import type { PathState, Segment } from './Job.ts';
import type { Settings } from '../settings/Settings.ts';
import { nextStorage } from '../reservoir/waterBalance.ts';

// where modules are not bundled, an import is looked up at each use, which costs as much as a step
const storageAfter = nextStorage;

/** A segment that has been simulated; entry t of the arrays belongs to the segment's step t + 1. */
export interface SegmentRun {
  readonly settings: Settings;
  readonly segment: Segment;
  /** storage before the segment's first step */
  readonly initial: number;
  readonly storage: Float64Array;
  readonly inflow: Float64Array;
  /** of the last step of each block that begins in the segment: see `PathPoint` */
  readonly normals: Float64Array;
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
  const nextNormal = nextNormalOf(settings);
  const inflow = new Float64Array(storage.length);
  const normals = new Float64Array(Math.ceil(storage.length / BLOCK_STEPS));
  let normal = isInitial(settings, segment) ? NaN : before!.normal;
  let current = initial;
  for (let block = 0; block < normals.length; block++) {
    const whole = (block + 1) * BLOCK_STEPS;
    const end = Math.min(whole, storage.length);
    for (let t = block * BLOCK_STEPS; t < end; t++) {
      normal = nextNormal(normal, stream.next());
      inflow[t] = draw(normal);
      current = storageAfter(settings, current, inflow[t]!);
      storage[t] = current;
    }
    normals[block] = normal;
    if (end === whole) onBlock();
  }
  if (correlationOf(settings) === 0) normals.fill(0);
  const end = { storage: current, normal: normals.at(-1)!, stream: stream.save() };
  return { settings, segment, initial, storage, inflow, normals, end };
}
