import { afterEach, expect, test, vi } from 'vitest';
import {
  allReady,
  createFaultyPool,
  mockPoolClock,
  spawnFaulty,
  spawnLocking,
  spawnScript,
  until,
} from '../support/faultyPool.ts';

function setPageHidden(hidden: boolean): void {
  const state: DocumentVisibilityState = hidden ? 'hidden' : 'visible';
  Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state });
}

afterEach(() => void Reflect.deleteProperty(document, 'visibilityState'));

/** A pool on a clock that stands still, so that no silence is ever noticed by time. */
function createTimelessPool(size = 1) {
  mockPoolClock();
  return createFaultyPool({ spawn: spawnLocking, size });
}

test.each(['visible', 'hidden'] as const)(
  'a worker that ends while it is idle is replaced, though no time passes, the page being %s',
  async (state) => {
    const { pool, started } = createTimelessPool();
    await allReady(pool);
    setPageHidden(state === 'hidden');
    started[0]!.terminate();
    await until(() => started.length === 2);
    await expect(pool.run((remote) => remote.echo(1), { name: 'Chunk 1' })).resolves.toBe(1);
  },
);

test('the task of a worker that closes itself is run again, though no time passes', async () => {
  const { pool, started } = createTimelessPool();
  let calls = 0;
  const result = pool.run((remote) => (++calls === 1 ? remote.closeSelf() : remote.echo('same')), {
    name: 'Chunk 0',
  });
  await expect(result).resolves.toBe('same');
  expect(started).toHaveLength(2);
});

test('the task of a worker that is ended while it computes is run again, though no time passes', async () => {
  const { pool, started, silent } = createTimelessPool();
  let calls = 0;
  const result = pool.run((remote) => (++calls === 1 ? remote.hang() : remote.echo('same')), {
    name: 'Chunk 0',
  });
  await until(() => silent.length === 1);
  started[0]!.terminate();
  await expect(result).resolves.toBe('same');
});

test('a task whose workers end three times is given up, and told why', async () => {
  const { pool } = createTimelessPool();
  const result = pool.run((remote) => remote.closeSelf(), { name: 'Chunk 7' });
  await expect(result).rejects.toThrow(
    'Chunk 7 could not be computed: its worker was lost 3 times, the last time because its thread ended',
  );
  await expect(result).rejects.toMatchObject({ name: 'TaskGivenUp', why: 'died' });
});

test('a worker that ends before its first answer is replaced, though no time passes', async () => {
  mockPoolClock();
  const script = `navigator.locks.request(name, () => {
    postMessage('holds ' + name);
    return new Promise(() => {});
  })`;
  const spawn = vi.fn(spawnLocking).mockImplementationOnce((lock) => spawnScript(script, lock));
  const { pool, started } = createFaultyPool({ spawn });
  const said: unknown[] = [];
  started[0]!.addEventListener('message', ({ data }) => said.push(data));
  await until(() => said.length === 1);
  expect(pool.readyCount).toBe(0);
  started[0]!.terminate();
  await allReady(pool);
  expect(started).toHaveLength(2);
});

test('of many workers that end at once all are replaced', async () => {
  const { pool, started } = createTimelessPool(16);
  await allReady(pool);
  for (const worker of started.slice(0, 16)) worker.terminate();
  await until(() => started.length === 32);
  await allReady(pool);
});

test('a silent worker that holds its lock is slow, up to the limit for what hangs', async () => {
  mockPoolClock();
  const { pool, started, silent } = createFaultyPool({
    spawn: spawnLocking,
    stallLimitMs: 1000,
    hangLimitMs: 60_000,
  });
  let calls = 0;
  const result = pool.run((remote) => (++calls === 1 ? remote.hang() : remote.echo('same')), {
    name: 'Chunk 0',
  });
  await until(() => silent.length === 1);
  vi.advanceTimersByTime(59_950);
  expect(started).toHaveLength(1);
  vi.advanceTimersByTime(50);
  expect(started).toHaveLength(2);
  await expect(result).resolves.toBe('same');
});

test('a worker without a lock that gives signs of life is slow, too', async () => {
  mockPoolClock();
  const { pool, started } = createFaultyPool({ spawn: spawnFaulty, stallLimitMs: 1000 });
  await allReady(pool);
  let signs = 0;
  started[0]!.addEventListener('message', ({ data }) => (signs += data === 'goes on' ? 1 : 0));
  const result = pool.run((remote) => remote.slowWithSigns(300, 'done'), { name: 'Chunk 0' });
  for (const seen of [1, 2, 3, 4, 5]) {
    await until(() => signs >= seen);
    vi.advanceTimersByTime(950);
  }
  await expect(result).resolves.toBe('done');
  expect(started).toHaveLength(1);
});

test('what was once slow and came to its end makes the pool patient', async () => {
  mockPoolClock();
  const { pool, started, silent } = createFaultyPool({ spawn: spawnFaulty, stallLimitMs: 1000 });
  await allReady(pool);
  const slow = pool.run((remote) => remote.slow(30, 'slow'), { name: 'Chunk 0' });
  vi.advanceTimersByTime(900);
  await expect(slow).resolves.toBe('slow');
  let calls = 0;
  const result = pool.run((remote) => (++calls === 1 ? remote.hang() : remote.echo('same')), {
    name: 'Chunk 1',
  });
  await until(() => silent.length === 1);
  vi.advanceTimersByTime(20 * 900 - 50);
  expect(started).toHaveLength(1);
  vi.advanceTimersByTime(50);
  expect(started).toHaveLength(2);
  await expect(result).resolves.toBe('same');
});
