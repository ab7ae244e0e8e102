import type { Summary } from '../core/job/summary.ts';
import type { Settings } from '../core/settings/Settings.ts';
import type { SimulationRun } from '../core/run/SimulationRun.ts';
import { AUTO_STEPS } from '../core/settings/limits.ts';
import { areSettingsEqual } from '../core/settings/sameSettings.ts';
import { NewestFirst } from './NewestFirst.ts';
import { Store } from './Store.ts';

/** A run that is asked for. */
export interface RunRequest {
  readonly settings: Settings;
  readonly isDragging: boolean;
  /** workers that may have work at the same time; they change no result */
  readonly workers: number;
}

export interface RunProgress {
  readonly stepsDone: number;
  /** where workers met, and guesses were wrong */
  readonly stepsAgain: number;
  /** without pauses */
  readonly elapsedMs: number;
  /** of the steps that were done a moment ago; null as long as nobody waits for it */
  readonly soFar: Summary | null;
}

/** What is going on with the newest settings. */
export type RunActivity =
  | { readonly kind: 'idle' }
  /** the request of this run may not be the newest; those of a moving slider are told of once they take long */
  | ({ readonly kind: 'running'; readonly request: RunRequest } & RunProgress)
  /** too long to run by itself */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly error: unknown };

/** A run that is over, without its path, which is large. */
export type PastRun = Pick<SimulationRun, 'runNumber' | 'settings' | 'digest'>;

export interface RunsState {
  /** the newest finished run; it stays in sight until the next one is there */
  readonly shown: SimulationRun | null;
  /** the one that `shown` replaced */
  readonly previous: PastRun | null;
  readonly activity: RunActivity;
  /** a run is under way, or about to be */
  readonly isBusy: boolean;
}

export type Simulate = (
  request: RunRequest,
  signal: AbortSignal,
  onProgress: (progress: RunProgress) => void,
) => Promise<SimulationRun>;

/** What makes another run of a request: workers do not. */
function keyOf({ settings, isDragging }: RunRequest): string {
  return JSON.stringify([settings, isDragging]);
}

const IDLE: RunActivity = { kind: 'idle' };
const WAITING: RunActivity = { kind: 'waiting' };
const CANCELLED: RunActivity = { kind: 'cancelled' };
const BEGUN: RunProgress = { stepsDone: 0, stepsAgain: 0, elapsedMs: 0, soFar: null };

/**
 * Runs the experiment whenever its settings change, as far as T allows; the newest settings win.
 *
 * While a slider moves, a run that its movement began is finished before the newest settings get
 * their turn: cancelled each time, no picture would ever be complete. A long run that was asked for goes on under a moving
 * slider, which may come back, as it does where a finger scrolls the page after all. Else a change cancels.
 */
export class Runs extends Store<RunsState> {
  readonly #newest: NewestFirst<RunRequest, SimulationRun, RunProgress>;
  #request: RunRequest | null = null;
  #isWaiting = false;
  constructor(simulate: Simulate) {
    super({ shown: null, previous: null, activity: IDLE, isBusy: false });
    this.#newest = new NewestFirst({
      work: simulate,
      mayFinish: ({ isDragging, settings }, wanted) =>
        wanted.isDragging && (isDragging || settings.T > AUTO_STEPS.settled),
    });
    this.#newest.subscribe(() => this.#update());
  }

  /** A run of settings that run by themselves is under way, or about to be. */
  get isUnderWay(): boolean {
    return this.#newest.isBusy;
  }

  /** These settings are in force now. */
  follow(request: RunRequest): void {
    const before = this.#request;
    this.#request = request;
    if (before !== null && keyOf(before) === keyOf(request)) return;
    const { settings, isDragging } = request;
    if (settings.T <= AUTO_STEPS[isDragging ? 'dragging' : 'settled']) {
      this.#isWaiting = false;
      this.#newest.want(request);
    } else {
      this.#isWaiting = !this.#isOf(this.#newest.state().running);
      if (isDragging || !this.#isWaiting) this.#newest.want(null);
      else this.#newest.drop();
    }
    this.#update();
  }

  /** Runs the settings in force, however long that takes, and though they have run before. */
  run(): void {
    if (this.#request === null) return;
    this.#isWaiting = false;
    this.#newest.drop();
    this.#newest.want({ ...this.#request, isDragging: false }); // whole, though a slider is held
  }

  cancel(): void {
    if (this.#newest.state().running === null) return;
    this.#isWaiting = false;
    this.#newest.cancel();
  }

  #update(): void {
    const { shown, previous } = this.state();
    const newest = this.#newest.state().done?.result ?? null;
    const activity = this.#activity();
    const isReplaced = shown !== null && newest !== shown;
    const next = {
      shown: newest,
      previous: isReplaced ? pastRun(shown) : previous,
      activity,
      isBusy: activity.kind === 'running' || this.isUnderWay,
    };
    if (!areStatesEqual(this.state(), next)) this.set(next);
  }

  /** Whether that is of the settings in force. */
  #isOf(it: { readonly of: RunRequest } | null): boolean {
    return it !== null && areSettingsEqual(it.of.settings, this.#request!.settings);
  }

  #activity(): RunActivity {
    const { running, done, ended } = this.#newest.state();
    // the runs of a moving slider are not told of one by one, where a picture stands meanwhile
    const isQuiet = running?.of.isDragging === true && done !== null;
    if (running !== null && (running.progress !== null || !isQuiet)) {
      return { kind: 'running', request: running.of, ...(running.progress ?? BEGUN) };
    }
    if (this.#isWaiting && !this.#isOf(done)) return WAITING;
    if (ended === null) return IDLE;
    if (ended.error === null) return CANCELLED;
    const { activity } = this.state();
    const isKnown = activity.kind === 'failed' && activity.error === ended.error;
    return isKnown ? activity : { kind: 'failed', error: ended.error };
  }
}

function areStatesEqual(one: RunsState, other: RunsState): boolean {
  return (Object.keys(one) as (keyof RunsState)[]).every((key) => one[key] === other[key]);
}

function pastRun({ runNumber, settings, digest }: SimulationRun): PastRun {
  return { runNumber, settings, digest };
}
