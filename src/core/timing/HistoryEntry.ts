import type { Settings } from '../settings/Settings.ts';
import type { Comparison } from './Comparison.ts';
import type { Timing } from './Timing.ts';

/** Measurements that are kept. */
export const MAX_ENTRIES = 50;

/** Where something was measured. */
export interface Environment {
  readonly userAgent: string;
  readonly hardwareConcurrency: number;
  readonly crossOriginIsolated: boolean;
}

/** A measurement as it is kept: of worker counts, or a comparison. */
export interface HistoryEntry {
  /** when it ended, ISO 8601 */
  readonly date: string;
  readonly environment: Environment;
  /** those measured; of a comparison those of the page, for each condition has its own */
  readonly settings: Settings;
  readonly timing: Timing | null;
  readonly comparison: Comparison | null;
}

/** Whether two are the same measurement, read at different times: no two end at once with the same times. */
export function isSameEntry(a: HistoryEntry, b: HistoryEntry): boolean {
  return a.date === b.date && timesOf(a) === timesOf(b);
}

/** What its runs took, as text. */
export function timesOf({ timing, comparison }: HistoryEntry): string {
  const runs = [timing?.rounds, comparison?.samples];
  return JSON.stringify(runs.map((all) => all?.map(({ wallMs }) => wallMs)));
}
