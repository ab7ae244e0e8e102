import { useCallback, useState } from 'react';
import type { Settings } from '../core/simulation.ts';
import type { Comparison, ComparisonKind } from '../core/timing/Comparison.ts';
import type { HistoryEntry } from '../core/timing/HistoryEntry.ts';
import { idealSpeedups } from '../core/timing/measuredWork.ts';
import type { LabTask, MeasurePlan } from '../core/timing/MeasurePlan.ts';
import type { Fault, Recording } from '../core/timing/Recording.ts';
import type { Measurement, Timing } from '../core/timing/Timing.ts';
import { takeComparison } from '../workers/timing/takeComparison.ts';
import { takeMeasurement } from '../workers/timing/takeMeasurement.ts';
import { recordRun } from '../workers/timing/recordRun.ts';
import { environment } from './environment.ts';
import { areSettingsEqual } from './experimentFile.ts';
import { useTask } from './useTask.ts';

export interface LabState {
  /** the newest task, under way or not */
  readonly task: LabTask | null;
  readonly isBusy: boolean;
  readonly error: string | null;
  readonly measurement: Measurement | null;
  readonly comparisons: Partial<Record<ComparisonKind, Comparison>>;
  readonly recording: Recording | null;
  /** the kept measurement that is shown, if it is one */
  readonly shownEntry: HistoryEntry | null;
  readonly measure: (settings: Settings, plan: MeasurePlan) => void;
  readonly compare: (kind: ComparisonKind, settings: Settings, workers: number) => void;
  readonly record: (fault: Fault, settings: Settings, workers: number) => void;
  readonly show: (entry: HistoryEntry) => void;
  /** What was measured here with a run's settings, whatever its size; null if nothing was. */
  readonly timingOf: (settings: Settings) => Timing | null;
  readonly cancel: () => void;
}

/**
 * Measures on request, one thing at a time, on workers of its own; samples appear as they come. A change of the
 * page's settings ends it, and so does one of the workers.
 *
 * @param key - names settings and workers
 * @param onDone - told each measurement that came to its end
 */
export function useLab(key: string, onDone: (entry: HistoryEntry) => void): LabState {
  const [task, setTask] = useState<LabTask | null>(null);
  const [measurement, setMeasurement] = useState<Measurement | null>(null);
  const [comparisons, setComparisons] = useState<LabState['comparisons']>({});
  const [recording, setRecording] = useState<Recording | null>(null);
  const [shownEntry, setShownEntry] = useState<HistoryEntry | null>(null);
  const { isRunning, error, start, cancel } = useTask(key);

  const measure = useCallback(
    (settings: Settings, plan: MeasurePlan) => {
      setTask('speed-up');
      setShownEntry(null);
      setMeasurement(null);
      start(async (signal, isWanted) => {
        const onGrowth = (growing: Measurement) => isWanted() && setMeasurement(growing);
        const taken = await takeMeasurement(settings, plan, signal, onGrowth);
        if (!isWanted()) return;
        setMeasurement(taken);
        onDone(entryOf(taken.settings, { timing: taken.timing, comparison: null }));
      });
    },
    [start, onDone],
  );

  const compare = useCallback(
    (kind: ComparisonKind, settings: Settings, workers: number) => {
      setTask(kind);
      setShownEntry(null);
      start(async (signal, isWanted) => {
        const onGrowth = (growing: Comparison) =>
          isWanted() && setComparisons((others) => ({ ...others, [kind]: growing }));
        const comparison = await takeComparison(kind, settings, workers, signal, onGrowth);
        if (isWanted()) onDone(entryOf(settings, { timing: null, comparison }));
      });
    },
    [start, onDone],
  );

  const record = useCallback(
    (fault: Fault, settings: Settings, workers: number) => {
      setTask('recording');
      setRecording(null);
      start(async (signal, isWanted) => {
        const recorded = await recordRun(settings, workers, fault, signal);
        if (isWanted()) setRecording(recorded);
      });
    },
    [start],
  );

  const show = useCallback(
    (entry: HistoryEntry) => {
      const { timing, comparison, settings } = entry;
      cancel();
      setShownEntry(entry);
      if (timing !== null) {
        const maxWorkers = Math.max(...timing.medians.map(({ workers }) => workers));
        setMeasurement({
          settings,
          maxWorkers,
          roundCount: Math.max(...timing.rounds.map(({ round }) => round)) + 1,
          ideal: idealSpeedups(settings, maxWorkers),
          startTimesMs: [],
          timing,
        });
      } else if (comparison !== null) {
        setComparisons((others) => ({ ...others, [comparison.kind]: comparison }));
      }
    },
    [cancel],
  );
  const timingOf = (run: Settings) => {
    if (measurement === null || shownEntry !== null) return null;
    const { timing, settings } = measurement;
    const isSame = areSettingsEqual(run, { ...settings, T: run.T, chunks: run.chunks });
    return isSame && timing.rounds.length > 0 ? timing : null;
  };
  return {
    task,
    isBusy: isRunning,
    error,
    measurement,
    comparisons,
    recording,
    shownEntry,
    measure,
    compare,
    record,
    show,
    timingOf,
    cancel,
  };
}

function entryOf(
  settings: Settings,
  result: Pick<HistoryEntry, 'timing' | 'comparison'>,
): HistoryEntry {
  return {
    date: new Date().toISOString(),
    environment: environment(),
    settings,
    ...result,
  };
}
