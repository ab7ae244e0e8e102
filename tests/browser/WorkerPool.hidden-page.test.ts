import { afterEach, expect, test, vi } from 'vitest';
import { createFaultyPool, mockPoolClock, spawnScript, until } from '../support/faultyPool.ts';

function setPageHidden(hidden: boolean): void {
  const state: DocumentVisibilityState = hidden ? 'hidden' : 'visible';
  Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => state });
}

afterEach(() => Reflect.deleteProperty(document, 'visibilityState'));

test('the clock for an answer stands still while the page is hidden', async () => {
  mockPoolClock();
  const { pool, started, silent } = createFaultyPool({ stallLimitMs: 1000 });
  let calls = 0;
  const result = pool.run((remote) => (++calls === 1 ? remote.hang() : remote.echo('seen')), {
    name: 'Chunk 0',
  });
  await until(() => silent.length === 1);
  vi.advanceTimersByTime(500);
  setPageHidden(true);
  vi.advanceTimersByTime(3_600_000);
  setPageHidden(false);
  vi.advanceTimersByTime(450);
  expect(started).toHaveLength(1);
  vi.advanceTimersByTime(50);
  expect(started).toHaveLength(2);
  await expect(result).resolves.toBe('seen');
});

test('the clock for loading stands still while the page is hidden', () => {
  mockPoolClock();
  const { started } = createFaultyPool({ spawn: () => spawnScript(''), loadLimitMs: 1000 });
  setPageHidden(true);
  vi.advanceTimersByTime(3_600_000);
  expect(started).toHaveLength(1);
  setPageHidden(false);
  vi.advanceTimersByTime(1000);
  expect(started).toHaveLength(2);
});
