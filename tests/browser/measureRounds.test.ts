import { afterEach, describe, expect, test, vi } from 'vitest';
import type { DiscardReason } from '../../src/core/timing/discarded.ts';
import { measureRounds, type Measured } from '../../src/workers/timing/measureRounds.ts';
import { WorkerLost } from '../../src/workers/pool/WorkerLost.ts';
import { NOBODY } from '../../src/workers/timing/Others.ts';
import { withPool } from '../../src/workers/timing/withPool.ts';

afterEach(() => vi.restoreAllMocks());

/** Measures, and tells which things were run, which samples came, and which were thrown away. */
async function measure(
  measured: readonly Measured<number>[],
  rounds: number,
  signal?: AbortSignal,
  others = NOBODY,
) {
  const runs: number[] = [];
  const samples: { round: number; which: number; sample: number }[] = [];
  const discarded: DiscardReason[] = [];
  const warmUps: string[] = [];
  const counted = measured.map((run, which): Measured<number> => () => {
    runs.push(which);
    return run();
  });
  const outcome = await measureRounds(counted, {
    rounds,
    signal: signal ?? new AbortController().signal,
    others,
    onWarmUp: (done, of) => warmUps.push(`${done} of ${of}, ${runs.length} run`),
    onSample: (sample, which, round) => samples.push({ round, which, sample }),
    onDiscarded: (why) => discarded.push(why),
  }).then(
    () => 'done',
    (error: unknown) => error,
  );
  return { runs, samples, discarded, warmUps, outcome };
}

const constant = (value: number) => () => Promise.resolve(value);

describe('rounds', () => {
  test('visit everything once, after a warm-up that does not count', async () => {
    const { runs, samples, outcome } = await measure([constant(10), constant(20), constant(30)], 4);
    expect(outcome).toBe('done');
    expect(runs).toHaveLength(3 + 12);
    expect(runs.slice(0, 3)).toEqual([0, 1, 2]);
    for (let round = 0; round < 4; round++) {
      const own = samples.filter((sample) => sample.round === round);
      expect(own.map(({ which }) => which).toSorted((a, b) => a - b)).toEqual([0, 1, 2]);
      for (const { which, sample } of own) expect(sample).toBe(10 * (which + 1));
    }
  });

  test('tell how far the warm-up is', async () => {
    const { warmUps } = await measure([constant(10), constant(20)], 1);
    expect(warmUps).toEqual(['0 of 2, 0 run', '1 of 2, 1 run', '2 of 2, 2 run']);
  });

  test('have orders of their own', async () => {
    const keys = [0.9, 0.1, 0.5, 0.2, 0.8, 0.4];
    vi.spyOn(Math, 'random').mockImplementation(() => keys.shift()!);
    const { samples } = await measure([constant(0), constant(0), constant(0)], 2);
    expect(samples.map(({ which }) => which)).toEqual([1, 2, 0, 0, 2, 1]);
  });

  test('take a sample again if the page was hidden in it, and wait until it is seen', async () => {
    let isHidden = false;
    vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() =>
      isHidden ? 'hidden' : 'visible',
    );
    const turn = (hidden: boolean) => {
      isHidden = hidden;
      document.dispatchEvent(new Event('visibilitychange'));
    };
    let runs = 0;
    const { samples, discarded } = await measure(
      [
        () => {
          runs++;
          if (runs === 2) {
            turn(true);
            setTimeout(() => turn(false), 50);
          } else expect(isHidden).toBe(false);
          return Promise.resolve(runs);
        },
      ],
      2,
    );
    expect(discarded).toEqual(['hidden']);
    expect(samples.map(({ sample }) => sample)).toEqual([3, 4]);
  });

  test('take a sample again beside which the page computed, and wait until it has done so', async () => {
    const listeners = new Set<() => void>();
    let isBusy = false;
    const others = {
      areBusy: () => isBusy,
      subscribe: (listener: () => void) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
    const turn = (busy: boolean) => {
      isBusy = busy;
      for (const listener of listeners) listener();
    };
    let runs = 0;
    const { samples, discarded } = await measure(
      [
        () => {
          runs++;
          if (runs === 2) {
            turn(true);
            setTimeout(() => turn(false), 50);
          } else expect(isBusy).toBe(false);
          return Promise.resolve(runs);
        },
      ],
      2,
      undefined,
      others,
    );
    expect(discarded).toEqual(['disturbed']);
    expect(samples.map(({ sample }) => sample)).toEqual([3, 4]);
    expect(listeners.size).toBe(0);
  });

  test('take a sample again in which a worker was lost, but not for ever', async () => {
    let runs = 0;
    const once = await measure(
      [() => (++runs === 2 ? Promise.reject(new WorkerLost()) : Promise.resolve(runs))],
      1,
    );
    expect(once).toMatchObject({ outcome: 'done', discarded: ['lost'], samples: [{ sample: 3 }] });
    const always = await measure([() => Promise.reject(new WorkerLost('gone'))], 1);
    expect(always.outcome).toEqual(new WorkerLost('gone'));
    expect(always.runs).toHaveLength(3);
  });

  test('end with an error of what is measured, at once', async () => {
    const { outcome, runs } = await measure([() => Promise.reject(new Error('wrong sum'))], 5);
    expect(outcome).toEqual(new Error('wrong sum'));
    expect(runs).toHaveLength(1);
  });

  test('end on cancel while the page is hidden', async () => {
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    const controller = new AbortController();
    setTimeout(() => controller.abort('enough'), 20);
    const { outcome, runs } = await measure([constant(0)], 1, controller.signal);
    expect(outcome).toBe('enough');
    expect(runs).toHaveLength(0);
  });
});

describe('a pool of its own', () => {
  const spawn = (_lock: string, place: number) =>
    new Worker(URL.createObjectURL(new Blob([place === 1 ? 'throw new Error("no")' : ''])));

  test('says which worker could not be started', async () => {
    const signal = new AbortController().signal;
    const work = vi.fn<() => Promise<void>>();
    await expect(withPool({ spawn, size: 2 }, signal, work)).rejects.toThrow(
      /^Worker 2 does not start: it threw/,
    );
    expect(work).not.toHaveBeenCalled();
  });

  test('is not waited for after a cancel', async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort('enough'), 20);
    const silent = () => new Worker(URL.createObjectURL(new Blob([''])));
    const work = vi.fn<() => Promise<void>>();
    await expect(withPool({ spawn: silent, size: 1 }, controller.signal, work)).rejects.toBe(
      'enough',
    );
    expect(work).not.toHaveBeenCalled();
  });
});
