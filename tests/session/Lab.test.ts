import { expect, test, vi } from 'vitest';
import type { HistoryEntry } from '../../src/core/timing/HistoryEntry.ts';
import type { Recording } from '../../src/core/timing/Recording.ts';
import type { Measurement } from '../../src/core/timing/Timing.ts';
import { Lab, type Taken } from '../../src/session/Lab.ts';
import { ARTICLE } from '../support/settings.ts';

const PLAN = {
  isQuick: false,
  isFitted: true,
  keepsChunks: false,
  maxWorkers: 2,
  rounds: 3,
  cores: 2,
};

const grown = (rounds: number) =>
  ({
    settings: ARTICLE,
    roundCount: 3,
    counts: [1, 2],
    timing: { rounds: Array.from({ length: rounds }) },
  }) as unknown as Measurement;

const recording = (digest: string) => ({ digest, losses: [] }) as unknown as Recording;

interface Told {
  readonly onGrowth: (measurement: Measurement) => void;
  readonly onWarmUp: (done: number, of: number) => void;
}

/** A laboratory whose measurement of worker counts grows and ends when it is told to. */
function bench() {
  const taken: Taken[] = [];
  const begun: {
    signal: AbortSignal;
    told: Told;
    end: (result: Measurement) => void;
  }[] = [];
  const recordRun = vi.fn(
    async (_settings: unknown, _workers: unknown, fault: string, before: Recording | null) =>
      recording(`${fault} beside ${before === null ? 'nothing' : 'a sound one'}`),
  );
  const lab = new Lab((each) => taken.push(each), {
    takeMeasurement: (_settings, _plan, { signal }, told) =>
      new Promise((end) => begun.push({ signal, told, end })),
    takeComparison: () => new Promise(() => {}),
    recordRun,
  });
  return { lab, taken, begun, recordRun };
}

test('a measurement shows its growth, and is told once it is done', async () => {
  const { lab, taken, begun } = bench();
  lab.measure(ARTICLE, PLAN);
  const { told, end } = begun[0]!;
  told.onWarmUp(1, 4); // it is not known yet how much will be run
  expect(lab.state()).toMatchObject({ task: 'speed-up', isRunning: true, progress: null });
  told.onGrowth(grown(0));
  told.onWarmUp(2, 4);
  expect(lab.state().progress).toEqual({ warmUp: { done: 2, of: 4 }, done: 0, of: 6 });
  told.onGrowth(grown(5));
  expect(lab.state()).toMatchObject({ progress: { done: 5, of: 6 }, growing: grown(5) });
  expect(taken).toEqual([]);
  end(grown(6));
  await expect.poll(() => lab.state().isRunning).toBe(false);
  expect(taken).toEqual([{ settings: ARTICLE, timing: grown(6).timing, comparison: null }]);
  expect(lab.state().own.measurement).toEqual(grown(6));
});

test('the measurement before stays until there is something in its place', () => {
  const { lab, begun } = bench();
  lab.measure(ARTICLE, PLAN);
  begun[0]!.told.onGrowth(grown(2));
  lab.measure(ARTICLE, PLAN);
  expect(begun[0]!.signal.aborted).toBe(true);
  begun[1]!.told.onGrowth(grown(0));
  expect(lab.state()).toMatchObject({ growing: grown(0), own: { measurement: grown(2) } });
});

test('what was ended says no more, whatever comes of it', async () => {
  const { lab, taken, begun } = bench();
  lab.measure(ARTICLE, PLAN);
  begun[0]!.told.onGrowth(grown(1));
  lab.end('check');
  begun[0]!.told.onGrowth(grown(5));
  begun[0]!.told.onWarmUp(4, 4);
  begun[0]!.end(grown(6));
  await Promise.resolve();
  expect(taken).toEqual([]);
  expect(lab.state()).toMatchObject({
    isRunning: false,
    endedBy: 'check',
    progress: { warmUp: null, done: 1, of: 6 },
  });
});

test('a kept measurement goes out of sight when one of its kind is begun', () => {
  const { lab } = bench();
  const entry = { timing: grown(6).timing, comparison: null } as unknown as HistoryEntry;
  lab.show(entry);
  lab.compare('scaling', ARTICLE, 2);
  expect(lab.state().shownEntry).toBe(entry);
  lab.measure(ARTICLE, PLAN);
  expect(lab.state().shownEntry).toBeNull();
});

test('a fault is recorded beside the newest sound run of the same settings and workers', async () => {
  const { lab, recordRun } = bench();
  const record = async (...[fault, workers]: ['none' | 'kill', number]) => {
    lab.record(fault, ARTICLE, workers);
    await expect.poll(() => lab.state().isRunning).toBe(false);
    return lab.state().recording;
  };
  expect(await record('kill', 2)).toEqual(recording('kill beside a sound one'));
  expect(recordRun.mock.calls.map(([, , fault]) => fault)).toEqual(['none', 'kill']);
  await record('kill', 2);
  expect(recordRun).toHaveBeenCalledTimes(3); // the sound one is still there
  await record('kill', 3);
  expect(recordRun).toHaveBeenCalledTimes(5);
  expect(await record('none', 3)).toEqual(recording('none beside a sound one'));
});

test('a failure has its reason, and the next task has none', async () => {
  const failing = new Lab(() => {}, {
    takeMeasurement: () => Promise.reject(new Error('no workers')),
    takeComparison: () => new Promise(() => {}),
    recordRun: () => new Promise(() => {}),
  });
  failing.measure(ARTICLE, PLAN);
  await expect.poll(() => failing.state().error).toEqual(new Error('no workers'));
  failing.record('none', ARTICLE, 1);
  expect(failing.state()).toMatchObject({ error: null, isRunning: true });
});
