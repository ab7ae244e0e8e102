import { pathBytes } from '../core/run/memory.ts';
import { areSettingsEqual } from '../core/settings/sameSettings.ts';
import type { Settings } from '../core/settings/Settings.ts';
import type { MeasurePlan } from '../core/timing/MeasurePlan.ts';
import type { SimulationRun } from '../core/run/SimulationRun.ts';
import type { JobApi } from '../workers/contract.ts';
import { PathBuffers } from '../workers/run/PathBuffers.ts';
import { WorkerPool, type PoolOptions } from '../workers/pool/WorkerPool.ts';
import { createAnalyses, wantedAnalysis, type Analyses } from './analyses.ts';
import {
  createChunkComparisons,
  FIRST_PAIR,
  pairIn,
  wantedComparison,
  type ChunkComparisons,
} from './chunkComparisons.ts';
import { createDesigns, type Designs } from './designs.ts';
import { ACTIVITIES, BEGINNINGS, type Activity, type BeginningName } from './endings.ts';
import type { Lab } from './Lab.ts';
import { Lanes } from './Lanes.ts';
import { lastOf } from './lastOf.ts';
import { Messages } from './Messages.ts';
import { Opening, type OpenedExperiment } from './Opening.ts';
import { Runs } from './Runs.ts';
import { sideWork } from './sideWork.ts';
import { simulateOn } from './simulate.ts';
import { Settable } from './Store.ts';
import { Task } from './Task.ts';
import { WorkerCheck } from './WorkerCheck.ts';

/** What the page shows, as far as it asks something of the workers. */
export interface InForce {
  readonly settings: Settings;
  /** a slider moves */
  readonly isDragging: boolean;
  readonly workers: number;
  /** what the view in sight needs besides the run */
  readonly asks: 'counts' | 'comparison' | 'measurement' | null;
}

export interface SessionOptions {
  readonly spawn: PoolOptions['spawn'];
  readonly lab: Lab;
  /** for tests */
  readonly check?: WorkerCheck;
  readonly pool?: (options: PoolOptions) => WorkerPool<JobApi>;
}

interface WantedMeasurement {
  readonly settings: Settings;
  readonly plan: MeasurePlan;
}

/** Workers that are started before there is work for them; the others wait, for each takes memory. */
const WORKERS_AT_ONCE = 8;

/**
 * All that is under way for the page: it owns the workers and the buffers of paths, and decides, by the table
 * of `endings`, what ends when something else begins. Only texts and files that are read are counted beside it, in
 * `sideWork`: who reads them knows no session.
 */
export class Session {
  readonly pool: WorkerPool<JobApi>;
  /** workers that are there, and starts that failed since the last one that did not */
  readonly staff = new Settable({ ready: 0, failedStarts: 0 });
  /** what the workers do */
  readonly lanes = new Lanes();
  readonly runs: Runs;
  readonly analyses: Analyses;
  readonly comparisons: ChunkComparisons;
  readonly designs: Designs;
  readonly check: WorkerCheck;
  readonly lab: Lab;
  readonly opening = new Opening();
  /** of a file */
  readonly writing = new Task({});
  readonly messages = new Messages();
  /** of chunks */
  readonly pair = new Settable(FIRST_PAIR);
  readonly underWay = new Settable<ReadonlySet<Activity>>(new Set());
  /** worker counts that are measured as soon as nothing is under way; what ends a measurement ends the wish */
  readonly wanted = new Settable<WantedMeasurement | null>(null);

  /** The page's workers have work, whoever asked for it, and though nobody may wait for it any more. */
  readonly #isPoolBusy = new Settable(false);
  readonly #buffers = new PathBuffers();
  #inForce: InForce | null = null;
  #seen: SimulationRun | null = null;
  readonly #wantedAnalysis = lastOf(wantedAnalysis);
  readonly #wantedComparison = lastOf(wantedComparison);

  constructor({ spawn, lab, check, pool }: SessionOptions) {
    const create = pool ?? ((options: PoolOptions) => new WorkerPool<JobApi>(options));
    this.pool = create({
      spawn,
      size: 0,
      atOnce: WORKERS_AT_ONCE,
      onBusy: (isBusy) => this.#isPoolBusy.set(isBusy),
      onReadyCount: (ready) => this.staff.set({ ready, failedStarts: 0 }),
      onReady: (place) => this.lanes.ready(place),
      onLoss: (place, { kind }) => {
        if (kind === 'died' || kind === 'silent') this.lanes.lost(place);
        const { ready, failedStarts } = this.staff.state();
        if (kind === 'notLoaded') this.staff.set({ ready, failedStarts: failedStarts + 1 });
      },
    });
    this.runs = new Runs(simulateOn(this.pool, this.#buffers, this.lanes));
    this.analyses = createAnalyses(this.pool);
    this.comparisons = createChunkComparisons(this.pool);
    this.designs = createDesigns(this.pool);
    this.lab = lab;
    const heard = [this.underWay, this.#isPoolBusy, sideWork];
    lab.others = {
      areBusy: () =>
        this.#isPoolBusy.state() ||
        sideWork.state() > 0 ||
        [...this.underWay.state()].some((each) => each !== 'measurement'),
      subscribe: (listener) => {
        const leave = heard.map((each) => each.subscribe(listener));
        return () => leave.forEach((end) => end());
      },
    };
    this.check = check ?? new WorkerCheck();
    const { runs, analyses, comparisons, designs, opening, writing, pair } = this;
    const all = [runs, analyses, comparisons, designs, lab, this.check, opening, writing, pair];
    for (const store of all) store.subscribe(this.#update);
  }

  /** This is in force now: runs, analyses and comparisons follow it, and what it makes pointless ends. */
  follow(next: InForce): void {
    const before = this.#inForce;
    this.#inForce = next;
    if (before?.workers !== next.workers) {
      this.pool.resize(next.workers);
      this.lanes.resized(next.workers);
    }
    this.runs.follow(next); // first, so that its jobs do not stand behind what waited for a measurement to end
    if (before !== null) this.#endWith(before, next);
    this.#runOpened(next);
    this.#update();
  }

  /** Something begins: by the table of endings others end, and what they had to say is over. */
  begin(name: BeginningName): void {
    const { speaks } = { speaks: null, ...BEGINNINGS[name] };
    const ends: readonly Activity[] = BEGINNINGS[name].ends;
    if (ends.includes('measurement')) this.wanted.set(null); // before what it waits for ends
    if (speaks !== null) this.messages.begin(speaks);
    this.lab.forgetEnd();
    const ending = ends.map((each) => this.#activities[each]).filter(({ isOn }) => isOn());
    for (const { end } of ending) end(name);
  }

  readonly run = (): void => {
    this.runs.run();
    this.begin('run');
  };

  readonly cancel = (): void => this.begin('cancel');

  /** Measures worker counts, as soon as nothing else is under way. */
  measure(settings: Settings, plan: MeasurePlan): void {
    this.wanted.set({ settings, plan });
    this.#measureWanted();
  }

  /** Kills a worker while it computes, as if it had crashed. */
  readonly killWorker = (place: number): void => {
    this.lanes.kill(place);
    this.pool.kill(place);
  };

  /** Computes the run in sight again with other numbers of workers. */
  readonly checkWorkers = (): void => {
    this.begin('check');
    const { shown } = this.runs.state();
    if (shown !== null) this.check.check(shown);
  };

  /** Opens a file: the settings of an experiment are run once they are in force, however long that takes. */
  open(read: (signal: AbortSignal) => Promise<OpenedExperiment | null>): void {
    this.begin('reading');
    this.opening.open(
      read,
      () => this.runs.state().shown?.runNumber ?? 0,
      ({ settings, enter }) => {
        const before = this.#inForce?.settings;
        enter();
        if (before !== undefined && areSettingsEqual(before, settings)) this.runs.run();
      },
    );
  }

  /** Writes a file of a run, one at a time; nothing takes over the path meanwhile. */
  write({ path }: SimulationRun, work: (signal: AbortSignal) => Promise<void>): void {
    if (this.writing.state().isRunning) return;
    this.begin('writing');
    if (path !== null) this.#buffers.hold(path);
    this.writing.start((signal) =>
      work(signal).finally(() => path !== null && this.#buffers.release(path)),
    );
  }

  /** This run is in sight, and nobody reads the path before it: the next run may write there. */
  see(shown: SimulationRun | null): void {
    if (shown === null || shown === this.#seen) return;
    const bytes = shown.path === null ? 0 : pathBytes(shown.settings);
    this.#buffers.give(this.#seen?.path ?? null, bytes);
    this.#seen = shown;
  }

  /** The network is there again: what could not be loaded is tried once more. */
  readonly retry = (): void => {
    if (this.#inForce !== null) this.pool.resize(this.#inForce.workers);
    this.analyses.retry();
    this.comparisons.retry();
    this.designs.retry();
  };

  readonly #activities: Readonly<
    Record<Activity, { isOn: () => boolean; end: (by: BeginningName) => void }>
  > = {
    run: { isOn: () => this.runs.state().isBusy, end: () => this.runs.cancel() },
    counting: {
      isOn: () => this.#inForce?.asks === 'counts' && this.analyses.isBusy,
      end: () => this.analyses.cancel(),
    },
    comparison: { isOn: () => this.comparisons.isBusy, end: () => this.comparisons.cancel() },
    design: { isOn: () => this.designs.isBusy, end: () => this.designs.cancel() },
    check: { isOn: () => this.check.state().isRunning, end: () => this.check.cancel() },
    measurement: { isOn: () => this.lab.runs('rounds'), end: (by) => this.lab.end(by) },
    recording: { isOn: () => this.lab.runs('recording'), end: (by) => this.lab.end(by) },
    reading: { isOn: () => this.opening.state().isRunning, end: () => this.opening.cancel() },
    writing: { isOn: () => this.writing.state().isRunning, end: () => this.writing.stop() },
  };

  #endWith(before: InForce, { settings, workers }: InForce): void {
    const isSame = areSettingsEqual(before.settings, settings) && before.workers === workers;
    if (!isSame) this.begin('change');
  }

  /** An experiment that was opened runs, though it would wait for Run otherwise. */
  #runOpened({ settings, isDragging }: InForce): void {
    const { opened } = this.opening.state();
    const { activity, shown } = this.runs.state();
    if (opened === null || isDragging) return;
    if (activity.kind !== 'waiting' && activity.kind !== 'idle') return;
    const isNew = (shown?.runNumber ?? 0) <= opened.afterRun;
    if (isNew && areSettingsEqual(opened.settings, settings)) this.runs.run();
  }

  readonly #measureWanted = (): void => {
    const wanted = this.wanted.state();
    if (wanted === null || this.#inForce?.isDragging || this.underWay.state().size > 0) return;
    this.begin('measurement');
    this.lab.measure(wanted.settings, wanted.plan);
  };

  readonly #update = (): void => {
    if (this.#inForce === null) return;
    const { isDragging, workers, asks } = this.#inForce;
    const { shown } = this.runs.state();
    const analysed = asks === 'counts' || !isDragging ? shown : null;
    this.analyses.want(this.#wantedAnalysis(analysed, asks === 'counts', workers));
    // what is counted for the view in sight goes on beside a measurement, which waits for it
    const isOn = (each: Activity) => this.#activities[each].isOn();
    const isAlone = isOn('check') || isOn('recording');
    this.analyses.pause(isAlone || (isOn('measurement') && asks !== 'counts'));
    const compared = asks === 'comparison' ? shown : null;
    this.comparisons.want(this.#wantedComparison(compared, pairIn(compared, this.pair.state())));
    const now = ACTIVITIES.filter((each) => this.#activities[each].isOn());
    const known = this.underWay.state();
    if (now.length !== known.size || !now.every((each) => known.has(each))) {
      this.underWay.set(new Set(now));
    }
    // a run that takes the place of another is begun in this very task
    if (now.length === 0 && this.wanted.state() !== null) queueMicrotask(this.#measureWanted);
  };
}
