import { expose } from 'comlink';
import { expect, onTestFinished, test } from 'vitest';
import { WorkerPool } from '../../src/workers/pool/WorkerPool.ts';

interface Api {
  readonly ping: () => void;
  readonly held: () => Promise<void>;
}

/** A pool of one worker, in this thread, and all that it has told of its work; calls of `held` wait until they are let go. */
function busyPool() {
  const told: boolean[] = [];
  const answers: (() => void)[] = [];
  const api: Api = {
    ping: () => {},
    held: () => new Promise((answer) => answers.push(answer)),
  };
  const spawn = () => {
    const { port1, port2 } = new MessageChannel();
    expose(api, port2);
    const terminate = () => port1.close();
    return Object.assign(port1, { terminate }) as unknown as Worker;
  };
  const pool = new WorkerPool<Api>({
    spawn,
    size: 1,
    loadLimitMs: 60_000,
    cancelGraceMs: 60_000,
    onBusy: (isBusy) => told.push(isBusy),
  });
  onTestFinished(() => pool.dispose());
  const run = (signal?: AbortSignal) => pool.run((remote) => remote.held(), { name: 'it', signal });
  const begun = (count: number) => expect.poll(() => answers).toHaveLength(count);
  return { pool, told, answers, run, begun };
}

test('a pool tells that it has work, from the first task to the last answer', async () => {
  const { told, answers, run, begun } = busyPool();
  const both = [run(), run()];
  expect(told).toEqual([true]);
  await begun(1);
  answers[0]!();
  await both[0];
  await begun(2);
  expect(told).toEqual([true]);
  answers[1]!();
  await both[1];
  expect(told).toEqual([true, false]);
});

test('a worker that goes on with a task that was cancelled has work until it answers', async () => {
  const { told, answers, run, begun } = busyPool();
  const cancel = new AbortController();
  const cancelled = run(cancel.signal);
  await begun(1);
  cancel.abort(new Error('enough'));
  await expect(cancelled).rejects.toThrow('enough');
  expect(told).toEqual([true]);
  answers[0]!();
  await expect.poll(() => told).toEqual([true, false]);
});

test('a task that is cancelled before a worker is there is no work any more', async () => {
  const { told, answers, run } = busyPool();
  const cancel = new AbortController();
  const cancelled = run(cancel.signal);
  cancel.abort(new Error('enough'));
  await expect(cancelled).rejects.toThrow('enough');
  expect(told).toEqual([true, false]);
  expect(answers).toEqual([]);
});

test('a pool that is disposed of has none', async () => {
  const { pool, told, run } = busyPool();
  const ended = run();
  pool.dispose();
  await expect(ended).rejects.toThrow('disposed');
  expect(told).toEqual([true, false]);
});
