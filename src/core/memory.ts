import { totalRows } from './rows.ts';
import type { Settings } from './simulation.ts';

/**
 * Bytes that the path of one run may take. Twice as much is in use at most: the picture before it
 * stays in sight until the run is complete.
 */
export const PATH_LIMIT_BYTES = 512e6;

/** Bytes of the path of a run: a double for every row. */
export function pathBytes(settings: Settings): number {
  return 8 * totalRows(settings);
}

/** Whether a run keeps its path; a longer one keeps statistics only, in memory that T does not change. */
export function keepsPath(settings: Settings): boolean {
  return pathBytes(settings) <= PATH_LIMIT_BYTES;
}
