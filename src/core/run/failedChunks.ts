import { chunkSteps } from '../job/rows.ts';
import type { SimulationRun } from './SimulationRun.ts';

/** Steps that are looked at in a few ms. */
const MOST_STEPS = 1e6;

/**
 * Chunks with a step that ends below the target: futures that fall short at least once.
 *
 * @returns null where the path is not kept, or is too long to be looked at at once
 */
export function failedChunks({
  settings,
  path,
}: Pick<SimulationRun, 'settings' | 'path'>): number | null {
  if (path === null || settings.T > MOST_STEPS) return null;
  let failed = 0;
  for (let chunk = 0; chunk < settings.chunks; chunk++) {
    const storages = path.copyChunk(chunk, chunkSteps(settings, chunk) + 1);
    if (storages.subarray(1).some((storage) => storage < settings.target)) failed++;
  }
  return failed;
}
