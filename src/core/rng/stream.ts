import type { Settings } from '../settings/Settings.ts';
import type { NumpyState } from './numpyNormals.ts';
import type { RecordState } from './recordDraws.ts';

/** What each step draws: independent standard normals, or values of a record. */
export interface ShockStream {
  next(): number;
  /** Where the stream stands; `restoreStream` goes on from there. */
  save(): StreamState;
}

/** A stream between two steps, as plain data; null where it can be entered at any step. */
export type StreamState = NumpyState | RecordState | null;

/** Whether the whole path draws one stream in order, so that chunks are only marks on it. */
export function isOneStream({ generator, seeding, boundary }: Settings): boolean {
  return generator === 'xoshiro' && seeding === 'distinct' && boundary === 'continue';
}

/** The settings by which a run is cut: a path of one stream is one chunk, 0, to jobs and bins. */
export function streamSettings(settings: Settings): Settings {
  return isOneStream(settings) ? { ...settings, chunks: 1 } : settings;
}

/** The stream number of a chunk: its index, or 0 for all where they share one stream. */
export function streamNumber(settings: Settings, chunk: number): number {
  return settings.seeding === 'distinct' ? chunk : 0;
}

/** Steps of their one stream by which each chunk begins later than the one before, if `shifted`. */
export const SHIFT_STEPS = 10;

/** The step of its stream that a chunk's first step draws. */
export function streamOffset({ seeding }: Settings, chunk: number): number {
  return seeding === 'shifted' ? SHIFT_STEPS * chunk : 0;
}
