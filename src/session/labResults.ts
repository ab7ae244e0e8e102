import { greatestOf } from '../core/statistics/extremes.ts';
import type { Settings } from '../core/settings/Settings.ts';
import type { Comparison, ComparisonKind } from '../core/timing/Comparison.ts';
import type { HistoryEntry } from '../core/timing/HistoryEntry.ts';
import { idealSpeedups } from '../core/timing/measuredWork.ts';
import type { Measurement, Timing } from '../core/timing/Timing.ts';
import { areSettingsEqual } from '../core/settings/sameSettings.ts';

/** What was measured, of each kind the newest. */
export interface LabResults {
  readonly measurement: Measurement | null;
  readonly comparisons: Partial<Record<ComparisonKind, Comparison>>;
}

/** What is in sight: a kept entry stands in for the session's own of its kind, and changes nothing of it. */
export function resultsInSight(own: LabResults, shown: HistoryEntry | null): LabResults {
  if (shown === null) return own;
  const { settings, timing, comparison } = shown;
  return {
    measurement: timing === null ? own.measurement : keptMeasurement(settings, timing),
    comparisons:
      comparison === null ? own.comparisons : { ...own.comparisons, [comparison.kind]: comparison },
  };
}

/** What the session measured with a run's settings, whatever its size; null if nothing was. */
export function timingOf({ measurement }: LabResults, run: Settings): Timing | null {
  if (measurement === null) return null;
  const { timing, settings } = measurement;
  const isSame = areSettingsEqual(run, { ...settings, T: run.T, chunks: run.chunks });
  return isSame ? timing : null;
}

export function keptMeasurement(settings: Settings, timing: Timing): Measurement {
  const counts = [...new Set(timing.rounds.map(({ workers }) => workers))].sort((a, b) => a - b);
  return {
    settings,
    counts,
    roundCount: greatestOf(timing.rounds.map(({ round }) => round)) + 1,
    ideal: idealSpeedups(settings, counts.at(-1)!),
    startTimesMs: [],
    timing,
  };
}
