import { isOneStream } from '../rng/stream.ts';
import { storageBefore } from '../run/RunRecord.ts';
import type { Settings } from '../settings/Settings.ts';
import type { SimulationRun } from '../run/SimulationRun.ts';
import { nextStorage } from '../reservoir/waterBalance.ts';
import { inflowOf } from '../reservoir/inflow.ts';

/**
 * The storage that each chunk of a run starts from; null where it is not on record: a path of one stream
 * that was not kept, whose chunks start anywhere in its blocks.
 */
export function chunkStarts({
  settings,
  path,
  blocks,
}: Pick<SimulationRun, 'settings' | 'path' | 'blocks'>): Float64Array | null {
  const { K, chunks, boundary } = settings;
  const starts = new Float64Array(chunks).fill(K);
  if (boundary === 'restart') return starts;
  if (path === null && isOneStream(settings)) return null;
  return starts.map((_, chunk) =>
    path === null
      ? storageBefore(settings, blocks, { chunk, firstStep: 0, stepCount: 1 })
      : path.storage(chunk, 0),
  );
}

/** The storages that some shocks lead to, the one after each step. */
export function followStorage(
  settings: Settings,
  start: number,
  shocks: Float64Array,
): Float64Array {
  const { draw } = inflowOf(settings);
  const storages = new Float64Array(shocks.length);
  let storage = start;
  for (let t = 0; t < shocks.length; t++) {
    storage = nextStorage(settings, storage, draw(shocks[t]!));
    storages[t] = storage;
  }
  return storages;
}

/**
 * The step from which on two paths are equal: 0 if they started equal, else the step whose storage is the
 * first equal one of all that follow.
 *
 * @returns null if they differ at the end
 */
export function meetingStep(
  [startX, startY]: readonly [number, number],
  x: Float64Array,
  y: Float64Array,
): number | null {
  let step = x.length;
  while (step > 0 && x[step - 1] === y[step - 1]) step--;
  if (step === x.length) return null;
  return step === 0 && startX === startY ? 0 : step + 1;
}
