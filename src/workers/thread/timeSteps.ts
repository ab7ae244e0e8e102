import { BLOCK_STEPS } from '../../core/rng/blockSteps.ts';
import { NO_WANTS, type SimulateJob } from '../../core/job/Job.ts';
import type { Settings } from '../../core/settings/Settings.ts';

const LEAST_STEPS = 1024;
const ENOUGH_MS = 2;

/**
 * Times steps of a run, more and more of them until it takes long enough to tell.
 *
 * @returns ms a step; 0 where the clock does not move in a whole block
 */
export function timeSteps(simulate: SimulateJob, settings: Settings): number {
  const wants = { ...NO_WANTS, path: true, summary: true };
  for (let steps = LEAST_STEPS; ; steps *= 4) {
    const trial = { ...settings, T: steps, chunks: 1 };
    const segments = [{ chunk: 0, firstStep: 0, stepCount: steps }];
    const time = () => {
      const begunAt = performance.now();
      simulate({ settings: trial, segments, start: null, wants });
      return performance.now() - begunAt;
    };
    // the fastest of three: a cold worker or a busy moment would make the jobs too small
    const ms = Math.min(time(), time(), time());
    if (ms >= ENOUGH_MS || steps >= BLOCK_STEPS) return ms / steps;
  }
}
