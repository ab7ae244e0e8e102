import { totalRows } from './rows.ts';
import type { Settings } from './simulation.ts';

/** Bytes that the path of one run may take; the picture before it may still be kept beside it. */
export const PATH_LIMIT_BYTES = 512e6;

/** Bytes of the path of a run: a double for every row. */
export function pathBytes(settings: Settings): number {
  return 8 * totalRows(settings);
}

/** @throws RangeError with both sizes if the path of this run would not fit */
export function checkMemory(settings: Settings): void {
  const bytes = pathBytes(settings);
  if (bytes <= PATH_LIMIT_BYTES) return;
  const extraRows = totalRows(settings) - settings.T;
  throw new RangeError(
    `The path of this run would take ${megabytes(bytes, Math.ceil)}, and this page keeps at most ` +
      `${megabytes(PATH_LIMIT_BYTES, Math.floor)}. Set Steps T to ${PATH_LIMIT_BYTES / 8 - extraRows} or less.`,
  );
}

/** A size to a tenth, "536.9 MB", rounded so that one above the limit reads as more than it. */
function megabytes(bytes: number, round: (value: number) => number): string {
  return `${round(bytes / 1e5) / 10} MB`;
}
