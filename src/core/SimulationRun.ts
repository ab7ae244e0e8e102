import type { Settings } from './simulation.ts';
import type { StoragePath } from './StoragePath.ts';
import type { Summary } from './summary.ts';

/** A whole run. It carries the settings that made it, so no picture can wear another's label. */
export interface SimulationRun {
  readonly runNumber: number;
  readonly settings: Settings;
  /** the storages of all rows; null for a run too long to keep them (see `memory.ts`) */
  readonly path: StoragePath | null;
  readonly summary: Summary;
  /** bins of `binSteps` steps, in order (see `envelope.ts`); null if not wanted */
  readonly envelope: Float64Array<ArrayBuffer> | null;
  /** null if not wanted */
  readonly digest: string | null;
  /** from the sending of the first job on */
  readonly elapsedMs: number;
  readonly timings: readonly JobTiming[];
  /** whether the kernel computed it, not the slower reference */
  readonly isByKernel: boolean;
}

/** When and where a job ran, in ms since the epoch: the page's stamps outside, the worker's inside. */
export interface JobTiming {
  readonly worker: number;
  readonly sentAt: number;
  readonly startedAt: number;
  readonly finishedAt: number;
  readonly receivedAt: number;
}
