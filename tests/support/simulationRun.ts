import type { Settings } from '../../src/core/simulation.ts';
import type { SimulationRun } from '../../src/core/SimulationRun.ts';
import { StoragePath } from '../../src/core/StoragePath.ts';
import { ARTICLE } from './settings.ts';
import { simulate } from './simulate.ts';

/** A run as the page gets it, made in this thread. */
export function simulationRun(
  change: Partial<Settings> = {},
): SimulationRun & { readonly path: StoragePath } {
  const settings = { ...ARTICLE, ...change };
  const { path, summary, envelope, digest } = simulate(settings);
  return {
    runNumber: 1,
    settings,
    path: new StoragePath(settings, [Float64Array.from(path)]),
    summary,
    envelope: Float64Array.from(envelope),
    digest,
    elapsedMs: 4,
    timings: [],
    isByKernel: false,
  };
}
