import { afterEach, expect, test, vi } from 'vitest';
import { allReady, createFaultyPool } from '../support/faultyPool.ts';

afterEach(() => vi.restoreAllMocks());

/** Which of the workers these are: two workers are equal to Vitest, whichever they are. */
function placesOf(these: unknown[], started: unknown[]): number[] {
  return these.map((worker) => started.indexOf(worker));
}

test('a pool that grows and shrinks while tasks run does them all', async () => {
  const { pool, started } = createFaultyPool({ size: 2 });
  const terminate = vi.spyOn(Worker.prototype, 'terminate');
  await allReady(pool);
  const numbers = Array.from({ length: 60 }, (_, i) => i);
  let done = 0;
  const tasks = numbers.map((i) =>
    pool
      .run((remote) => remote.slow(3, i * i), { name: `Chunk ${i}` })
      .finally(() => {
        done++;
        if (done === 10) pool.resize(4);
        if (done === 20) pool.resize(1);
        if (done === 30) pool.resize(3);
      }),
  );
  await expect(Promise.all(tasks)).resolves.toEqual(numbers.map((i) => i * i));
  expect(pool.size).toBe(3);
  expect(started).toHaveLength(2 + 2 + 2);
  expect(placesOf(terminate.mock.contexts, started)).toEqual([1, 2, 3]);
});

test('the task of a worker that is ended is run again on another', async () => {
  const { pool, started } = createFaultyPool({ size: 2 });
  await allReady(pool);
  const calls: string[] = [];
  const tasks = ['a', 'b'].map((name) =>
    pool.run(
      (remote, worker) => {
        calls.push(`${name} on ${worker}`);
        return remote.slow(20, name);
      },
      { name },
    ),
  );
  pool.resize(1);
  await expect(Promise.all(tasks)).resolves.toEqual(['a', 'b']);
  expect(calls).toEqual(['a on 0', 'b on 1', 'b on 0']);
  expect(started).toHaveLength(2);
});

test('a pool without workers keeps its tasks until it has some', async () => {
  const { pool } = createFaultyPool({ size: 0 });
  const task = pool.run((remote) => remote.echo('kept'), { name: 'Chunk 0' });
  pool.resize(1);
  pool.resize(0);
  pool.resize(2);
  await expect(task).resolves.toBe('kept');
});

test('dispose rejects running and queued tasks and ends every worker', async () => {
  const { pool, started } = createFaultyPool({ size: 2 });
  const terminate = vi.spyOn(Worker.prototype, 'terminate');
  await allReady(pool);
  const tasks = Array.from({ length: 5 }, (_, i) =>
    pool.run((remote) => remote.slow(60_000), { name: `Chunk ${i}` }),
  );
  pool.dispose();
  for (const outcome of await Promise.allSettled(tasks)) {
    expect(outcome).toMatchObject({ status: 'rejected', reason: { name: 'AbortError' } });
  }
  expect(pool.size).toBe(0);
  expect(placesOf(terminate.mock.contexts, started)).toEqual([0, 1]);
});

test('a pool that was disposed of lives again once it is resized, without its old tasks', async () => {
  const { pool, started } = createFaultyPool({ size: 1 });
  await allReady(pool);
  const calls: string[] = [];
  const run = (name: string) =>
    pool.run(
      (remote) => {
        calls.push(name);
        return remote.echo(name);
      },
      { name },
    );
  const old = Promise.allSettled([run('running'), run('queued')]);
  pool.dispose();
  pool.resize(1);
  await expect(run('new')).resolves.toBe('new');
  await old;
  expect(calls).toEqual(['running', 'new']);
  expect(started).toHaveLength(2);
});
