import { expect, test } from 'vitest';
import { allReady, createFaultyPool, until } from '../support/faultyPool.ts';

const idle = () => new Promise((resolve) => setTimeout(resolve, 50));

test('workers beyond those of the start come when there is work for them', async () => {
  const { pool, started } = createFaultyPool({ size: 64, atOnce: 2 });
  await until(() => pool.readyCount === 2);
  await idle();
  expect(started).toHaveLength(2);
  const tasks = [0, 1, 2, 3, 4].map((i) =>
    pool.run((remote) => remote.slow(300, i), { name: `Chunk ${i}` }),
  );
  await expect(Promise.all(tasks)).resolves.toEqual([0, 1, 2, 3, 4]);
  expect(started.length).toBeGreaterThan(2);
  expect(started.length).toBeLessThanOrEqual(5);
});

test('no more workers load at a time than the machine runs at once', async () => {
  const size = navigator.hardwareConcurrency + 3;
  const { pool, started } = createFaultyPool({ size });
  expect(started).toHaveLength(navigator.hardwareConcurrency);
  await allReady(pool);
  expect(started).toHaveLength(size);
});

test('where none can be started, only as many are tried', async () => {
  let tries = 0;
  const refuse = (): Worker => {
    tries++;
    throw new DOMException('no threads left', 'SecurityError');
  };
  const { pool } = createFaultyPool({ size: 64, spawn: refuse });
  const result = pool.run((remote) => remote.echo(1), { name: 'Chunk 1' });
  await expect(result).rejects.toMatchObject({ name: 'TaskGivenUp', why: 'refused' });
  expect(tries).toBeLessThanOrEqual(3 * navigator.hardwareConcurrency);
});
