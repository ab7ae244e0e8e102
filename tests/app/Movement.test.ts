import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Movement, type Moved } from '../../src/app/session/Movement.ts';
import { readLink } from '../../src/app/address/link.ts';

const { page } = readLink('');
const moved = (K: number): Moved => ({ page, settings: { ...page.settings, K } });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A movement whose runs are begun, in order, and what was seen of it. */
function bench() {
  const begun: number[] = [];
  const seen: (number | null)[] = [];
  const movement = new Movement(({ settings }) => begun.push(settings.K));
  movement.subscribe(() => seen.push(movement.state()?.settings.K ?? null));
  return { movement, begun, seen };
}

test('a movement begins its run at once, and is seen with it', () => {
  const { movement, begun, seen } = bench();
  movement.move(moved(100));
  expect(begun).toEqual([100]);
  expect(seen).toEqual([]);
  movement.show();
  expect(seen).toEqual([100]);
  vi.runAllTimers();
  movement.show();
  expect(seen).toEqual([100]); // once
});

test('a movement whose run takes long is seen before it, the newest alone', () => {
  const { movement, begun, seen } = bench();
  movement.move(moved(100));
  vi.advanceTimersByTime(40);
  movement.move(moved(200));
  vi.advanceTimersByTime(40); // of the first
  expect(begun).toEqual([100, 200]);
  expect(seen).toEqual([200]);
});

test('a movement that has ended is not seen any more, whatever comes after it', () => {
  const { movement, seen } = bench();
  movement.move(moved(100));
  movement.end();
  vi.runAllTimers();
  movement.show();
  expect(seen).toEqual([]);
  movement.move(moved(200));
  vi.runAllTimers();
  movement.end();
  movement.end();
  expect(seen).toEqual([200, null]);
});
