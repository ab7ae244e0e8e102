import type { Settings } from '../core/settings/Settings.ts';
import type { Comparison, ComparisonKind } from '../core/timing/Comparison.ts';
import type { HistoryEntry } from '../core/timing/HistoryEntry.ts';
import type { LabTask, MeasurePlan } from '../core/timing/MeasurePlan.ts';
import type { Race, RacedRun } from '../core/timing/Race.ts';
import type { Fault, Recording } from '../core/timing/Recording.ts';
import type { Measurement } from '../core/timing/Timing.ts';
import type { recordRun } from '../workers/timing/recordRun.ts';
import type { takeComparison } from '../workers/timing/takeComparison.ts';
import { NOBODY, type Others } from '../workers/timing/Others.ts';
import type { takeMeasurement } from '../workers/timing/takeMeasurement.ts';
import type { BeginningName } from './endings.ts';
import type { LabResults } from './labResults.ts';
import { Task, type TaskState } from './Task.ts';

/** How far a measurement is. */
export interface LabProgress {
  /** runs that do not count, before the others; null before they begin */
  readonly warmUp: { readonly done: number; readonly of: number } | null;
  readonly done: number;
  readonly of: number;
}

interface LabData {
  /** the newest task, under way or not */
  readonly task: LabTask | null;
  /** of the newest task; null until it is known what will be run */
  readonly progress: LabProgress | null;
  /** what ended the newest task; null if it came to its end by itself */
  readonly endedBy: BeginningName | null;
  /** what was measured, of each kind the newest */
  readonly own: LabResults;
  /** worker counts as they are measured; `own` has the one before until there is something in its place */
  readonly growing: Measurement | null;
  readonly recording: Recording | null;
  /** of the newest measurement of worker counts; null until both have run */
  readonly race: Race | null;
  /** the kept measurement that is in sight in place of the own one of its kind */
  readonly shownEntry: HistoryEntry | null;
}

export type LabState = LabData & TaskState;

/** A measurement that came to its end. */
export type Taken = Pick<HistoryEntry, 'settings' | 'timing' | 'comparison'>;

/** Loaded when something is measured. */
const INSTRUMENTS = {
  takeMeasurement: async (...given: Parameters<typeof takeMeasurement>) =>
    (await import('../workers/timing/takeMeasurement.ts')).takeMeasurement(...given),
  takeComparison: async (...given: Parameters<typeof takeComparison>) =>
    (await import('../workers/timing/takeComparison.ts')).takeComparison(...given),
  recordRun: async (...given: Parameters<typeof recordRun>) =>
    (await import('../workers/timing/recordRun.ts')).recordRun(...given),
};

/** Measures on request, one thing at a time, on workers of its own; samples appear as they come. */
export class Lab extends Task<LabData> {
  /** what else the page does: what is measured beside it is measured again */
  others: Others = NOBODY;
  readonly #onTaken: (taken: Taken) => void;
  readonly #instruments: typeof INSTRUMENTS;
  /** of each settings and workers the newest, which runs with a fault are held against */
  readonly #undisturbed = new Map<string, Recording>();

  constructor(onTaken: (taken: Taken) => void, instruments = INSTRUMENTS) {
    super({
      task: null,
      progress: null,
      endedBy: null,
      own: { measurement: null, comparisons: {} },
      growing: null,
      recording: null,
      race: null,
      shownEntry: null,
    });
    this.#onTaken = onTaken;
    this.#instruments = instruments;
  }

  /** Measures worker counts. */
  measure(settings: Settings, plan: MeasurePlan): void {
    const { shownEntry } = this.state();
    this.change({ growing: null, race: null, ...(shownEntry?.timing && { shownEntry: null }) });
    this.#begin('speed-up', async (signal) => {
      const grow = (growing: Measurement) => {
        const { own } = this.state();
        const isSomething = growing.timing.rounds.length > 0;
        this.change({ growing, ...(isSomething && { own: { ...own, measurement: growing } }) });
      };
      let one: RacedRun | null = null;
      let all: RacedRun | null = null;
      const taken = await this.#instruments.takeMeasurement(
        settings,
        plan,
        this.#surroundings(signal),
        {
          onGrowth: (growing) => {
            if (signal.aborted) return;
            grow(growing);
            this.#count(growing.timing.rounds.length, growing.roundCount * growing.counts.length);
          },
          onWarmUp: (done, of) => this.#warm(done, of, signal),
          onRun: (run, of) => {
            if (run.workers === 1) one = run;
            if (run.workers === plan.maxWorkers) all = run;
            if (one && all && one !== all && !signal.aborted)
              this.change({ race: { settings: of, one, all } });
          },
        },
      );
      if (signal.aborted) return;
      grow(taken);
      this.#onTaken({ settings: taken.settings, timing: taken.timing, comparison: null });
    });
  }

  compare(kind: ComparisonKind, settings: Settings, workers: number): void {
    if (this.state().shownEntry?.comparison?.kind === kind) this.change({ shownEntry: null });
    this.#begin(kind, async (signal) => {
      const { takeComparison: take } = this.#instruments;
      const comparison = await take(kind, settings, workers, this.#surroundings(signal), {
        onGrowth: (growing) => {
          if (signal.aborted) return;
          if (growing.samples.length > 0) this.#keep(growing);
          this.#count(growing.samples.length, growing.roundCount * growing.conditions.length);
        },
        onWarmUp: (done, of) => this.#warm(done, of, signal),
      });
      if (!signal.aborted) this.#onTaken({ settings, timing: null, comparison });
    });
  }

  /** Records a run, with a fault beside one without. */
  record(fault: Fault, settings: Settings, workers: number): void {
    this.change({ recording: null });
    this.#begin('recording', async (signal) => {
      const work = JSON.stringify([settings, workers]);
      const before = this.#undisturbed.get(work) ?? null;
      const { recordRun: run } = this.#instruments;
      const sound =
        before !== null && fault !== 'none'
          ? before
          : await run(settings, workers, 'none', before, signal);
      if (sound.losses.length === 0) this.#undisturbed.set(work, sound);
      const recording =
        fault === 'none' ? sound : await run(settings, workers, fault, sound, signal);
      if (!signal.aborted) this.change({ recording });
    });
  }

  /** Whether rounds are taken, or one run is recorded, at present. */
  runs(what: 'rounds' | 'recording'): boolean {
    const { isRunning, task } = this.state();
    return isRunning && (task === 'recording') === (what === 'recording');
  }

  /** Shows a kept measurement, or with null the own one. */
  show(shownEntry: HistoryEntry | null): void {
    this.change({ shownEntry });
  }

  /** Ends what is under way. */
  end(endedBy: BeginningName): void {
    this.cancel();
    this.change({ endedBy });
  }

  /** What ended the newest task is told no more; but what was cancelled stays so, whatever comes after it. */
  forgetEnd(): void {
    const { endedBy } = this.state();
    if (endedBy !== null && endedBy !== 'cancel') this.change({ endedBy: null });
  }

  #begin(task: LabTask, work: (signal: AbortSignal) => Promise<void>): void {
    this.change({ task, progress: null, endedBy: null });
    this.start(work);
  }

  #surroundings(signal: AbortSignal) {
    return { signal, others: this.others };
  }

  #count(done: number, of: number): void {
    this.change({ progress: { warmUp: this.state().progress?.warmUp ?? null, done, of } });
  }

  #warm(done: number, of: number, signal: AbortSignal): void {
    const { progress } = this.state();
    if (signal.aborted || progress === null) return;
    this.change({ progress: { ...progress, warmUp: { done, of } } });
  }

  #keep(comparison: Comparison): void {
    const { own } = this.state();
    const comparisons = { ...own.comparisons, [comparison.kind]: comparison };
    this.change({ own: { ...own, comparisons } });
  }
}
