import type { Seams } from './SimulationRun.ts';

/** One and the same experiment on so many workers, computed afresh. */
export interface CheckedRun {
  readonly workers: number;
  readonly digest: string;
  readonly seams: Seams;
  readonly elapsedMs: number;
}

/**
 * The runs whose digest is not that of the others: there should be none.
 *
 * @param digest - that they should have; null: that of the first
 */
export function differingRuns(runs: readonly CheckedRun[], digest: string | null): CheckedRun[] {
  const expected = digest ?? runs[0]?.digest;
  return runs.filter((run) => run.digest !== expected);
}
