import { afterEach, expect, test, vi } from 'vitest';
import {
  createFaultyPool,
  mockPoolClock,
  spawnFaulty,
  spawnMissing,
  spawnPicture,
  spawnScript,
  spawnUnsteady,
  until,
} from '../support/faultyPool.ts';

afterEach(() => vi.restoreAllMocks());

const refuse = (): Worker => {
  throw new Error('no threads left');
};

/** A worker that answers every call, as comlink would, with an error. */
const spawnRefusing = () =>
  spawnScript(`onmessage = ({ data: { id } }) => {
    const value = { isError: true, value: { name: 'Error', message: 'not now' } };
    postMessage({ id, type: 'HANDLER', name: 'throw', value });
  }`);

test.each([
  ['a file that does not exist', spawnMissing, 'it could not be loaded'],
  ['a file that is no script', spawnPicture, 'it could not be loaded'],
  ['a script that throws', () => spawnScript('throw new Error("dry")'), /it threw ".*dry"/],
  ['a refusal of the ping', spawnRefusing, 'it did not answer (Error: not now)'],
  ['a refusal to start', refuse, 'it could not be started (Error: no threads left)'],
])('%s rejects every task with its name and the reason after 3 tries', async (_, spawn, reason) => {
  const spy = vi.fn(spawn);
  const { pool } = createFaultyPool({ spawn: spy, size: 2 });
  const outcomes = await Promise.allSettled(
    [3, 4, 5].map((i) => pool.run((remote) => remote.echo(i), { name: `Chunk ${i}` })),
  );
  for (const [i, outcome] of outcomes.entries()) {
    const { message } = (outcome as PromiseRejectedResult).reason as Error;
    expect(message).toContain(
      `Chunk ${3 + i} could not be computed: no worker could be started in 3 tries: `,
    );
    expect(message).toMatch(reason);
  }
  expect(spy).toHaveBeenCalledTimes(2 * 3);
});

test.each([
  ['hangs', 'for (;;);'],
  ['closes itself', 'close()'],
])('a worker that %s while it loads is replaced when its time is up', async (_, text) => {
  mockPoolClock();
  const spawn = vi.fn(spawnFaulty).mockImplementationOnce(() => spawnScript(text));
  const { pool, started } = createFaultyPool({ spawn, loadLimitMs: 1000 });
  const result = pool.run((remote) => remote.echo('at last'), { name: 'Chunk 0' });
  vi.advanceTimersByTime(950);
  expect(started).toHaveLength(1);
  vi.advanceTimersByTime(50);
  await expect(result).resolves.toBe('at last');
  expect(started).toHaveLength(2);
});

test('a worker that is lost while it loads is replaced the sooner, the faster others loaded', async () => {
  const spawn = vi.fn(spawnFaulty);
  const { pool, started } = createFaultyPool({ spawn, loadLimitMs: 1_000_000 });
  await until(() => pool.readyCount === 1);
  const [startMs] = pool.startTimesMs as [number];
  mockPoolClock();
  spawn.mockImplementationOnce(() => spawnScript(''));
  pool.resize(2);
  const limit = Math.max(2000, 20 * startMs);
  vi.advanceTimersByTime(50 * Math.floor((limit - 1) / 50));
  expect(started).toHaveLength(2);
  vi.advanceTimersByTime(100);
  expect(started).toHaveLength(3);
});

test('workers that never answer reject the task after 3 tries, in real time too', async () => {
  const { pool, started } = createFaultyPool({ spawn: () => spawnScript(''), loadLimitMs: 100 });
  await expect(pool.run((remote) => remote.echo(1), { name: 'Chunk 9' })).rejects.toThrow(
    'Chunk 9 could not be computed: no worker could be started in 3 tries: ' +
      'it gave no answer for 0.4 s',
  );
  expect(started).toHaveLength(3);
});

test('a worker that loads at the third try does the task', async () => {
  const spawn = vi.fn(spawnFaulty);
  spawn.mockImplementationOnce(spawnMissing).mockImplementationOnce(refuse);
  const { pool } = createFaultyPool({ spawn });
  await expect(pool.run((remote) => remote.echo(8), { name: 'Chunk 0' })).resolves.toBe(8);
  expect(spawn).toHaveBeenCalledTimes(3);
});

test('where no worker could be loaded, a later task gives them another chance', async () => {
  const spawn = vi.fn(spawnMissing);
  const { pool } = createFaultyPool({ spawn, size: 2 });
  const first = pool.run((remote) => remote.echo(1), { name: 'Chunk 1' });
  await expect(first).rejects.toThrow('could not be loaded');
  await expect(pool.run((remote) => remote.echo(2), { name: 'Chunk 2' })).rejects.toThrow('tries');
  expect(spawn).toHaveBeenCalledTimes(2 * 2 * 3);

  spawn.mockImplementation(spawnFaulty);
  await expect(pool.run((remote) => remote.echo(3), { name: 'Chunk 3' })).resolves.toBe(3);
});

/** A pool of two whose first worker cannot be started, until `spawn` is mended. */
async function createHalfPool() {
  const spawn = vi.fn(refuse).mockImplementationOnce(refuse).mockImplementationOnce(spawnFaulty);
  const { pool } = createFaultyPool({ spawn, size: 2 });
  await until(() => pool.readyCount === 1);
  expect(spawn).toHaveBeenCalledTimes(3 + 1);
  return { pool, spawn };
}

test('a worker that cannot be loaded leaves its work to the others', async () => {
  const { pool } = await createHalfPool();
  const workers = await Promise.all(
    Array.from({ length: 5 }, (_, i) =>
      pool.run((remote, worker) => remote.echo(worker), { name: `Chunk ${i}` }),
    ),
  );
  expect(workers).toEqual([1, 1, 1, 1, 1]);
});

test('where only a worker that could not be loaded is kept, tasks that wait are done', async () => {
  const { pool, spawn } = await createHalfPool();
  const tasks = ['running', 'waiting'].map((name) =>
    pool.run((remote) => remote.slow(1, name), { name }),
  );
  spawn.mockImplementation(spawnFaulty);
  pool.resize(1);
  await expect(Promise.all(tasks)).resolves.toEqual(['running', 'waiting']);
});

test('a pool that is disposed of while a start fails starts nothing more', async () => {
  const spawn = vi.fn(refuse);
  const { pool } = createFaultyPool({ spawn });
  spawn.mockImplementation(spawnFaulty);
  pool.dispose();
  await new Promise((resolve) => setTimeout(resolve));
  expect(spawn).toHaveBeenCalledTimes(1);
});

test('workers that die whenever they have loaded are not started for ever', async () => {
  const { pool, started } = createFaultyPool({ spawn: spawnUnsteady });
  const terminate = vi.spyOn(Worker.prototype, 'terminate');
  await until(() => terminate.mock.calls.length === 3);
  await new Promise((resolve) => setTimeout(resolve));
  expect(started).toHaveLength(3);
  expect(pool.readyCount).toBe(0);
});
