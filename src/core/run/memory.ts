import { BLOCK_SIZE } from '../job/blockRecord.ts';
import { BIN_SIZE, binSteps } from '../job/envelope.ts';
import { streamSettings } from '../rng/stream.ts';
import { piecesBefore, totalRows } from '../job/rows.ts';
import { BLOCK_STEPS } from '../rng/blockSteps.ts';
import type { Settings } from '../settings/Settings.ts';

/**
 * Bytes that the path of one run may take. Twice as much is in use at most: the picture before it
 * stays in sight until the run is complete.
 */
export const PATH_LIMIT_BYTES = 512e6;

/** Bytes of the path of a run: a double for every row. */
export function pathBytes(settings: Settings): number {
  return 8 * totalRows(settings);
}

/** Bytes of what every run keeps besides: the record and the digest of each block, and the bins. */
export function recordBytes(settings: Settings): number {
  const streams = streamSettings(settings);
  const pieces = (size: number) => piecesBefore(streams, streams.chunks, size);
  return 8 * (pieces(BLOCK_STEPS) * (BLOCK_SIZE + 1) + pieces(binSteps(settings)) * BIN_SIZE);
}

/** Whether a run keeps its path; a longer one keeps its record, from which any part is computed again. */
export function keepsPath(settings: Settings): boolean {
  return pathBytes(settings) <= PATH_LIMIT_BYTES;
}
