import { afterEach, expect, test, vi } from 'vitest';
import { allReady, createFaultyPool } from '../support/faultyPool.ts';

afterEach(() => vi.restoreAllMocks());

/** On a pool of two: values, errors, and cancels of running and of queued tasks. */
async function run300Times(pool: ReturnType<typeof createFaultyPool>['pool'], signal: AbortSignal) {
  for (let i = 0; i < 75; i++) {
    const controller = new AbortController();
    const both = AbortSignal.any([signal, controller.signal]);
    const outcomes = Promise.allSettled([
      pool.run((remote) => remote.echo(i), { name: 'value', signal }),
      pool.run((remote) => remote.echo(i), { name: 'cancelled while it runs', signal: both }),
      pool.run((remote) => remote.throwError('error'), { name: 'error', signal }),
      pool.run((remote) => remote.echo(i), { name: 'cancelled in the queue', signal: both }),
    ]);
    controller.abort();
    const statuses = (await outcomes).map(({ status }) => status);
    expect(statuses).toEqual(['fulfilled', 'rejected', 'rejected', 'rejected']);
  }
}

test('300 runs leave no listener and start no worker', async () => {
  const { pool, started } = createFaultyPool({ size: 2 });
  await allReady(pool);
  const ports: MessagePort[] = [];
  for (const worker of started) {
    worker.addEventListener('message', (event) => ports.push(...event.ports));
  }
  const workerListeners = vi.spyOn(Worker.prototype, 'addEventListener');
  const channels = vi.spyOn(globalThis, 'MessageChannel');
  const added = vi.spyOn(AbortSignal.prototype, 'addEventListener');
  const removed = vi.spyOn(AbortSignal.prototype, 'removeEventListener');

  await run300Times(pool, new AbortController().signal);

  const pairs = ({ mock }: typeof added | typeof removed) =>
    mock.calls.map(([type, listener], i) => [mock.contexts[i], type, listener]);
  expect(added).toHaveBeenCalledTimes(300);
  for (const pair of pairs(added)) expect(pairs(removed)).toContainEqual(pair);
  expect(workerListeners).not.toHaveBeenCalled();
  expect(channels).not.toHaveBeenCalled();
  expect(ports).toEqual([]);
  expect(started).toHaveLength(2);
});

test('no clock runs while a pool is idle', async () => {
  const set = vi.spyOn(globalThis, 'setInterval');
  const clear = vi.spyOn(globalThis, 'clearInterval');
  const { pool } = createFaultyPool({ size: 2 });
  await allReady(pool);
  await run300Times(pool, new AbortController().signal);
  await vi.waitFor(() => expect(running()).toEqual([]));
  pool.dispose();
  pool.resize(2); // loading
  expect(running()).toHaveLength(2);
  pool.dispose();
  expect(running()).toEqual([]);

  function running() {
    const cleared = new Set(clear.mock.calls.map(([id]) => id));
    return set.mock.results.map(({ value }) => value).filter((id) => !cleared.has(id));
  }
});

test('every worker that was started is terminated in the end, and only then', async () => {
  const terminate = vi.spyOn(Worker.prototype, 'terminate');
  const { pool, started } = createFaultyPool({ size: 2 });
  for (let i = 0; i < 3; i++) {
    let calls = 0;
    await pool.run((remote) => (++calls === 1 ? remote.throwOutsideCall() : remote.echo(i)), {
      name: `Chunk ${i}`,
    });
  }
  await allReady(pool);
  expect(started).toHaveLength(2 + 3);
  expect(terminate).toHaveBeenCalledTimes(3);
  pool.dispose();
  const ended = new Set(terminate.mock.contexts);
  expect(started.filter((worker) => !ended.has(worker))).toEqual([]);
});
