import { afterEach, expect, test, vi } from 'vitest';
import type { Remote } from 'comlink';
import type { FaultyApi } from '../support/faulty.worker.ts';
import {
  allReady,
  createFaultyPool,
  createGate,
  mockPoolClock,
  until,
} from '../support/faultyPool.ts';

afterEach(() => vi.restoreAllMocks());

type Die = (remote: Remote<FaultyApi>, worker: Worker) => Promise<unknown>;

/** Ways to die that give an event: seen though no time passes. */
const LOUD: [string, Die, string | RegExp][] = [
  ['throws outside a call', (remote) => remote.throwOutsideCall(), /it threw ".*dam break"/],
  [
    'sends what cannot be read',
    (remote, worker) => {
      worker.dispatchEvent(new MessageEvent('messageerror'));
      return remote.echo('too late');
    },
    'its message could not be read',
  ],
];

/** Ways to die in silence: seen when the time for an answer is up. */
const SILENT: [string, Die][] = [
  ['closes itself', (remote) => remote.closeSelf()],
  ['hangs', (remote) => remote.hang()],
  [
    'is terminated from outside',
    (remote, worker) => {
      worker.terminate();
      worker.dispatchEvent(new MessageEvent('message', { data: 'last word' }));
      return remote.echo('nobody hears');
    },
  ],
];

test.each(LOUD)('the task of a worker that %s is run again', async (_, die) => {
  mockPoolClock();
  const { pool, started } = createFaultyPool();
  let calls = 0;
  const result = pool.run(
    (remote) => (++calls === 1 ? die(remote, started.at(-1)!) : remote.echo('same')),
    { name: 'Chunk 0' },
  );
  await expect(result).resolves.toBe('same');
  expect(calls).toBe(2);
  expect(started).toHaveLength(2);
});

test.each(LOUD)('a task whose worker %s three times is given up', async (_, die, reason) => {
  mockPoolClock();
  const { pool, started } = createFaultyPool();
  const poison = pool.run((remote) => die(remote, started.at(-1)!), { name: 'Chunk 7' });
  const next = pool.run((remote) => remote.echo('unharmed'), { name: 'Chunk 8' });
  await expect(poison).rejects.toThrow(
    'Chunk 7 could not be computed: its worker was lost 3 times, the last time because ',
  );
  await expect(poison).rejects.toThrow(reason);
  await expect(next).resolves.toBe('unharmed');
  expect(started).toHaveLength(4);
});

test.each(SILENT)('the task of a worker that %s is run again', async (_, die) => {
  mockPoolClock();
  const { pool, started, silent } = createFaultyPool({ stallLimitMs: 1000 });
  let calls = 0;
  const result = pool.run(
    (remote) => (++calls === 1 ? die(remote, started.at(-1)!) : remote.echo('same')),
    { name: 'Chunk 0' },
  );
  await until(() => silent.length === 1);
  vi.advanceTimersByTime(950);
  expect(started).toHaveLength(1);
  vi.advanceTimersByTime(50);
  await expect(result).resolves.toBe('same');
  expect(calls).toBe(2);
  expect(started).toHaveLength(2);
});

test.each(SILENT)('a task whose worker %s three times is given up', async (_, die) => {
  mockPoolClock();
  const { pool, started, silent } = createFaultyPool({ stallLimitMs: 1000 });
  const poison = pool.run((remote) => die(remote, started.at(-1)!), { name: 'Chunk 7' });
  const next = pool.run((remote) => remote.echo('unharmed'), { name: 'Chunk 8' });
  for (const [deaths, limit] of [1000, 3000, 9000].entries()) {
    await until(() => silent.length === deaths + 1);
    vi.advanceTimersByTime(limit - 50);
    expect(started).toHaveLength(deaths + 1);
    vi.advanceTimersByTime(50);
  }
  await expect(poison).rejects.toThrow(
    'Chunk 7 could not be computed: its worker was lost 3 times, the last time because ' +
      'it gave no answer for 9 s',
  );
  await expect(next).resolves.toBe('unharmed');
  expect(started).toHaveLength(4);
});

test('each call has the whole time limit to itself', async () => {
  mockPoolClock();
  const { pool, started } = createFaultyPool({ stallLimitMs: 1000 });
  await allReady(pool);
  for (let i = 0; i < 3; i++) {
    const result = pool.run((remote) => remote.echo(i), { name: `Chunk ${i}` });
    vi.advanceTimersByTime(950);
    await expect(result).resolves.toBe(i);
    vi.advanceTimersByTime(5000); // idle, which has no limit
  }
  expect(started).toHaveLength(1);
});

test('an answer that comes after the death of its worker is dropped', async () => {
  const { pool, started } = createFaultyPool();
  const gate = createGate();
  let calls = 0;
  const result = pool.run(
    async (remote) => {
      if (++calls > 1) return remote.slow(20, 'fresh');
      await gate.passed;
      return 'stale';
    },
    { name: 'Chunk 0' },
  );
  await until(() => calls === 1);
  started[0]!.dispatchEvent(new ErrorEvent('error'));
  await until(() => calls === 2);
  gate.open();
  await expect(result).resolves.toBe('fresh');
});

test('the pool alone tells what a worker threw, not the console as well', async () => {
  const { pool, started } = createFaultyPool();
  const events: ErrorEvent[] = [];
  started[0]!.addEventListener('error', (event) => events.push(event));
  let calls = 0;
  await pool.run((remote) => (++calls === 1 ? remote.throwOutsideCall() : remote.echo(1)), {
    name: 'Chunk 0',
  });
  expect(events.map(({ defaultPrevented }) => defaultPrevented)).toEqual([true]);
});

test('a hanging worker is found out in real time too', async () => {
  const { pool } = createFaultyPool({ stallLimitMs: 300 });
  let calls = 0;
  const result = pool.run((remote) => (++calls === 1 ? remote.hang() : remote.echo('same')), {
    name: 'Chunk 0',
  });
  await expect(result).resolves.toBe('same');
});

test('a worker that dies between two tasks is replaced', async () => {
  const { pool, started } = createFaultyPool();
  const terminate = vi.spyOn(Worker.prototype, 'terminate');
  await pool.run((remote) => remote.throwAfterAnswer(), { name: 'Chunk 0' });
  await until(() => terminate.mock.contexts.includes(started[0]!));
  await allReady(pool);
  await expect(pool.run((remote) => remote.echo(1), { name: 'Chunk 1' })).resolves.toBe(1);
  expect(started).toHaveLength(2);
});

test('a task that is run again comes before those that wait', async () => {
  const { pool } = createFaultyPool();
  const calls: string[] = [];
  const tasks = ['first', 'second'].map((name) =>
    pool.run(
      (remote) => {
        calls.push(name);
        return calls.length === 1 ? remote.throwOutsideCall() : remote.echo(name);
      },
      { name },
    ),
  );
  await expect(Promise.all(tasks)).resolves.toEqual(['first', 'second']);
  expect(calls).toEqual(['first', 'first', 'second']);
});

test('a death leaves the tasks of other workers alone', async () => {
  const { pool, started } = createFaultyPool({ size: 3 });
  await allReady(pool);
  const calls = [0, 0, 0];
  const results = calls.map((_, i) =>
    pool.run(
      (remote) => {
        const isFirst = ++calls[i]! === 1;
        return i === 1 && isFirst ? remote.throwOutsideCall() : remote.slow(20, i);
      },
      { name: `Chunk ${i}` },
    ),
  );
  await expect(Promise.all(results)).resolves.toEqual([0, 1, 2]);
  expect(calls).toEqual([1, 2, 1]);
  expect(started).toHaveLength(4);
});

test('a clock that ticks late, as after sleep, is no reason to replace a worker', async () => {
  const { pool, started } = createFaultyPool({ stallLimitMs: 500 });
  await allReady(pool);
  const result = pool.run((remote) => remote.slow(60, 'awake'), { name: 'Chunk 0' });
  const begin = performance.now();
  while (performance.now() - begin < 1000); // the page sleeps longer than the limit
  await expect(result).resolves.toBe('awake');
  expect(started).toHaveLength(1);
});
