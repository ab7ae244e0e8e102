import type { Job, Segment } from './Job.ts';
import type { Settings } from '../settings/Settings.ts';

/*
 * Rows are the storages in the order of the files. With `restart` every chunk has one row more
 * than steps, its initial storage first; with `continue` only the first chunk has.
 */

/** Steps of a chunk: the first `T mod chunks` chunks have one more. */
export function chunkSteps({ T, chunks }: Settings, chunk: number): number {
  return Math.floor(T / chunks) + (chunk < T % chunks ? 1 : 0);
}

/** Steps of all chunks before this one. */
export function stepsBefore({ T, chunks }: Settings, chunk: number): number {
  return chunk * Math.floor(T / chunks) + Math.min(chunk, T % chunks);
}

/** The chunk that a step belongs to, steps counted from 0 over all chunks. */
export function chunkOf({ T, chunks }: Settings, step: number): number {
  const steps = Math.floor(T / chunks);
  const longer = T % chunks;
  const inLonger = longer * (steps + 1);
  return step < inLonger
    ? Math.floor(step / (steps + 1))
    : longer + Math.floor((step - inLonger) / steps);
}

/**
 * Pieces of at most `size` steps that all chunks before this one are cut into, each from its own
 * start: blocks, or bins.
 */
export function piecesBefore({ T, chunks }: Settings, chunk: number, size: number): number {
  const steps = Math.floor(T / chunks);
  const longer = Math.min(chunk, T % chunks);
  return longer * Math.ceil((steps + 1) / size) + (chunk - longer) * Math.ceil(steps / size);
}

/**
 * Whether the segment starts full, from nothing before it. Its rows then begin with a row of the
 * storage that it starts from.
 */
export function isInitial({ boundary }: Settings, { chunk, firstStep }: Segment): boolean {
  return firstStep === 0 && (boundary === 'restart' || chunk === 0);
}

/** The row of a chunk's storage after `step` of its steps; at step 0 what it starts from. */
export function rowOf(settings: Settings, chunk: number, step: number): number {
  const initialRowsBefore = settings.boundary === 'restart' ? chunk : 0;
  return stepsBefore(settings, chunk) + initialRowsBefore + step;
}

/** Rows before those of the segment. */
export function firstRow(settings: Settings, segment: Segment): number {
  const row = rowOf(settings, segment.chunk, segment.firstStep);
  return isInitial(settings, segment) ? row : row + 1;
}

/** Rows of a segment. */
export function rowCount(settings: Settings, segment: Segment): number {
  return segment.stepCount + (isInitial(settings, segment) ? 1 : 0);
}

/** Rows of a job. */
export function jobRows({ settings, segments }: Pick<Job, 'settings' | 'segments'>): number {
  return segments.reduce((rows, segment) => rows + rowCount(settings, segment), 0);
}

/** Rows of the whole run. */
export function totalRows({ T, chunks, boundary }: Settings): number {
  return T + (boundary === 'restart' ? chunks : 1);
}
