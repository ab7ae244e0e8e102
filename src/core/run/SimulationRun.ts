import type { Settings } from '../settings/Settings.ts';
import type { StoragePath } from './StoragePath.ts';
import type { Summary } from '../job/summary.ts';

/** A whole run. It carries the settings that made it, so no picture can wear another's label. */
export interface SimulationRun {
  readonly runNumber: number;
  readonly settings: Settings;
  /** the storages of all rows; null for a run too long to keep them (see `memory.ts`) */
  readonly path: StoragePath | null;
  readonly summary: Summary;
  /** what is kept of each block, in order (see `blockRecord.ts`) */
  readonly blocks: Float64Array<ArrayBuffer>;
  /** bins of `binSteps` steps, in order (see `envelope.ts`); null if not wanted */
  readonly envelope: Float64Array<ArrayBuffer> | null;
  /** null if not wanted */
  readonly digest: string | null;
  readonly seams: Seams;
  /** from the sending of the first job on, without pauses */
  readonly elapsedMs: number;
  /** while the page stood still: the computer slept, or the page was frozen; 0 for most runs */
  readonly pausedMs: number;
  readonly timings: readonly JobTiming[];
  /** whether the kernel computed it, not the slower reference */
  readonly isByKernel: boolean;
}

/** Where workers went on from an end that they did not know, and what it took to put that right. */
export interface Seams {
  readonly count: number;
  /** in whole blocks */
  readonly stepsAgain: number;
  /** most steps until a path met the one that had been guessed */
  readonly longestRepair: number;
  /** ranges whose paths did not meet, so that they were run again whole */
  readonly unmet: number;
  /** the run's steps over those that one worker followed after another: the most that so many workers can gain */
  readonly speedupLeft: number;
}

/** A call that was sent to a worker; the stamp is the page's, in ms since the epoch. */
export interface SentCall {
  /** what is computed: "Chunk 3" */
  readonly name: string;
  /** the first step of it, counted over all chunks */
  readonly firstStep: number;
  readonly worker: number;
  readonly sentAt: number;
}

/** When and where a call was answered, in ms since the epoch: the page's stamps outside, the worker's inside. */
export interface CallTiming extends SentCall {
  readonly startedAt: number;
  readonly finishedAt: number;
  readonly receivedAt: number;
  /** earlier tries of the same call, on workers that were lost */
  readonly lost: readonly { readonly worker: number; readonly sentAt: number }[];
}

/** The call of a job, and what became of it. */
export interface JobTiming extends CallTiming {
  /** run again where ranges of workers meet */
  readonly isRepair: boolean;
  /** when the page had put the result in its place */
  readonly mergedAt: number;
}
