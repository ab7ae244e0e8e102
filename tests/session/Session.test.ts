import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Settings } from '../../src/core/settings/Settings.ts';
import { createFutures } from '../../src/session/designs.ts';
import {
  ACTIVITIES,
  BEGINNINGS,
  CANCELLABLE,
  type Activity,
  type BeginningName,
} from '../../src/session/endings.ts';
import { Lab } from '../../src/session/Lab.ts';
import type { OpenedExperiment } from '../../src/session/Opening.ts';
import { Session, type InForce } from '../../src/session/Session.ts';
import { asSideWork } from '../../src/session/sideWork.ts';
import { WorkerCheck } from '../../src/session/WorkerCheck.ts';
import { checkProbes } from '../../src/workers/run/checkProbes.ts';
import { readFlows } from '../../src/workers/run/readFlows.ts';
import { HeldPool } from '../support/heldPool.ts';
import { ARTICLE } from '../support/settings.ts';

const never = () => new Promise<never>(() => {});

let held: HeldPool;
let session: Session;

beforeEach(() => {
  held = new HeldPool();
  const instruments = { takeMeasurement: never, takeComparison: never, recordRun: never };
  session = new Session({
    spawn: () => {
      throw new Error('there are no threads here');
    },
    pool: held.create,
    lab: new Lab(() => {}, instruments),
    check: new WorkerCheck(never),
  });
});

const SMALL: Settings = { ...ARTICLE, T: 400, chunks: 4 };
const inForce = (change: Partial<InForce> = {}): InForce => ({
  settings: SMALL,
  isDragging: false,
  workers: 2,
  asks: null,
  ...change,
});
const PLAN = {
  isQuick: false,
  isFitted: true,
  keepsChunks: false,
  maxWorkers: 2,
  rounds: 3,
  cores: 2,
};
const underWay = () => [...session.underWay.state()].sort();

/** Brings one thing under way, and nothing else. */
const START: Readonly<Record<Activity, () => Promise<void>>> = {
  run: async () => {
    await settle();
    session.runs.run();
  },
  counting: async () => {
    await settle();
    session.follow(inForce({ asks: 'counts' }));
  },
  comparison: async () => {
    await settle();
    session.follow(inForce({ asks: 'comparison' }));
  },
  design: async () => {
    await settle();
    const question = {
      reservoir: SMALL,
      goal: { measure: 'time', years: 1 },
      reliability: 0.9,
    } as const;
    session.designs.want({ question, top: 400, isMoving: true, workers: 2 }); // coarse curves
  },
  check: async () => {
    await settle();
    session.checkWorkers();
  },
  measurement: async () => {
    await settle();
    session.lab.measure(SMALL, PLAN);
  },
  recording: async () => {
    await settle();
    session.lab.record('none', SMALL, 2);
  },
  reading: async () => {
    await settle();
    session.open(never);
  },
  writing: async () => {
    await settle();
    session.write(session.runs.state().shown!, never);
  },
};

async function settle(): Promise<void> {
  session.follow(inForce());
  await held.letGo();
  expect(underWay()).toEqual([]);
}

describe('who ends whom', () => {
  const names = Object.keys(BEGINNINGS) as BeginningName[];
  const pairs = names.flatMap((name) => ACTIVITIES.map((activity) => [name, activity] as const));

  test.each(pairs)('%s, while there is %s', async (name, activity) => {
    await START[activity]();
    expect(underWay()).toEqual([activity]);
    session.begin(name);
    const ends: readonly Activity[] = BEGINNINGS[name].ends;
    expect(underWay()).toEqual(ends.includes(activity) ? [] : [activity]);
  });

  test('a check is of the run in sight; a measurement lives on beside newer ones', () => {
    for (const name of ['run', 'reading', 'writing', 'change'] as const) {
      expect(BEGINNINGS[name].ends).toEqual(['recording', 'check']);
    }
    for (const name of ['check', 'measurement'] as const) {
      expect(BEGINNINGS[name].ends).toEqual(['measurement', 'recording', 'check']);
    }
    expect(CANCELLABLE).not.toContain('writing'); // it has a button of its own
  });

  test('a measurement hears of all that shares the cores with it', async () => {
    await START.measurement();
    const { others } = session.lab;
    const heard: boolean[] = [];
    const leave = others.subscribe(() => heard.push(others.areBusy()));
    expect(others.areBusy()).toBe(false);
    session.follow(inForce({ settings: { ...SMALL, seed: 9 } }));
    expect(others.areBusy()).toBe(true);
    await held.letGo();
    expect(others.areBusy()).toBe(false);
    expect(heard).toContain(true);
    expect(heard.at(-1)).toBe(false);
    expect(underWay()).toEqual(['measurement']);
    leave();
    session.follow(inForce({ settings: { ...SMALL, seed: 10 } }));
    expect(others.areBusy()).toBe(true);
    expect(heard.at(-1)).toBe(false);
  });

  const PROBE = { step: 0, before: SMALL.K, after: 0, digest: '' };
  const SEGMENT = { chunk: 0, firstStep: 0, stepCount: 100 };
  const shown = () => session.runs.state().shown!;
  const { signal } = new AbortController();
  test.each<[string, () => unknown]>([
    ['steps drawn again for the dam', () => readFlows(session.pool, shown(), SEGMENT, signal)],
    [
      'the futures of a run',
      () => createFutures(session.pool).want({ settings: shown().settings, years: 10 }),
    ],
    ['blocks of a file made again', () => checkProbes(session.pool, SMALL, [PROBE], signal)],
    ['a file that is read', () => asSideWork(new Promise((read) => setTimeout(read)))],
  ])('it hears of %s, which is no activity', async (_, begin) => {
    await START.measurement();
    const { others } = session.lab;
    const heard: boolean[] = [];
    others.subscribe(() => heard.push(others.areBusy()));
    begin();
    await expect.poll(() => others.areBusy()).toBe(true);
    expect(underWay()).toEqual(['measurement']);
    await held.letGo();
    expect(heard[0]).toBe(true);
    expect(heard.at(-1)).toBe(false);
  });

  test('a measurement knows what ended it, until something else begins', async () => {
    await START.measurement();
    session.begin('showing');
    expect(session.lab.state().endedBy).toBe('showing');
    session.run();
    expect(session.lab.state().endedBy).toBeNull();
  });

  test('a cancel stays in mind', async () => {
    await START.measurement();
    session.cancel();
    session.run();
    expect(session.lab.state().endedBy).toBe('cancel');
  });

  test('a measurement goes on behind another view', async () => {
    await START.measurement();
    session.follow(inForce({ asks: 'measurement' }));
    session.follow(inForce());
    expect(underWay()).toContain('measurement');
  });

  test('more workers end a check, and the pool has so many', async () => {
    await START.check();
    session.follow(inForce({ workers: 5 }));
    expect(underWay()).toEqual([]);
    expect(held.sizes.at(-1)).toBe(5);
  });
});

describe('a measurement that is wanted', () => {
  const isWanted = () => session.wanted.state() !== null;

  test('begins at once where nothing is under way', async () => {
    await settle();
    session.measure(SMALL, PLAN);
    expect(underWay()).toEqual(['measurement']);
    expect(isWanted()).toBe(false);
  });

  test.each(['run', 'counting', 'design', 'writing'] as const)(
    'begins as soon as there is no %s, whatever view is in sight',
    async (activity) => {
      await START[activity]();
      session.measure(SMALL, PLAN);
      expect(underWay()).toEqual([activity]);
      session.follow(inForce({ asks: activity === 'counting' ? 'counts' : null }));
      if (activity === 'writing') session.writing.cancel();
      await held.letGo();
      await expect.poll(() => underWay()).toEqual(['measurement']);
      expect(isWanted()).toBe(false);
    },
  );

  test('waits for the run that takes the place of another', async () => {
    await START.run();
    session.measure(SMALL, PLAN);
    session.run();
    await Promise.resolve();
    expect(underWay()).toEqual(['run']);
    expect(isWanted()).toBe(true);
  });

  test.each(['cancel', 'showing', 'measurement'] as const)(
    'is wanted no more after a %s',
    async (name) => {
      await START.run();
      session.measure(SMALL, PLAN);
      session.begin(name);
      expect(isWanted()).toBe(false);
      await held.letGo();
      expect(underWay()).toEqual([]);
    },
  );
});

describe('who may use the workers', () => {
  test('a run, then its analysis; a view that asks for nothing more ends what was counted', async () => {
    session.follow(inForce({ asks: 'counts' }));
    expect(underWay()).toEqual(['run']);
    expect(held.pending().every((name) => !name.includes('law'))).toBe(true);
    await held.letGo();
    const { done } = session.analyses.state();
    expect(done?.result.counts).not.toBeNull();
    expect(done?.of.run.runNumber).toBe(session.runs.state().shown?.runNumber);
  });

  test.each(['measurement', 'check'] as const)(
    'nothing is analysed beside a %s; it begins anew after it',
    async (activity) => {
      await START[activity]();
      const before = held.tasks.length;
      if (activity === 'check') session.follow(inForce({ asks: 'counts' }));
      else session.follow(inForce());
      expect(held.tasks).toHaveLength(before);
      session.cancel();
      session.follow(inForce({ asks: 'counts' }));
      await held.letGo();
      expect(session.analyses.state().done?.result.counts).not.toBeNull();
    },
  );

  test('what a view counts goes on beside a measurement, which hears of it', async () => {
    await START.measurement();
    session.follow(inForce({ asks: 'counts', settings: { ...SMALL, seed: 3 } }));
    await held.letGo();
    expect(session.analyses.state().done?.result.counts).not.toBeNull();
    expect(underWay()).toEqual(['measurement']);
  });

  test('while a slider moves its runs are not analysed, but for the view that shows it', async () => {
    session.follow(inForce({ isDragging: true }));
    await held.letGo();
    expect(session.runs.state().shown).not.toBeNull();
    expect(session.analyses.state()).toEqual({ running: null, done: null, ended: null });
    session.follow(inForce({ isDragging: true, asks: 'counts' }));
    expect(underWay()).toEqual(['counting']);
  });

  test('chunks are compared for the pair in sight, as far as the run has it', async () => {
    session.pair.set([2, 3]);
    await START.comparison();
    await held.letGo();
    expect(session.comparisons.state().done?.of.pair).toEqual([2, 3]);
    session.follow(inForce({ asks: 'comparison', settings: { ...SMALL, chunks: 2 } }));
    await held.letGo();
    expect(session.comparisons.state().done?.of.pair).toEqual([0, 1]);
  });

  test('what failed for want of a network is tried once more, and workers start again', async () => {
    await START.counting();
    vi.spyOn(held.pool, 'run').mockRejectedValueOnce(new Error('no network'));
    session.follow(inForce());
    session.follow(inForce({ asks: 'comparison' }));
    await expect.poll(() => session.comparisons.state().ended).not.toBeNull();
    session.retry();
    expect(held.sizes.at(-1)).toBe(2);
    expect(underWay()).toContain('comparison');
    await held.letGo();
    expect(session.comparisons.state().done).not.toBeNull();
  });
});

describe('who speaks', () => {
  test.each([
    ['run', 'run'],
    ['reading', 'run'],
    ['check', 'check'],
    ['measurement', 'measurement'],
    ['change', 'run'],
    ['writing', 'check'],
    ['cancel', 'check'],
  ] as const)('once there is a %s: the %s', (name, speaker) => {
    session.begin('check');
    session.messages.say('Link copied.');
    session.begin(name);
    const isOver = name in BEGINNINGS && 'speaks' in BEGINNINGS[name];
    expect(session.messages.state()).toMatchObject({
      speaker,
      status: isOver ? null : 'Link copied.',
    });
  });

  test('an error in a field stays whatever begins', () => {
    session.messages.failField('K', 'K: nine');
    session.messages.fail('No clipboard.');
    session.begin('run');
    expect(session.messages.state()).toMatchObject({
      error: null,
      fieldErrors: { K: 'K: nine' },
    });
  });
});

describe('whose a path is', () => {
  const path = () => session.runs.state().shown!.path!;
  const large = (seed: number) => inForce({ settings: { ...SMALL, T: 4000, chunks: 1, seed } });
  const run = async (seed: number) => {
    session.follow(large(seed));
    await held.letGo();
    return session.runs.state().shown!;
  };

  test('the path before the one in sight is written over by the next run', async () => {
    const first = await run(1);
    session.see(first);
    const { buffer } = path().parts[0]!;
    session.see(await run(2));
    await run(3);
    expect(held.buffers.at(-1)).toBe(buffer);
  });

  test('not as long as nobody has seen the newer one, nor while a file is written of it', async () => {
    const first = await run(1);
    session.see(first);
    await run(2);
    await run(3);
    expect(held.buffers.every((buffer) => buffer === null)).toBe(true);
    session.see(session.runs.state().shown);
    let end!: () => void;
    const shown = session.runs.state().shown!;
    session.write(shown, () => new Promise((resolve) => (end = resolve)));
    session.see(await run(4));
    await run(5);
    expect(held.buffers.at(-1)).not.toBe(shown.path!.parts[0]!.buffer);
    end();
    await expect.poll(() => session.writing.state().isRunning).toBe(false);
  });

  test('one file at a time', async () => {
    const shown = await run(1);
    const works = [vi.fn<typeof never>(never), vi.fn<typeof never>(never)];
    for (const work of works) session.write(shown, work);
    expect(works.map((work) => work.mock.calls.length)).toEqual([1, 0]);
  });
});

describe('an experiment that is opened', () => {
  const experiment = (settings: Settings): OpenedExperiment => ({
    name: 'a.json',
    settings,
    digest: '0123456789abcdef',
    notices: [],
    warning: null,
    enter: () => session.follow(inForce({ settings })),
  });

  test('runs, however long it is', async () => {
    await settle();
    const long = { ...SMALL, T: 1e8 };
    session.open(async () => experiment(long));
    await expect.poll(() => underWay()).toEqual(['run']);
    expect(session.runs.state().activity).toMatchObject({
      kind: 'running',
      request: { settings: long },
    });
    session.cancel();
    expect(session.runs.state().activity.kind).toBe('cancelled');
  });

  test('runs again if it is in force', async () => {
    await settle();
    const before = session.runs.state().shown!.runNumber;
    session.open(async () => experiment(SMALL));
    await expect.poll(() => underWay()).toEqual(['run']);
    await held.letGo();
    expect(session.runs.state().shown!.runNumber).toBeGreaterThan(before);
    expect(session.opening.state().opened).toMatchObject({ name: 'a.json', afterRun: before });
  });

  test('runs though its picture stands, where other settings were in force', async () => {
    const long = { ...SMALL, T: 1e7 + 1 };
    await settle();
    session.follow(inForce({ settings: long }));
    session.run();
    await held.letGo();
    const before = session.runs.state().shown!.runNumber;
    session.follow(inForce({ settings: { ...long, seed: 9 } }));
    session.open(async () => experiment(long));
    await expect.poll(() => underWay()).toEqual(['run']);
    await held.letGo();
    expect(session.runs.state().shown!.runNumber).toBeGreaterThan(before);
  });

  test('runs once where it is new and short', async () => {
    await settle();
    const before = held.tasks.length;
    session.open(async () => experiment({ ...SMALL, seed: 77, chunks: 1 }));
    await expect.poll(() => underWay()).toEqual(['run']);
    expect(held.tasks.slice(before)).toHaveLength(1);
  });

  test('comes to nothing when another one is opened meanwhile, or the reading is cancelled', async () => {
    await settle();
    let end!: (read: OpenedExperiment) => void;
    session.open(() => new Promise((resolve) => (end = resolve)));
    session.cancel();
    end(experiment({ ...SMALL, seed: 5 }));
    await Promise.resolve();
    expect(session.opening.state()).toMatchObject({ opened: null, isRunning: false });
    expect(underWay()).toEqual([]);
  });
});
