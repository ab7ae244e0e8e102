import { isOneStream } from '../rng/stream.ts';
import { chunkOf, isInitial, stepsBefore } from './rows.ts';
import type { SegmentRun } from './runSegment.ts';
import { releaseOf, spillOf } from '../reservoir/waterBalance.ts';

/** First line of the CSV file (RFC 4180). */
export const CSV_HEADER = 'chunk,step,inflow,release,spill,storage\r\n';

/**
 * The rows of a segment as CSV text; numbers are the shortest that read back the same.
 * With `restart` steps count from 0 in every chunk, with `continue` they count on.
 */
export function segmentCsv({ settings, segment, initial, storage, inflow }: SegmentRun): string {
  const stepsBeforeChunk =
    settings.boundary === 'continue' ? stepsBefore(settings, segment.chunk) : 0;
  const firstStep = stepsBeforeChunk + segment.firstStep;
  const isMarked = isOneStream(settings);

  let text = '';
  if (isInitial(settings, segment)) {
    text += `${segment.chunk},0,,${releaseOf(settings, initial)},,${initial}\r\n`;
  }
  let before = initial;
  for (let t = 0; t < storage.length; t++) {
    const value = storage[t]!;
    const spill = spillOf(settings, before, inflow[t]!);
    const release = releaseOf(settings, value);
    const chunk = isMarked ? chunkOf(settings, firstStep + t) : segment.chunk;
    text += `${chunk},${firstStep + t + 1},${inflow[t]},${release},${spill},${value}\r\n`;
    before = value;
  }
  return text;
}
