import { useCallback, useMemo, useRef, useState } from 'react';
import type { Settings } from '../core/simulation.ts';
import type { Comparison, ComparisonKind } from '../core/timing/Comparison.ts';
import type { HistoryEntry } from '../core/timing/HistoryEntry.ts';
import type { LabTask, MeasurePlan } from '../core/timing/MeasurePlan.ts';
import type { Fault, Recording } from '../core/timing/Recording.ts';
import type { Measurement, Timing } from '../core/timing/Timing.ts';
import { takeComparison } from '../workers/timing/takeComparison.ts';
import { takeMeasurement } from '../workers/timing/takeMeasurement.ts';
import { recordRun } from '../workers/timing/recordRun.ts';
import { environment } from './environment.ts';
import { resultsInSight, timingOf, type LabResults } from './labResults.ts';
import { useEndWith, type LabPage } from './useEndWith.ts';
import { useTask } from './useTask.ts';

/** How far a measurement is. */
export interface LabProgress {
  /** runs that do not count, before the others; null before they begin */
  readonly warmUp: { readonly done: number; readonly of: number } | null;
  readonly done: number;
  readonly of: number;
}

/** What ended a task before its end: the user's Cancel, or something else, in words. */
export type EndedBy = 'Cancel' | (string & {});

export interface LabState extends LabResults {
  /** the newest task, under way or not */
  readonly task: LabTask | null;
  readonly isBusy: boolean;
  readonly error: string | null;
  /** of the newest task; null until it is known what will be run */
  readonly progress: LabProgress | null;
  /** what ended the newest task; null if it came to its end by itself */
  readonly endedBy: EndedBy | null;
  readonly recording: Recording | null;
  /** the kept measurement that is in sight in place of the session's own of its kind */
  readonly shownEntry: HistoryEntry | null;
  readonly measure: (settings: Settings, plan: MeasurePlan) => void;
  readonly compare: (kind: ComparisonKind, settings: Settings, workers: number) => void;
  readonly record: (fault: Fault, settings: Settings, workers: number) => void;
  /** Shows a kept measurement, or with null the session's own. */
  readonly show: (entry: HistoryEntry | null) => void;
  /** What this session measured with a run's settings, whatever its size; null if nothing was. */
  readonly timingOf: (settings: Settings) => Timing | null;
  /** Ends what is under way, and forgets what ended the task before. */
  readonly end: (by: EndedBy) => void;
}

const NOTHING: LabResults = { measurement: null, comparisons: {} };

/**
 * Measures on request, one thing at a time, on workers of its own; samples appear as they come. A change of the
 * page's settings ends it, and so does one of the workers or of the view.
 *
 * @param onDone - told each measurement that came to its end
 */
export function useLab(page: LabPage, onDone: (entry: HistoryEntry) => void): LabState {
  const [task, setTask] = useState<LabTask | null>(null);
  const [own, setOwn] = useState(NOTHING);
  const [growing, setGrowing] = useState<Measurement | null>(null);
  const [progress, setProgress] = useState<LabProgress | null>(null);
  const [endedBy, setEndedBy] = useState<EndedBy | null>(null);
  const [recording, setRecording] = useState<Recording | null>(null);
  /** of each settings and workers the newest, which runs with a fault are held against */
  const undisturbed = useRef(new Map<string, Recording>());
  const [shownEntry, setShownEntry] = useState<HistoryEntry | null>(null);
  const { isRunning, error, start, cancel } = useTask('');

  const begin = useCallback<(task: LabTask, work: Parameters<typeof start>[0]) => void>(
    (begun, work) => {
      setTask(begun);
      setProgress(null);
      setEndedBy(null);
      start(work);
    },
    [start],
  );
  const end = useCallback(
    (by: EndedBy) => {
      // what was cancelled stays so, whatever comes after it
      setEndedBy((before) => (isRunning ? by : before === 'Cancel' ? before : null));
      cancel();
    },
    [isRunning, cancel],
  );
  useEndWith(page, isRunning, end);

  const onRuns = (done: number, of: number) =>
    setProgress((before) => ({ warmUp: before?.warmUp ?? null, done, of }));
  const onWarmUp = (done: number, of: number) =>
    setProgress((before) => before && { ...before, warmUp: { done, of } });

  const measure = (settings: Settings, plan: MeasurePlan) => {
    setShownEntry((shown) => (shown?.timing ? null : shown));
    setGrowing(null);
    begin('speed-up', async (signal, isWanted) => {
      const grow = (taken: Measurement) => {
        setGrowing(taken);
        // until there is something in its place, the one before stays
        if (taken.timing.rounds.length > 0) setOwn((all) => ({ ...all, measurement: taken }));
      };
      const taken = await takeMeasurement(settings, plan, signal, {
        onGrowth: (growth) => {
          if (!isWanted()) return;
          grow(growth);
          onRuns(growth.timing.rounds.length, growth.roundCount * growth.maxWorkers);
        },
        onWarmUp: (done, of) => isWanted() && onWarmUp(done, of),
      });
      if (!isWanted()) return;
      grow(taken);
      onDone(entryOf(taken.settings, { timing: taken.timing, comparison: null }));
    });
  };

  const compare = (kind: ComparisonKind, settings: Settings, workers: number) => {
    setShownEntry((shown) => (shown?.comparison?.kind === kind ? null : shown));
    begin(kind, async (signal, isWanted) => {
      const comparison = await takeComparison(kind, settings, workers, signal, {
        onGrowth: (growth) => {
          if (!isWanted()) return;
          if (growth.samples.length > 0) setOwn((all) => withComparison(all, growth));
          onRuns(growth.samples.length, growth.roundCount * growth.conditions.length);
        },
        onWarmUp: (done, of) => isWanted() && onWarmUp(done, of),
      });
      if (isWanted()) onDone(entryOf(settings, { timing: null, comparison }));
    });
  };

  const record = (fault: Fault, settings: Settings, workers: number) => {
    setRecording(null);
    begin('recording', async (signal, isWanted) => {
      const work = JSON.stringify([settings, workers]);
      const before = undisturbed.current.get(work) ?? null;
      const sound =
        before !== null && fault !== 'none'
          ? before
          : await recordRun(settings, workers, 'none', before, signal);
      if (sound.losses.length === 0) undisturbed.current.set(work, sound);
      const recorded =
        fault === 'none' ? sound : await recordRun(settings, workers, fault, sound, signal);
      if (isWanted()) setRecording(recorded);
    });
  };

  const show = (entry: HistoryEntry | null) => {
    if (entry !== null) end('showing a kept one');
    setShownEntry(entry);
  };

  const measurement = isRunning && task === 'speed-up' ? growing : own.measurement;
  const inSight = useMemo(
    () => resultsInSight({ measurement, comparisons: own.comparisons }, shownEntry),
    [measurement, own.comparisons, shownEntry],
  );
  return {
    ...inSight,
    task,
    isBusy: isRunning,
    error,
    progress,
    endedBy,
    recording,
    shownEntry,
    measure,
    compare,
    record,
    show,
    timingOf: (run) => timingOf(own, run),
    end,
  };
}

function withComparison(all: LabResults, comparison: Comparison): LabResults {
  return { ...all, comparisons: { ...all.comparisons, [comparison.kind]: comparison } };
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
