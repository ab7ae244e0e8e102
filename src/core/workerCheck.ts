import type { Seams } from './SimulationRun.ts';

/** One and the same experiment on so many workers, computed afresh. */
export interface CheckedRun {
  readonly workers: number;
  readonly digest: string;
  readonly seams: Seams;
  readonly elapsedMs: number;
}

/** The runs whose digest is not the first one's: there should be none. */
export function differingRuns(runs: readonly CheckedRun[]): CheckedRun[] {
  return runs.filter(({ digest }) => digest !== runs[0]!.digest);
}
