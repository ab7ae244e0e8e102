import { Lab, type Taken } from '../../session/Lab.ts';
import { NewestFirst } from '../../session/NewestFirst.ts';
import { Session, type SessionOptions } from '../../session/Session.ts';
import { Settable } from '../../session/Store.ts';
import type { LongResult } from '../../core/files/longResult.ts';
import type { SimulationRun } from '../../core/run/SimulationRun.ts';
import type { Settings } from '../../core/settings/Settings.ts';
import type { MeasurePlan } from '../../core/timing/MeasurePlan.ts';
import type { CountedRun } from '../../views/distribution/DistributionView.tsx';
import type { LeftOut } from '../../views/independence/LeftOut.ts';
import type { KeptGuess } from '../../views/timing/useGuess.ts';
import type { Layout } from '../../views/storage-paths/stepsRequest.ts';
import type { ReadFlows } from '../../views/storage-paths/dam/Dam.tsx';
import type { ReadSteps, WantedSteps } from '../../views/storage-paths/useSteps.ts';
import { spawnWorker } from '../../workers/spawnWorker.ts';
import type { Span } from '../../components/span.ts';
import { environment } from './environment.ts';
import { inForceOf } from './inForceOf.ts';
import { Movement } from './Movement.ts';
import { VIEWS } from '../address/views.ts';
import { messageOf } from '../page/messageOf.ts';

/** A part of the time axis of storage paths, and the axis that it is a part of. */
export interface Zoom {
  readonly chunks: number;
  readonly layout: Layout | null;
  readonly axis: string;
  readonly span: Span | null;
}

/** A result of more steps than the page makes, from a file. */
export interface LongFile {
  readonly name: string;
  readonly settings: Settings;
  readonly digest: string;
  readonly result: LongResult;
}

/** The session of this page, with what it remembers of views while others are in sight. */
export class PageSession extends Session {
  readonly movement = new Movement((moved) => {
    this.follow(inForceOf({ ...moved, isDragging: true }));
    return VIEWS[moved.page.view].isOfRun && this.runs.isUnderWay;
  });
  readonly zoom = new Settable<Zoom>({ chunks: 0, layout: null, axis: '', span: null });
  /** a run to hold others beside */
  readonly kept = new Settable<CountedRun | null>(null);
  /** the first steps of a pair's picture */
  readonly leftOut = new Settable<LeftOut | null>(null);
  /** shown until it is closed */
  readonly longFile = new Settable<LongFile | null>(null);
  /** the dialog of the own record is open: with a file that was dropped, or without; null: it is closed */
  readonly recordDialog = new Settable<{ readonly file: File | null } | null>(null);
  /** active storage up to which curves of the design are shown; null: as far as suits the reservoir */
  readonly designTop = new Settable<number | null>(null);
  /** how the user wants worker counts measured */
  readonly plan = new Settable<Partial<MeasurePlan>>({});
  /** the speed-up that was guessed */
  readonly guess = new Settable<KeptGuess>({ text: '', taken: null });
  // what reads comes with the dam: the first picture needs none of it
  readonly readSteps: ReadSteps = async (...of) =>
    (await import('../../workers/run/readSteps.ts')).readSteps(this.pool, ...of);
  readonly readFlows: ReadFlows = async (...of) =>
    (await import('../../workers/run/readFlows.ts')).readFlows(this.pool, ...of);
  readonly stepReads = new NewestFirst({
    work: ({ run, request }: WantedSteps) => this.readSteps(run, request),
  });

  /** @param options - for tests */
  constructor(options: Pick<SessionOptions, 'pool'> = {}) {
    super({
      ...options,
      spawn: spawnWorker,
      lab: new Lab((taken) => {
        keep(taken).catch((error: unknown) => this.messages.fail(messageOf(error)));
      }),
    });
    let seen: SimulationRun | null = null;
    this.runs.subscribe(() => {
      const { shown } = this.runs.state();
      if (shown !== seen || !this.runs.isUnderWay) this.movement.show();
      seen = shown;
    });
  }
}

/** Adds a measurement to those that this browser keeps. */
async function keep(taken: Taken): Promise<void> {
  const date = new Date().toISOString();
  const { timingHistory } = await import('../kept/useTimingHistory.ts');
  timingHistory.add({ date, environment: environment(), ...taken });
}
