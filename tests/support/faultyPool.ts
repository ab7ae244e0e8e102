import { onTestFinished, vi } from 'vitest';
import type { Pingable } from '../../src/workers/pool/PoolWorker.ts';
import { WorkerPool, type PoolOptions } from '../../src/workers/pool/WorkerPool.ts';
import type { FaultyApi } from './faulty.worker.ts';

type Options = Partial<PoolOptions> & Pick<PoolOptions, 'spawn'>;

/**
 * A pool that lives as long as the test. Limits are far away unless given, so that a slow machine
 * is not taken for a dead worker.
 *
 * @returns the pool; every worker that was started, in order; those that said their last word
 */
export function createPool<Api extends Pingable>({ spawn, ...options }: Options) {
  const started: Worker[] = [];
  const silent: Worker[] = [];
  const pool = new WorkerPool<Api>({
    size: 1,
    loadLimitMs: 60_000,
    stallLimitMs: 60_000,
    hangLimitMs: 60_000,
    cancelGraceMs: 60_000,
    ...options,
    spawn: (lock, place) => {
      const worker = spawn(lock, place);
      started.push(worker);
      worker.addEventListener('message', ({ data }) => {
        if (data === 'last word') silent.push(worker);
      });
      return worker;
    },
  });
  onTestFinished(() => pool.dispose());
  return { pool, started, silent };
}

/** A pool of workers that fail on request. */
export function createFaultyPool(options: Partial<PoolOptions> = {}) {
  return createPool<FaultyApi>({ spawn: spawnFaulty, ...options });
}

export function spawnFaulty(): Worker {
  return new Worker(new URL('../support/faulty.worker.ts', import.meta.url), { type: 'module' });
}

/** One that holds the lock of its life. */
export function spawnLocking(lock: string): Worker {
  return new Worker(new URL('../support/faulty.worker.ts', import.meta.url), {
    type: 'module',
    name: lock,
  });
}

/** A worker that loads, answers the first ping and then throws. */
export function spawnUnsteady(): Worker {
  return new Worker(new URL('../support/faulty.worker.ts', import.meta.url), {
    type: 'module',
    name: 'unsteady',
  });
}

/** A worker that runs this text and answers nothing. */
export function spawnScript(text: string, name = ''): Worker {
  return new Worker(URL.createObjectURL(new Blob([text], { type: 'text/javascript' })), { name });
}

/**
 * A worker whose file is gone. Not a path of the server: Vite answers those that it does not know
 * with the whole page, and loads that anew.
 */
export function spawnMissing(): Worker {
  const url = URL.createObjectURL(new Blob([]));
  URL.revokeObjectURL(url);
  return new Worker(url, { type: 'module' });
}

/** A worker for which the server sends something else, as some do for every missing file. */
export function spawnPicture(): Worker {
  return new Worker('/icon.svg', { type: 'module' });
}

/** Stops the pool's clock, which runs on intervals; `vi.advanceTimersByTime` moves it. */
export function mockPoolClock(): void {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
}

/** Waits in real time; `expect.poll` would move a mocked clock while it waits. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 1));
}

export function allReady(pool: { readonly size: number; readonly readyCount: number }) {
  return until(() => pool.readyCount === pool.size);
}

/** A promise and the function that fulfils it. */
export function createGate(): { passed: Promise<void>; open: () => void } {
  let open = () => {};
  const passed = new Promise<void>((resolve) => (open = resolve));
  return { passed, open };
}
