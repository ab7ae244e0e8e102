import { transfer } from 'comlink';
import { describe, expect, test } from 'vitest';
import type { HandOverApi } from '../../src/workers/hand-over/contract.ts';
import {
  handOverConditions,
  WAYS,
  type HandOverCondition,
  type Way,
} from '../../src/workers/hand-over/handOverConditions.ts';
import { conditionName } from '../../src/core/timing/Comparison.ts';
import { WorkerLost } from '../../src/workers/pool/WorkerLost.ts';
import { handOverSample } from '../../src/workers/hand-over/handOverSample.ts';
import { spawnHandOver } from '../../src/workers/hand-over/spawnHandOver.ts';
import type { Remote } from '../../src/workers/pool/PoolWorker.ts';
import { createPool } from '../support/faultyPool.ts';
import type { Testimony } from './job-witness.worker.ts';

const never = new AbortController().signal;

function small(way: Way): HandOverCondition {
  const valuesPerMessage = 1000;
  const messages = 5;
  const steps = messages * valuesPerMessage;
  return {
    name: way,
    group: '8 kB',
    steps,
    settings: null,
    messages,
    workers: 1,
    valuesPerMessage,
  };
}

type Pool = Parameters<typeof handOverSample>[0];

/** The calls of a remote as plain functions. */
type Calls = {
  readonly [Name in keyof HandOverApi]: (
    ...given: Parameters<HandOverApi[Name]>
  ) => Promise<ReturnType<HandOverApi[Name]>>;
};

/** The same pool, through remotes that `change` has made. */
function through(pool: Pool, change: (remote: Remote<HandOverApi>) => Partial<Calls>): Pool {
  return {
    run: (call, options) =>
      pool.run((remote, worker) => {
        const { give, copy, fill } = remote;
        const changed: unknown = { give, copy, fill, ...change(remote) };
        return call(changed as Remote<HandOverApi>, worker);
      }, options),
  };
}

describe('the conditions of the comparison', () => {
  test('are four ways in two sizes, with as many values for each way of a size', () => {
    expect(
      handOverConditions(true).map((condition) => [conditionName(condition), condition.steps]),
    ).toEqual([
      ['transferred and sent back, 8 MB', 2e7],
      ['transferred, 8 MB', 2e7],
      ['copied, 8 MB', 2e7],
      ['shared, 8 MB', 2e7],
      ['transferred and sent back, 8 kB', 1e6],
      ['transferred, 8 kB', 1e6],
      ['copied, 8 kB', 1e6],
      ['shared, 8 kB', 1e6],
    ]);
    for (const { messages, valuesPerMessage, steps } of handOverConditions(true)) {
      expect(messages * valuesPerMessage).toBe(steps);
    }
  });

  test('share no memory in a page that is not isolated', () => {
    const isolated = handOverConditions(true);
    expect(handOverConditions(false)).toEqual(isolated.filter(({ name }) => name !== 'shared'));
    expect(handOverConditions(false)).toHaveLength(6);
  });
});

// Vite's server sends Vitest's page the headers that the real one has
test('this page is isolated, so that sharing is tested, too', () => {
  expect(crossOriginIsolated).toBe(true);
});

test.each(handOverConditions(true))(
  'every value arrives, and the parts make up the whole: $name',
  async (condition) => {
    const { pool, started } = createPool<HandOverApi>({ spawn: spawnHandOver });
    const parts = await handOverSample(pool, condition, never);
    const { wallMs, startMs, computeMs, handOverMs, mergeMs, waitMs } = parts;
    expect(startMs).toBe(0);
    for (const part of [wallMs, computeMs, handOverMs, mergeMs]) expect(part).toBeGreaterThan(0);
    expect(computeMs + handOverMs + mergeMs + waitMs).toBeCloseTo(wallMs, 6);
    // the messages' parts lie in the whole one after another, so nothing is counted twice
    expect(waitMs).toBeGreaterThan(-0.01 * wallMs - 1);
    expect(started).toHaveLength(1);
  },
);

describe.each(WAYS)('%s', (way) => {
  test('a value that is wrong, or from the message before, is noticed', async () => {
    const { pool } = createPool<HandOverApi>({ spawn: spawnHandOver });
    const late = through(pool, (remote) => ({
      give: (message, ...others) => remote.give(Math.min(message, 3), ...others),
      copy: (message, ...others) => remote.copy(Math.min(message, 3), ...others),
      fill: (message, ...others) => remote.fill(Math.min(message, 3), ...others),
    }));
    await expect(handOverSample(late, small(way), never)).rejects.toThrow(
      'what was handed over is not what was made',
    );
    await handOverSample(pool, small(way), never);
  });

  test('values that are missing are noticed', async () => {
    const { pool } = createPool<HandOverApi>({ spawn: spawnHandOver });
    const short = through(pool, (remote) => ({
      give: (message, _, buffer) => remote.give(message, 999, buffer),
      copy: (message) => remote.copy(message, 999),
      fill: () => Promise.resolve({ result: null, startedAt: 0, finishedAt: 0 }),
    }));
    await expect(handOverSample(short, small(way), never)).rejects.toThrow(
      'what was handed over is not what was made',
    );
  });

  test('a cancelled sample rejects at once with the reason', async () => {
    const { pool } = createPool<HandOverApi>({ spawn: spawnHandOver });
    const controller = new AbortController();
    const reason = new Error('another view');
    let calls = 0;
    const watched = through(pool, () => {
      if (++calls === 3) controller.abort(reason);
      return {};
    });
    await expect(handOverSample(watched, small(way), controller.signal)).rejects.toBe(reason);
    expect(calls).toBe(3);
    await handOverSample(pool, small(way), never);
  });

  test('a sample in which a worker dies does not count', async () => {
    const { pool, started } = createPool<HandOverApi>({ spawn: spawnHandOver });
    let calls = 0;
    const deadly = through(pool, () => {
      if (++calls === 3) queueMicrotask(() => started[0]!.dispatchEvent(new ErrorEvent('error')));
      return {};
    });
    await expect(handOverSample(deadly, small(way), never)).rejects.toThrow(WorkerLost);
    expect(started).toHaveLength(2);
    await handOverSample(pool, small(way), never); // and the next one does
  });
});

/** A pool of one watched worker, and the bytes left in what it was to transfer, answer by answer. */
function createWitnessPool() {
  const { pool, started } = createPool<HandOverApi>({
    spawn: () =>
      new Worker(new URL('./hand-over-witness.worker.ts', import.meta.url), { type: 'module' }),
  });
  const told: (readonly number[])[] = [];
  started[0]!.addEventListener('message', ({ data }: MessageEvent<Partial<Testimony>>) => {
    if (data.bytesLeft !== undefined) told.push(data.bytesLeft);
  });
  return { pool, told };
}

test('what is transferred leaves the worker, and what is copied or shared does not', async () => {
  const { pool, told } = createWitnessPool();
  for (const [way, bytesLeft] of [
    ['transferred', [0]],
    ['transferred and sent back', [0]],
    ['copied', []],
    ['shared', []],
  ] as const) {
    await handOverSample(pool, small(way), never);
    await expect.poll(() => told.slice(-6)).toEqual(Array.from({ length: 6 }, () => bytesLeft));
  }
});

test('a buffer that is sent back leaves the page, and the worker writes in it', async () => {
  const { pool } = createPool<HandOverApi>({ spawn: spawnHandOver });
  const buffer = new ArrayBuffer(80);
  const { result } = await pool.run((remote) => remote.give(7, 3, transfer(buffer, [buffer])), {
    name: 'Message 7',
  });
  expect(buffer.byteLength).toBe(0);
  expect([...result]).toEqual([7, 8, 9]);
  expect(result.buffer.byteLength).toBe(80); // a fresh one would be of 24 bytes
});

test('what was copied stays as it was when the worker writes again', async () => {
  const { pool } = createPool<HandOverApi>({ spawn: spawnHandOver });
  const copy = (message: number) =>
    pool.run((remote) => remote.copy(message, 3), { name: `Message ${message}` });
  const first = await copy(1);
  const second = await copy(5);
  expect([[...first.result], [...second.result]]).toEqual([
    [1, 2, 3],
    [5, 6, 7],
  ]);
});

test('shared memory is written where the page reads it', async () => {
  const { pool } = createPool<HandOverApi>({ spawn: spawnHandOver });
  const memory = new SharedArrayBuffer(24);
  const { result } = await pool.run((remote) => remote.fill(4, memory), { name: 'Message 4' });
  expect(result).toBeNull();
  expect([...new Float64Array(memory)]).toEqual([4, 5, 6]);
});
