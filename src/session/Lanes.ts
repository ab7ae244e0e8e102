import type { LaneLog } from '../core/run/LaneLog.ts';
import type { JobTiming, SentCall } from '../core/run/SimulationRun.ts';
import type { Settings } from '../core/settings/Settings.ts';
import { timeStamp } from '../workers/clock.ts';
import { Store } from './Store.ts';

export interface LanesState {
  /** of the newest run that did not belong to a moving slider */
  readonly log: LaneLog;
  /** it goes on, and has for a while */
  readonly isLive: boolean;
  /** whether it came to the digest of an earlier run of the same settings; null if there was none */
  readonly isSame: boolean | null;
}

/** What a run enters in its log. */
export interface LaneEntries {
  readonly onSent: (call: SentCall) => void;
  readonly onTiming: (job: JobTiming) => void;
  /** @param digest - null if the run did not come to its end */
  readonly end: (digest: string | null) => void;
}

/** Runs that are over before are shown when they are. */
const LIVE_FROM_MS = 300;

/** Experiments whose digests are remembered. */
const MOST_DIGESTS = 50;

/** Keeps the log of what the page's workers do, and tells of its beginning, its end and of workers that are lost. */
export class Lanes extends Store<LanesState | null> {
  readonly #digests = new Map<string, string>();
  readonly #kills = new Map<number, number>();
  #log: LaneLog | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super(null); // no run has come so far that it is told of
  }

  begin(settings: Settings, workers: number): LaneEntries {
    const begun = { settings, workers, startedAt: timeStamp(), finishedAt: null, isWhole: false };
    const log: LaneLog = { ...begun, jobs: [], sent: new Map(), losses: [] };
    this.#log = log;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#tell(), LIVE_FROM_MS);
    return {
      onSent: (call) => {
        if (log.jobs.length + log.sent.size + log.losses.length === 0) log.startedAt = call.sentAt;
        log.sent.set(call.worker, call);
      },
      onTiming: (job) => {
        if (log.sent.get(job.worker)?.sentAt === job.sentAt) log.sent.delete(job.worker);
        log.jobs.push(job);
      },
      end: (digest) => {
        if (log === this.#log) this.#end(log, digest); // else a newer run has begun
      },
    };
  }

  /** The page kills a worker. */
  kill(worker: number): void {
    this.#kills.set(worker, timeStamp());
  }

  lost(worker: number): void {
    const killed = this.#kills.get(worker);
    this.#kills.delete(worker);
    const killedAt = killed !== undefined && killed >= (this.#log?.startedAt ?? 0) ? killed : null;
    const log = this.#log;
    // one that was ended with a run that nobody waits for, or that died at rest, is no loss of a run
    if (log === null || (log.finishedAt !== null && killedAt === null)) return;
    const call = log.sent.get(worker) ?? null;
    log.sent.delete(worker);
    log.losses.push({ worker, killedAt, noticedAt: timeStamp(), call, replacedAt: null });
    this.#tell();
  }

  ready(worker: number): void {
    const open = (this.#log?.losses ?? []).filter(
      (each) => each.worker === worker && each.replacedAt === null,
    );
    for (const loss of open) loss.replacedAt = timeStamp();
    if (open.length > 0) this.#tell();
  }

  /** Workers from this place on are ended. */
  resized(size: number): void {
    this.#log?.sent.forEach((_, worker, sent) => {
      if (worker >= size) sent.delete(worker);
    });
  }

  #end(log: LaneLog, digest: string | null): void {
    clearTimeout(this.#timer);
    log.finishedAt = timeStamp();
    log.isWhole = digest !== null;
    log.sent.clear();
    this.set({ log, isLive: false, isSame: digest === null ? null : this.#agrees(log, digest) });
  }

  #tell(): void {
    const log = this.#log;
    if (log === null) return;
    // a new worker may be there when the run is over
    const isSame = log.finishedAt === null ? null : (this.state()?.isSame ?? null);
    this.set({ log, isLive: log.finishedAt === null, isSame });
  }

  #agrees({ settings }: LaneLog, digest: string): boolean | null {
    const key = JSON.stringify(settings);
    const known = this.#digests.get(key);
    if (known !== undefined) return known === digest;
    if (this.#digests.size === MOST_DIGESTS) this.#digests.clear();
    this.#digests.set(key, digest);
    return null;
  }
}
