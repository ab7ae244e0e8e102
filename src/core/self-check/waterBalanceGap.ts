import { BLOCK_LAST, BLOCK_SIZE } from '../job/blockRecord.ts';
import { streamSettings } from '../rng/stream.ts';
import { chunkSteps } from '../job/rows.ts';
import { BLOCK_STEPS } from '../rng/blockSteps.ts';
import type { SimulationRun } from '../run/SimulationRun.ts';
import { releaseOf } from '../reservoir/waterBalance.ts';

/**
 * What is missing in the water balance of a run, relative to all that flowed in or was there:
 * of each path from full, sum I = sum over t < n of W_t + sum spill + S_n - S_0.
 */
export function waterBalanceGap({ settings, blocks, summary }: SimulationRun): number {
  const { K, T, boundary } = settings;
  const streams = streamSettings(settings);
  let stored = 0; // S_n - S_0 of all paths
  let shifted = 0; // the release from S_0 instead of the one from S_n
  let at = 0;
  for (let chunk = 0; chunk < streams.chunks; chunk++) {
    at += BLOCK_SIZE * Math.ceil(chunkSteps(streams, chunk) / BLOCK_STEPS);
    if (boundary === 'continue' && chunk < streams.chunks - 1) continue;
    const last = blocks[at - BLOCK_SIZE + BLOCK_LAST]!;
    stored += last - K;
    shifted += releaseOf(settings, K) - releaseOf(settings, last);
  }
  const { inflow, release, spill } = summary;
  const gap = T * (inflow - release - spill) - shifted - stored;
  return Math.abs(gap) / (T * inflow + K);
}
