import type { Witness } from '../../core/self-check/witnesses.ts';
import type { Settings } from '../../core/settings/Settings.ts';
import type { SimulationRun } from '../../core/run/SimulationRun.ts';
import type { StorageCounts } from '../../core/run/storageCounts.ts';
import type { LawTable } from '../../core/theory/LawTable.ts';
import type { JobApi } from '../contract.ts';
import type { countRun } from './countRun.ts';
import type { RunOptions } from './runJobs.ts';
import { stopTogether } from '../pool/stopTogether.ts';
import { TaskGivenUp, type WorkerPool } from '../pool/WorkerPool.ts';

/** What is found out about a run after it, in the workers. */
export interface RunAnalysis {
  /** without what is large of it, so that it may be kept */
  readonly run: SimulationRun & { readonly path: null; readonly envelope: null };
  /** null where the exact law cannot be solved well, and of a run that is drawn from a record */
  readonly law: LawTable | null;
  /** of a run that is drawn from a record: the exact law of μ and σ, which is not the run's */
  readonly fitted: LawTable | null;
  /** null if they were not asked for */
  readonly counts: StorageCounts | null;
  readonly witness: Witness;
}

/**
 * Solves for the exact law of a run's reservoir, lets a worker testify, and counts the run's storages if asked.
 *
 * @throws what the pool throws
 */
export async function analyseRun(
  pool: WorkerPool<JobApi>,
  run: SimulationRun,
  options: Pick<RunOptions, 'workers' | 'signal' | 'onProgress'> & {
    readonly wantsCounts: boolean;
  },
): Promise<RunAnalysis> {
  const { settings } = run;
  return stopTogether(options.signal, async (signal) => {
    const ofLaw = { ...settings, record: null };
    const [law, witness, counts] = await Promise.all([
      solveLaw(pool, ofLaw, signal),
      pool.run((remote) => remote.testify(settings), { name: 'The self-check', signal }),
      options.wantsCounts ? count(pool, run, { ...options, signal }) : null,
    ]);
    const laws = settings.record === null ? { law, fitted: null } : { law: null, fitted: law };
    return { run: { ...run, path: null, envelope: null }, ...laws, counts, witness };
  });
}

/** The law; null also where a slow machine takes too long for it. */
export async function solveLaw(
  pool: WorkerPool<JobApi>,
  settings: Settings,
  signal: AbortSignal,
): Promise<LawTable | null> {
  try {
    return await pool.run((remote) => remote.solveLaw(settings), { name: 'The exact law', signal });
  } catch (error) {
    const isTooMuch =
      error instanceof TaskGivenUp && (error.why === 'silent' || error.why === 'died');
    if (isTooMuch) return null;
    throw error;
  }
}

/** Counting is loaded when it is first wanted. */
const count: typeof countRun = async (...given) =>
  (await import('./countRun.ts')).countRun(...given);
