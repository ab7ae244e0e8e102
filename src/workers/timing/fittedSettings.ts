import { calibratedSteps, nextTrial } from '../../core/timing/calibratedSteps.ts';
import type { Settings } from '../../core/settings/Settings.ts';
import { clockStep } from '../clock.ts';
import type { JobApi } from '../contract.ts';
import type { WorkerPool } from '../pool/WorkerPool.ts';
import { goodSample } from './measureRounds.ts';
import type { Surroundings } from './Others.ts';
import { undisturbedRun } from './undisturbedRun.ts';

const FIRST_TRIAL_STEPS = 100_000;

/**
 * Settings with as many steps as take one worker of this machine several tenths of a second, more where its clock is
 * coarse, found by growing trials, which warm the worker too.
 *
 * @param sized - gives the settings for a number of steps
 * @param mostMs - that one worker takes at most, unless its clock is coarse
 * @throws what `goodSample` and `undisturbedRun` throw
 */
export async function fittedSettings(
  pool: WorkerPool<JobApi>,
  sized: (T: number) => Settings,
  surroundings: Surroundings,
  mostMs = Infinity,
): Promise<Settings> {
  for (let steps = FIRST_TRIAL_STEPS; ;) {
    const trial = sized(steps);
    const time = async () => {
      const run = () => undisturbedRun(pool, trial, 1, surroundings.signal);
      const { parts } = await goodSample(run, surroundings);
      return parts.wallMs;
    };
    const first = await time();
    const next = nextTrial(steps, first, clockStep());
    if (next !== null) steps = next;
    // the fastest of three: a cold worker or a busy moment would make the size too small
    else {
      const fastest = Math.min(first, await time(), await time());
      return sized(calibratedSteps(steps, fastest, clockStep(), pool.size, mostMs));
    }
  }
}
