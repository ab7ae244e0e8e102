import type { SimulationRun } from '../../src/core/run/SimulationRun.ts';
import { storageBins } from '../../src/core/run/storageBins.ts';
import { addCounts, countStorages, type StorageCounts } from '../../src/core/run/storageCounts.ts';
import { NO_WANTS } from '../../src/core/job/Job.ts';
import type { Settings } from '../../src/core/settings/Settings.ts';
import { DEFAULTS } from './settings.ts';
import { simulationRun } from './simulationRun.ts';

/** The counts of the storages of a run of one chunk. */
export function countsOf(
  { settings, summary }: Pick<SimulationRun, 'settings' | 'summary'>,
  path: Float64Array,
): StorageCounts {
  const segments = [{ chunk: 0, firstStep: 0, stepCount: settings.T }];
  const job = { settings, segments, start: null, wants: NO_WANTS };
  return addCounts(storageBins(settings), settings.K, [countStorages(job, path)], {
    full: Math.round(summary.full * settings.T),
    empty: Math.round(summary.empty * settings.T),
  });
}

/** A run of one chunk, and its counts. */
export function counted(change: Partial<Settings>) {
  const run = simulationRun({ ...DEFAULTS, T: 50_000, chunks: 1, ...change });
  return { run, counts: countsOf(run, run.path.copyRows(0, run.path.length)) };
}
