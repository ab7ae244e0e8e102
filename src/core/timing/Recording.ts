import type { JobTiming } from '../run/SimulationRun.ts';
import type { Settings } from '../settings/Settings.ts';

/** What is done to a worker while a run is recorded: killed without a word, or made to throw. */
export type Fault = 'none' | 'kill' | 'fail';

/** A worker that was lost, in ms since the epoch. */
export interface Loss {
  readonly worker: number;
  /** when it was killed, or its failure took effect */
  readonly injuredAt: number;
  /** when the page noticed */
  readonly noticedAt: number;
  /** what it was computing: when that had been sent; null if nothing */
  readonly sentAt: number | null;
  /** when its successor was ready; null if the run was over before */
  readonly replacedAt: number | null;
  readonly reason: string;
}

/** One run, job by job, from real time stamps. */
export interface Recording {
  readonly fault: Fault;
  /** those run */
  readonly settings: Settings;
  readonly workers: number;
  readonly startedAt: number;
  readonly finishedAt: number;
  /** of the time between, while the page stood still */
  readonly pausedMs: number;
  readonly jobs: readonly JobTiming[];
  readonly losses: readonly Loss[];
  readonly digest: string;
  /** of the same work without a fault */
  readonly undisturbed: {
    readonly digest: string;
    /** what it took; null where it was not on record */
    readonly wallMs: number | null;
  };
}
