import { describe, expect, test } from 'vitest';
import type { Settings } from '../../src/core/settings/Settings.ts';
import { Runs, type RunProgress, type RunRequest, type RunsState } from '../../src/session/Runs.ts';
import { simulationRun } from '../support/simulationRun.ts';
import { ARTICLE } from '../support/settings.ts';

/** Runs that end when they are told to; all that were begun, in order. */
function bench() {
  const begun: {
    request: RunRequest;
    signal: AbortSignal;
    tell: (progress: RunProgress) => void;
    end: () => Promise<void>;
    fail: (error: unknown) => Promise<void>;
  }[] = [];
  const turn = () => new Promise<void>((next) => setTimeout(next));
  const runs = new Runs((request, signal, tell) => {
    const runNumber = begun.length + 1;
    return new Promise((resolve, reject) => {
      begun.push({
        request,
        signal,
        tell,
        end: () => {
          const { seed } = request.settings;
          resolve({ ...simulationRun({ T: 200, seed }), runNumber });
          return turn();
        },
        fail: (error) => {
          reject(error);
          return turn();
        },
      });
    });
  });
  return { runs, begun };
}

const request = (change: Partial<Settings>, isDragging = false): RunRequest => ({
  settings: { ...ARTICLE, ...change },
  isDragging,
  workers: 2,
});
const seeds = (begun: readonly { request: RunRequest }[]) =>
  begun.map(({ request: { settings } }) => settings.seed);

describe('runs', () => {
  test('begin when settings change, once for the same ones', async () => {
    const { runs, begun } = bench();
    runs.follow(request({ seed: 1 }));
    runs.follow({ ...request({ seed: 1 }), workers: 3 }); // workers change no number
    expect(begun).toHaveLength(1);
    expect(runs.state()).toMatchObject({
      isBusy: true,
      activity: { kind: 'running' },
      shown: null,
    });
    await begun[0]!.end();
    expect(runs.state()).toMatchObject({
      isBusy: false,
      activity: { kind: 'idle' },
      shown: { runNumber: 1 },
      previous: null,
    });
  });

  test('are ended by newer settings, and the last picture stays', async () => {
    const { runs, begun } = bench();
    for (const seed of [1, 2, 3]) {
      runs.follow(request({ seed }));
      if (seed === 1) await begun[0]!.end();
    }
    expect(seeds(begun)).toEqual([1, 2, 3]);
    expect(begun.map(({ signal }) => signal.aborted)).toEqual([false, true, false]);
    expect(runs.state().shown?.settings.seed).toBe(1);
    await begun[2]!.end();
    expect(runs.state()).toMatchObject({
      shown: { settings: { seed: 3 } },
      previous: { runNumber: 1, settings: { seed: 1 } },
    });
    expect(runs.state().previous).not.toHaveProperty('path');
  });

  test('of a drag are finished, then comes the newest, and never a moment of rest between', async () => {
    const { runs, begun } = bench();
    const busy: boolean[] = [];
    for (const seed of [1, 2, 3]) runs.follow(request({ seed }, true));
    runs.subscribe(() => busy.push(runs.state().isBusy));
    await begun[0]!.end();
    expect(seeds(begun)).toEqual([1, 3]);
    expect(new Set(busy)).toEqual(new Set([true]));
    runs.follow(request({ seed: 3 })); // let go: the run with all that belongs to it
    expect(begun[1]!.signal.aborted).toBe(true);
    expect(begun[2]!.request.isDragging).toBe(false);
  });

  test('of a drag tell of themselves with their result, or once they take long', async () => {
    const { runs, begun } = bench();
    runs.follow(request({ seed: 1 }));
    await begun[0]!.end();
    runs.follow(request({ seed: 2 }, true));
    const told: RunsState[] = [];
    runs.subscribe(() => told.push(runs.state()));
    await begun[1]!.end();
    runs.follow(request({ seed: 3 }, true));
    await begun[2]!.end();
    const idle = { activity: { kind: 'idle' } };
    expect(told).toMatchObject([
      { shown: { settings: { seed: 2 } }, isBusy: false, ...idle },
      { shown: { settings: { seed: 2 } }, isBusy: true, ...idle },
      { shown: { settings: { seed: 3 } }, isBusy: false, ...idle },
    ]);
    runs.follow(request({ seed: 4 }, true));
    begun[3]!.tell({ stepsDone: 7, stepsAgain: 0, elapsedMs: 300, soFar: null });
    expect(told.at(-1)).toMatchObject({
      activity: { kind: 'running', stepsDone: 7 },
      isBusy: true,
    });
    runs.follow(request({ seed: 4 })); // let go
    expect(runs.state()).toMatchObject({ activity: { kind: 'running' }, isBusy: true });
    await begun[4]!.end();
    expect(told.at(-1)).toMatchObject({ activity: { kind: 'idle' }, isBusy: false });
  });

  test('wait where they are long, longer when the slider has been let go', () => {
    const { runs, begun } = bench();
    runs.follow(request({ T: 1e6 + 1 }, true));
    expect(runs.state()).toMatchObject({ activity: { kind: 'waiting' }, isBusy: false });
    runs.follow(request({ T: 1e7 + 1 }));
    expect(runs.state().activity.kind).toBe('waiting');
    expect(begun).toHaveLength(0);
    runs.run();
    expect(runs.state().activity.kind).toBe('running');
    runs.follow(request({ T: 1e7 }));
    expect(begun.map(({ signal }) => signal.aborted)).toEqual([true, false]);
  });

  test('that a drag has begun are finished before it waits; others are ended', async () => {
    const { runs, begun } = bench();
    runs.follow(request({ T: 1e6 }, true));
    runs.follow(request({ T: 2e6 }, true));
    expect(runs.state()).toMatchObject({ activity: { kind: 'running' } });
    await begun[0]!.end();
    expect(runs.state()).toMatchObject({
      activity: { kind: 'waiting' },
      shown: { runNumber: 1 },
      isBusy: false,
    });
    runs.follow(request({ T: 1e6 }));
    runs.follow(request({ T: 2e7 }));
    expect(begun[1]!.signal.aborted).toBe(true);
    expect(runs.state()).toMatchObject({ activity: { kind: 'waiting' }, isBusy: false });
  });

  test('that were asked for go on under a moving slider, and on where it comes back', async () => {
    const { runs, begun } = bench();
    const long = { T: 2e7, K: 100 };
    runs.follow(request(long));
    runs.run();
    for (const moved of [{ ...long, K: 150 }, { T: 1000 }, { ...long, K: 101 }]) {
      runs.follow(request(moved, true));
      expect(runs.state()).toMatchObject({ activity: { kind: 'running' }, isBusy: true });
    }
    runs.follow(request(long));
    expect(begun.map(({ signal }) => signal.aborted)).toEqual([false]);
    await begun[0]!.end();
    expect(runs.state()).toMatchObject({ activity: { kind: 'idle' }, isBusy: false });
    expect(begun).toHaveLength(1); // and what the slider passed by is not wanted any more
  });

  test('that go on under a moving slider are told of from the first, and no movement waits for them', async () => {
    const { runs, begun } = bench();
    runs.follow(request({ T: 1000 }));
    await begun[0]!.end();
    runs.follow(request({ T: 2e7 }));
    runs.run();
    runs.follow(request({ T: 2e7, K: 150 }, true));
    expect(runs.state()).toMatchObject({ activity: { kind: 'running' }, isBusy: true });
    expect(runs.isUnderWay).toBe(false);
    await begun[1]!.end();
    expect(runs.state()).toMatchObject({ activity: { kind: 'waiting' }, shown: { runNumber: 2 } });
  });

  test('that are asked for while a slider is held are whole, and stay when it is let go', async () => {
    const { runs, begun } = bench();
    runs.follow(request({ T: 2e7 }, true));
    runs.run();
    expect(begun[0]!.request.isDragging).toBe(false);
    runs.follow(request({ T: 2e7 }));
    await begun[0]!.end();
    expect(runs.state()).toMatchObject({ activity: { kind: 'idle' }, shown: { runNumber: 1 } });
    expect(begun).toHaveLength(1);
  });

  test('that end under a slider are not taken for those of its settings', async () => {
    const { runs, begun } = bench();
    runs.follow(request({ T: 2e7 }));
    runs.run();
    await begun[0]!.end();
    runs.follow(request({ T: 1e6 }, true));
    runs.follow(request({ T: 2e7 }, true));
    expect(runs.state().activity.kind).toBe('idle');
    await begun[1]!.end(); // now the picture is of 10⁶ steps
    expect(runs.state()).toMatchObject({ activity: { kind: 'waiting' }, shown: { runNumber: 2 } });
  });

  test('that were asked for end where the slider is let go elsewhere', () => {
    const { runs, begun } = bench();
    runs.follow(request({ T: 2e7 }));
    runs.run();
    runs.follow(request({ T: 2e7, K: 150 }, true));
    runs.follow(request({ T: 2e7, K: 150 }));
    expect(begun.map(({ signal }) => signal.aborted)).toEqual([true]);
    expect(runs.state()).toMatchObject({ activity: { kind: 'waiting' }, isBusy: false });
  });

  test('that are long are not waited for where their picture stands already', async () => {
    const { runs, begun } = bench();
    runs.follow(request({ T: 2e7 }));
    runs.run();
    await begun[0]!.end();
    runs.follow(request({ T: 2e7, K: 150 }));
    runs.run();
    runs.cancel();
    expect(runs.state().activity.kind).toBe('cancelled');
    runs.follow(request({ T: 2e7, K: 160 }));
    expect(runs.state().activity.kind).toBe('waiting');
    runs.follow(request({ T: 2e7 }));
    expect(runs.state()).toMatchObject({ activity: { kind: 'idle' }, shown: { runNumber: 1 } });
    expect(begun).toHaveLength(2);
  });

  test('can be asked for again, on as many workers as there are now', async () => {
    const { runs, begun } = bench();
    runs.run(); // nothing is in force yet
    runs.follow(request({ seed: 1 }));
    await begun[0]!.end();
    runs.follow({ ...request({ seed: 1 }), workers: 5 });
    runs.run();
    expect(begun.map(({ request: { workers } }) => workers)).toEqual([2, 5]);
    await begun[1]!.end();
    expect(runs.state()).toMatchObject({ shown: { runNumber: 2 }, previous: { runNumber: 1 } });
  });

  test('tell their progress, and nothing once they are cancelled', async () => {
    const { runs, begun } = bench();
    runs.follow(request({ seed: 1 }));
    begun[0]!.tell({ stepsDone: 100, stepsAgain: 0, elapsedMs: 7, soFar: null });
    expect(runs.state().activity).toMatchObject({ kind: 'running', stepsDone: 100, elapsedMs: 7 });
    runs.cancel();
    expect(begun[0]!.signal.aborted).toBe(true);
    begun[0]!.tell({ stepsDone: 200, stepsAgain: 0, elapsedMs: 9, soFar: null });
    await begun[0]!.end();
    expect(runs.state()).toMatchObject({
      activity: { kind: 'cancelled' },
      shown: null,
      isBusy: false,
    });
  });

  test('that wait are not ended by a cancel', () => {
    const { runs } = bench();
    runs.follow(request({ T: 2e7 }));
    runs.cancel();
    expect(runs.state().activity.kind).toBe('waiting');
  });

  test('that fail say why, until the next one has begun', async () => {
    const { runs, begun } = bench();
    runs.follow(request({ seed: 1 }));
    const error = new Error('Chunk 0 could not be computed');
    await begun[0]!.fail(error);
    expect(runs.state()).toMatchObject({ activity: { kind: 'failed', error }, isBusy: false });
    runs.run();
    expect(runs.state().activity.kind).toBe('running');
    await begun[1]!.end();
    expect(runs.state().activity.kind).toBe('idle');
  });
});
