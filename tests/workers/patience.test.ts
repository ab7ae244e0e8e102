import { expect, test } from 'vitest';
import { patienceMs, type Silence } from '../../src/workers/pool/patience.ts';

const limits = { hangLimitMs: 60_000, stallLimitMs: 5000 };
const silence: Silence = { isAlive: false, longestMs: 0, crowding: 1, losses: 0 };
const patience = (change: Partial<Silence>) => patienceMs({ ...silence, ...change }, limits);

test('of a worker that is known to live only a hang is feared', () => {
  expect(patience({ isAlive: true })).toBe(60_000);
  expect(patience({})).toBe(5000);
});

test('where many workers share a core, and nothing is known of them, each has their time', () => {
  expect(patience({ crowding: 32 })).toBe(160_000);
});

test('a silence is judged by those that came to their end', () => {
  expect(patience({ longestMs: 100 })).toBe(5000);
  expect(patience({ longestMs: 4000 })).toBe(80_000);
  expect(patience({ longestMs: 4000, isAlive: true })).toBe(60_000);
});

test('a task with which a worker was lost has more time with the next one', () => {
  expect([0, 1, 2].map((losses) => patience({ losses }))).toEqual([5000, 15_000, 45_000]);
});
