import { CSV_HEADER } from '../core/csv.ts';
import type { Settings } from '../core/simulation.ts';
import type { JobApi } from './contract.ts';
import { runJobs, type RunOptions } from './runJobs.ts';
import type { WorkerPool } from './WorkerPool.ts';

const WANTS = { path: false, summary: false, envelope: null, digest: false, csv: true } as const;

/**
 * The CSV file of an experiment. Inflows and spills are not kept, so its jobs are run again; each
 * part of the text becomes a blob at once, which the browser may keep on disk.
 *
 * @throws what `runJobs` throws
 */
export async function writeCsv(
  pool: WorkerPool<JobApi>,
  settings: Settings,
  options: RunOptions,
): Promise<Blob> {
  const parts: Blob[] = [];
  await runJobs(
    pool,
    settings,
    WANTS,
    ({ index, result }) => {
      if (result.csv !== null) parts[index] = new Blob([result.csv]);
    },
    options,
  );
  return new Blob([CSV_HEADER, ...parts], { type: 'text/csv' });
}
