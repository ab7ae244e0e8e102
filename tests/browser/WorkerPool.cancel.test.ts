import { expect, test, vi } from 'vitest';
import { allReady, createFaultyPool, mockPoolClock, until } from '../support/faultyPool.ts';

const reason = new Error('the slider moved');

test('a running task rejects at once with the reason', async () => {
  const { pool } = createFaultyPool();
  const controller = new AbortController();
  await allReady(pool);
  const result = pool.run((remote) => remote.slow(60_000), {
    name: 'Chunk 0',
    signal: controller.signal,
  });
  controller.abort(reason);
  await expect(result).rejects.toBe(reason);
});

test('a queued task rejects at once with the reason and is never called', async () => {
  const { pool } = createFaultyPool();
  const controller = new AbortController();
  let calls = 0;
  const first = pool.run((remote) => remote.slow(50, 'first'), { name: 'Chunk 0' });
  const queued = pool.run(
    (remote) => {
      calls++;
      return remote.echo('queued');
    },
    { name: 'Chunk 1', signal: controller.signal },
  );
  const last = pool.run((remote) => remote.echo('last'), { name: 'Chunk 2' });
  controller.abort(reason);
  await expect(Promise.race([queued, first])).rejects.toBe(reason);
  await expect(Promise.all([first, last])).resolves.toEqual(['first', 'last']);
  expect(calls).toBe(0);
});

test('a signal that is aborted already rejects, and nothing is sent', async () => {
  const { pool } = createFaultyPool();
  await allReady(pool);
  const call = vi.fn(() => Promise.resolve());
  const result = pool.run(call, { name: 'Chunk 0', signal: AbortSignal.abort(reason) });
  await expect(result).rejects.toBe(reason);
  expect(call).not.toHaveBeenCalled();
});

test('an abort after the value has come changes nothing', async () => {
  const { pool, started } = createFaultyPool({ cancelGraceMs: 0 });
  const controller = new AbortController();
  const { signal } = controller;
  const result = pool.run((remote) => remote.echo('kept'), { name: 'Chunk 0', signal });
  await result;
  controller.abort(reason);
  await expect(result).resolves.toBe('kept');
  await expect(pool.run((remote) => remote.slow(120, 1), { name: 'Chunk 1' })).resolves.toBe(1);
  expect(started).toHaveLength(1);
});

test('a short call that was cancelled keeps its worker, and its late answer is dropped', async () => {
  const { pool, started } = createFaultyPool();
  const controller = new AbortController();
  await allReady(pool);
  const cancelled = pool.run((remote) => remote.slow(20, 'late'), {
    name: 'Chunk 0',
    signal: controller.signal,
  });
  const next = pool.run((remote) => remote.echo('next'), { name: 'Chunk 1' });
  controller.abort(reason);
  await expect(cancelled).rejects.toBe(reason);
  await expect(next).resolves.toBe('next');
  expect(started).toHaveLength(1);
});

test('a late error of a cancelled call is dropped, too', async () => {
  const { pool, started } = createFaultyPool();
  const controller = new AbortController();
  await allReady(pool);
  const cancelled = pool.run((remote) => remote.rejectLater('late'), {
    name: 'Chunk 0',
    signal: controller.signal,
  });
  controller.abort(reason);
  await expect(cancelled).rejects.toBe(reason);
  await expect(pool.run((remote) => remote.echo('next'), { name: 'Chunk 1' })).resolves.toBe(
    'next',
  );
  expect(started).toHaveLength(1);
});

test('a cancelled call that does not come back has its worker replaced after the grace', async () => {
  mockPoolClock();
  const { pool, started, silent } = createFaultyPool({ cancelGraceMs: 100 });
  const controller = new AbortController();
  let calls = 0;
  const cancelled = pool.run(
    (remote) => {
      calls++;
      return remote.hang();
    },
    { name: 'Chunk 0', signal: controller.signal },
  );
  const next = pool.run((remote) => remote.echo('next'), { name: 'Chunk 1' });
  await until(() => silent.length === 1);
  vi.advanceTimersByTime(5000); // not cancelled yet
  controller.abort(reason);
  await expect(cancelled).rejects.toBe(reason);
  vi.advanceTimersByTime(50);
  expect(started).toHaveLength(1);
  vi.advanceTimersByTime(50);
  expect(started).toHaveLength(2);
  await expect(next).resolves.toBe('next');
  expect(calls).toBe(1);
});

test('a call that hangs can be cancelled in real time, too', async () => {
  const { pool, started } = createFaultyPool({ cancelGraceMs: 100 });
  const controller = new AbortController();
  await allReady(pool);
  const cancelled = pool.run((remote) => remote.hang(), {
    name: 'Chunk 0',
    signal: controller.signal,
  });
  controller.abort(reason);
  await expect(cancelled).rejects.toBe(reason);
  await expect(pool.run((remote) => remote.echo(1), { name: 'Chunk 1' })).resolves.toBe(1);
  expect(started).toHaveLength(2);
});

test('a slider that cancels 200 times starts no further worker, and the last run counts', async () => {
  const { pool, started } = createFaultyPool({ size: 2 });
  await allReady(pool);
  const runJobs = (move: number, signal: AbortSignal) =>
    Promise.allSettled(
      [0, 1, 2].map((job) =>
        pool.run((remote) => remote.slow(9, `${move}.${job}`), { name: `Chunk ${job}`, signal }),
      ),
    );
  let controller = new AbortController();
  const moves: ReturnType<typeof runJobs>[] = [];
  for (let move = 0; move < 200; move++) {
    controller.abort(reason);
    controller = new AbortController();
    moves.push(runJobs(move, controller.signal));
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await expect(moves.at(-1)).resolves.toEqual(
    ['199.0', '199.1', '199.2'].map((value) => ({ status: 'fulfilled', value })),
  );
  // a first job may be done before the slider moves on; no move has the value of another
  const wrong = (await Promise.all(moves)).flatMap((jobs, move) =>
    jobs.filter((outcome, job) =>
      outcome.status === 'fulfilled'
        ? outcome.value !== `${move}.${job}`
        : outcome.reason !== reason,
    ),
  );
  expect(wrong).toEqual([]);
  expect(started).toHaveLength(2);
});
