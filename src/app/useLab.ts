import { useCallback, useState } from 'react';
import type { Settings } from '../core/simulation.ts';
import type { Comparison, ComparisonKind } from '../core/timing/Comparison.ts';
import type { HistoryEntry } from '../core/timing/HistoryEntry.ts';
import { idealSpeedups } from '../core/timing/measuredWork.ts';
import type { LabTask, MeasurePlan } from '../core/timing/MeasurePlan.ts';
import type { Fault, Recording } from '../core/timing/Recording.ts';
import type {
  Measurement,
  ScalingFit,
  Timing,
  TimingMedian,
  TimingRound,
} from '../core/timing/Timing.ts';
import { isSteady } from '../core/timing/steadiness.ts';
import { timingFit } from '../core/timing/timingFit.ts';
import { timingMedians } from '../core/timing/timingMedians.ts';
import { clockStep } from '../workers/clock.ts';
import { compare as compareKind } from '../workers/timing/compare.ts';
import { measureScaling } from '../workers/timing/measureScaling.ts';
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

/** Rounds of a comparison. */
const COMPARISON_ROUNDS = 7;

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
    (settings: Settings, { cores, ...plan }: MeasurePlan) => {
      const { maxWorkers, rounds: roundCount } = plan;
      const clockStepMs = clockStep();
      const rounds: TimingRound[] = [];
      const discarded = { hidden: 0, lost: 0 };
      let measured = settings;
      let startTimesMs: readonly number[] = [];
      let ideal: readonly number[] = [];
      let medians: readonly TimingMedian[] = [];
      let fit: ScalingFit | null = null;
      const taken = (): Measurement => ({
        settings: measured,
        maxWorkers,
        roundCount,
        ideal,
        startTimesMs,
        timing: {
          steps: measured.T,
          chunks: measured.chunks,
          mode: 'strong',
          rounds: [...rounds],
          medians,
          fit,
          clockStepMs,
          cores,
          hiddenSamples: discarded.hidden,
          lostSamples: discarded.lost,
        },
      });
      setTask('speed-up');
      setShownEntry(null);
      setMeasurement(null);
      start(async (signal, isWanted) => {
        const show = () => isWanted() && setMeasurement(taken());
        await measureScaling(settings, {
          ...plan,
          signal,
          onStart: (of, times) => {
            measured = of;
            startTimesMs = times;
            ideal = idealSpeedups(of, maxWorkers);
            show();
          },
          onRound: (round) => {
            rounds.push(round);
            // intervals of many workers take a while: once a round
            const isComplete = rounds.length % maxWorkers === 0;
            if (isComplete || rounds.length < maxWorkers) medians = timingMedians(rounds);
            show();
          },
          onDiscarded: (why) => {
            discarded[why]++;
            show();
          },
        });
        if (!isWanted()) return;
        const isReliable = isSteady(medians.filter(({ workers }) => workers <= cores));
        if (isReliable) fit = timingFit(rounds, cores, ideal);
        show();
        onDone(entryOf(measured, { timing: taken().timing, comparison: null }));
      });
    },
    [start, onDone],
  );

  const compare = useCallback(
    (kind: ComparisonKind, settings: Settings, workers: number) => {
      let taken: Comparison = {
        kind,
        conditions: [],
        roundCount: COMPARISON_ROUNDS,
        samples: [],
        hiddenSamples: 0,
        lostSamples: 0,
      };
      setTask(kind);
      setShownEntry(null);
      start(async (signal, isWanted) => {
        const take = (change: Partial<Comparison>) => {
          taken = { ...taken, ...change };
          if (isWanted()) setComparisons((others) => ({ ...others, [kind]: taken }));
        };
        take({});
        await compareKind(kind, settings, {
          workers,
          rounds: COMPARISON_ROUNDS,
          signal,
          onStart: (conditions) => take({ conditions }),
          onSample: (sample) => take({ samples: [...taken.samples, sample] }),
          onDiscarded: (why) =>
            take(
              why === 'hidden'
                ? { hiddenSamples: taken.hiddenSamples + 1 }
                : { lostSamples: taken.lostSamples + 1 },
            ),
        });
        if (isWanted()) onDone(entryOf(settings, { timing: null, comparison: taken }));
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
