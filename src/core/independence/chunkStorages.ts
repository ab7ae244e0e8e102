import { isOneStream } from '../rng/stream.ts';
import { stateBefore } from '../run/RunRecord.ts';
import type { PathPoint } from '../job/Job.ts';
import type { Settings } from '../settings/Settings.ts';
import type { SimulationRun } from '../run/SimulationRun.ts';
import { nextStorage } from '../reservoir/waterBalance.ts';
import { inflowOf } from '../reservoir/inflow.ts';
import { correlationOf, nextNormalOf } from '../reservoir/nextNormal.ts';

/**
 * The storage that each chunk of a run starts from; null where it is not on record: a path of one stream
 * that was not kept, whose chunks start anywhere in its blocks. Where a path goes on over the edges of chunks and
 * ρ is not 0, the normal before each chunk follows, as far as it is on record: else NaN.
 */
export function chunkStarts({
  settings,
  path,
  blocks,
}: Pick<SimulationRun, 'settings' | 'path' | 'blocks'>): Float64Array | null {
  const { K, chunks, boundary } = settings;
  if (boundary === 'restart') return new Float64Array(chunks).fill(K);
  const isOne = isOneStream(settings);
  if (path === null && isOne) return null;
  const states = Array.from({ length: chunks }, (_, chunk): PathPoint => {
    if (isOne) return { storage: path!.storage(chunk, 0), normal: NaN };
    return stateBefore(settings, blocks, { chunk, firstStep: 0, stepCount: 1 });
  });
  const storages = states.map(({ storage }) => storage);
  return Float64Array.from(
    correlationOf(settings) === 0 ? storages : [...storages, ...states.map(({ normal }) => normal)],
  );
}

/**
 * The storages that some shocks lead to, the one after each step.
 *
 * @param before - the normal of the step before; NaN at the start of what starts full
 */
export function followStorage(
  settings: Settings,
  start: number,
  shocks: Float64Array,
  before = NaN,
): Float64Array {
  const { draw } = inflowOf(settings);
  const nextNormal = nextNormalOf(settings);
  const storages = new Float64Array(shocks.length);
  let storage = start;
  let normal = before;
  for (let t = 0; t < shocks.length; t++) {
    normal = nextNormal(normal, shocks[t]!);
    storage = nextStorage(settings, storage, draw(normal));
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
