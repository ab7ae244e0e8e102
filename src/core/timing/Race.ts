import type { JobTiming } from '../run/SimulationRun.ts';
import type { Settings } from '../settings/Settings.ts';
import type { RunStamps } from './partsOf.ts';

/** One run of a measurement, job by job. */
export interface RacedRun extends RunStamps {
  readonly workers: number;
  readonly jobs: readonly JobTiming[];
}

/** The newest runs of one worker and of the most workers: the same work, to be seen side by side. */
export interface Race {
  readonly settings: Settings;
  readonly one: RacedRun;
  readonly all: RacedRun;
}
