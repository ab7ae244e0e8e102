import type { Settings } from '../settings/Settings.ts';
import type { JobTiming, SentCall } from './SimulationRun.ts';

/** A worker that was lost while a run went on, in ms since the epoch. */
export interface LaneLoss {
  readonly worker: number;
  /** when the page killed it; null if nobody did */
  readonly killedAt: number | null;
  readonly noticedAt: number;
  /** what it had to compute; null if nothing */
  readonly call: SentCall | null;
  /** when its successor was ready; null until then */
  replacedAt: number | null;
}

/** What each worker does in a run. It grows in place as the run goes on, for it is drawn at every frame. */
export interface LaneLog {
  readonly settings: Settings;
  readonly workers: number;
  /** when the first call was sent, in ms since the epoch, like all stamps here; until then when the run was asked for */
  startedAt: number;
  readonly jobs: JobTiming[];
  /** what each worker has at present */
  readonly sent: Map<number, SentCall>;
  readonly losses: LaneLoss[];
  /** null as long as the run goes on */
  finishedAt: number | null;
  /** it came to its end, and was not cancelled */
  isWhole: boolean;
}
