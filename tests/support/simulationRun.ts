import type { SimulateJob } from '../../src/core/job/Job.ts';
import type { Settings } from '../../src/core/settings/Settings.ts';
import type { SimulationRun } from '../../src/core/run/SimulationRun.ts';
import { StoragePath } from '../../src/core/run/StoragePath.ts';
import { ARTICLE } from './settings.ts';
import { simulate } from './simulate.ts';

const NO_SEAMS = { count: 0, stepsAgain: 0, longestRepair: 0, unmet: 0, speedupLeft: 1 };

/** A run as the page gets it, made in this thread; by the reference, if no kernel is given. */
export function simulationRun(
  change: Partial<Settings> = {},
  simulateJob?: SimulateJob,
): SimulationRun & { readonly path: StoragePath } {
  const settings = { ...ARTICLE, ...change };
  const { path, summary, blocks, envelope, digest } = simulate(
    settings,
    simulateJob && { simulateJob },
  );
  return {
    runNumber: 1,
    settings,
    path: new StoragePath(settings, [path]),
    summary,
    blocks,
    envelope,
    digest,
    seams: NO_SEAMS,
    elapsedMs: 4,
    pausedMs: 0,
    timings: [],
    isByKernel: false,
  };
}
