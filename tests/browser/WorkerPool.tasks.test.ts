import { expect, test } from 'vitest';
import { allReady, createFaultyPool, createGate } from '../support/faultyPool.ts';

test('values come back to their own tasks, with more tasks than workers', async () => {
  const { pool, started } = createFaultyPool({ size: 3 });
  const numbers = Array.from({ length: 50 }, (_, i) => i);
  const values = await Promise.all(
    numbers.map((i) => pool.run((remote) => remote.echo({ i }), { name: `Chunk ${i}` })),
  );
  expect(values).toEqual(numbers.map((i) => ({ i })));
  expect(started).toHaveLength(3);
});

test('tasks that are given before the workers have loaded wait for them', async () => {
  const { pool } = createFaultyPool({ size: 2 });
  expect(pool.readyCount).toBe(0);
  await expect(pool.run((remote) => remote.echo('early'), { name: 'Chunk 0' })).resolves.toBe(
    'early',
  );
  await allReady(pool);
  expect(pool.startTimesMs).toHaveLength(2);
});

test('tasks start first come, first served, on whichever worker is free, one on each', async () => {
  const { pool } = createFaultyPool({ size: 2 });
  await allReady(pool);
  const calls: string[] = [];
  const gates = Array.from({ length: 5 }, createGate);
  const tasks = gates.map(({ passed }, i) =>
    pool.run(
      async (remote, worker) => {
        calls.push(`task ${i} on worker ${worker}`);
        await passed;
        return remote.echo(i);
      },
      { name: `Chunk ${i}` },
    ),
  );
  expect(calls).toEqual(['task 0 on worker 0', 'task 1 on worker 1']);

  // worker 0 is kept busy, so worker 1 gets all that follow
  for (const i of [1, 2, 3, 4]) {
    gates[i]!.open();
    await expect(tasks[i]).resolves.toBe(i);
  }
  gates[0]!.open();
  await expect(tasks[0]).resolves.toBe(0);
  expect(calls.slice(2)).toEqual([2, 3, 4].map((i) => `task ${i} on worker 1`));
});

test('no more calls are in flight than there are workers', async () => {
  const { pool } = createFaultyPool({ size: 3 });
  await allReady(pool);
  let inFlight = 0;
  let most = 0;
  const runOne = () =>
    pool.run(
      (remote) => {
        most = Math.max(most, ++inFlight);
        return remote.slow(2).finally(() => inFlight--);
      },
      { name: 'Chunk 0' },
    );
  await Promise.all(Array.from({ length: 30 }, runOne));
  expect(most).toBe(3);
});

test('whoever asked hears how many workers are ready', async () => {
  const told: number[] = [];
  const { pool } = createFaultyPool({ size: 2, onReadyCount: (count) => told.push(count) });
  await allReady(pool);
  pool.resize(1);
  pool.dispose();
  expect(told).toEqual([1, 2, 1, 0]);
});
