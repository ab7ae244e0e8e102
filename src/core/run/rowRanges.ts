import { chunkOf, chunkSteps, rowOf, stepsBefore, totalRows } from '../job/rows.ts';
import type { Settings } from '../settings/Settings.ts';

/** Neighbouring rows of a run's files: from `from` up to, but without, `to`. */
export interface RowRange {
  readonly from: number;
  readonly to: number;
}

/** All rows of a run. */
export function allRows(settings: Settings): RowRange[] {
  return [{ from: 0, to: totalRows(settings) }];
}

/** The rows of steps `first` to `last`, counted over all chunks; at a seam both storages. */
export function joinedRows(settings: Settings, first: number, last: number): RowRange[] {
  const start = chunkOf(settings, Math.max(0, first - 1));
  const end = chunkOf(settings, Math.min(last, settings.T - 1));
  return [
    {
      from: rowOf(settings, start, first - stepsBefore(settings, start)),
      to: rowOf(settings, end, last - stepsBefore(settings, end)) + 1,
    },
  ];
}

/** The rows of steps `first` to `last` of every chunk that starts full; some have a step less. */
export function overlaidRows(settings: Settings, first: number, last: number): RowRange[] {
  return Array.from({ length: settings.chunks }, (_, chunk) => {
    const end = Math.min(last, chunkSteps(settings, chunk));
    return { from: rowOf(settings, chunk, first), to: rowOf(settings, chunk, end) + 1 };
  }).filter(({ from, to }) => to > from);
}

export function countRows(ranges: readonly RowRange[]): number {
  return ranges.reduce((sum, { from, to }) => sum + to - from, 0);
}

/** Cuts ranges into lists of at most `most` rows each. */
export function cutRows(ranges: readonly RowRange[], most: number): RowRange[][] {
  const parts: RowRange[][] = [];
  let room = 0;
  for (let { from, to } of ranges) {
    while (from < to) {
      if (room === 0) {
        parts.push([]);
        room = most;
      }
      const end = Math.min(to, from + room);
      parts.at(-1)!.push({ from, to: end });
      room -= end - from;
      from = end;
    }
  }
  return parts;
}
