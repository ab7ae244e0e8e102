import type { DrawFast } from '../core/independence/drawChunks.ts';
import { BLOCK_STEPS } from '../core/rng/blockSteps.ts';
import { openKernel } from './openKernel.ts';

/** Nothing is spilled, and all that is stored is released at every step: so storages are inflows. */
const HUGE = 1e300;

/**
 * Draws shocks of the fast streams by the kernel: as inflows of mean 0 and spread 1 that are not cut
 * at 0. It has a memory of its own.
 *
 * @returns null where there is no kernel (see `openKernel`)
 */
export function loadDrawFast(): DrawFast | null {
  const kernel = openKernel();
  if (kernel === null) return null;
  kernel.setReservoir(HUGE, 0, 1, HUGE, -Infinity, 0);
  const block = new Float64Array(kernel.memory.buffer, kernel.STORAGE.value, BLOCK_STEPS);
  return (seed, number, firstStep, count) => {
    const shocks = new Float64Array(count);
    let done = 0;
    while (done < count) {
      const from = (firstStep + done) % BLOCK_STEPS;
      const to = Math.min(BLOCK_STEPS, from + count - done);
      const index = (firstStep + done - from) / BLOCK_STEPS;
      kernel.simulateBlock(seed, number, index, to, 0, true, false, 0, -1, false);
      shocks.set(block.subarray(from, to), done);
      done += to - from;
    }
    return shocks;
  };
}
