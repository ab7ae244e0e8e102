import type { Settings } from '../simulation.ts';
import type { Comparison } from './Comparison.ts';
import type { Timing } from './Timing.ts';

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
