import { afterEach, expect, test, vi } from 'vitest';
import {
  FRAME_REFUSES,
  messageOf,
  OUT_OF_DATE,
  remedyOf,
  WORKERS_REFUSED,
} from '../../src/app/page/messageOf.ts';
import { TaskGivenUp } from '../../src/workers/pool/WorkerPool.ts';

afterEach(() => vi.unstubAllGlobals());

const givenUp = (message: string, why: TaskGivenUp['why']) => new TaskGivenUp(message, why);

test.each([
  'Failed to fetch dynamically imported module: http://localhost/assets/x-12345678.js',
  'error loading dynamically imported module: http://localhost/assets/x-12345678.js',
  'Importing a module script failed.',
])('a module that is lost means that the page is out of date: %s', (message) => {
  expect(messageOf(new TypeError(message))).toBe(OUT_OF_DATE);
  expect(remedyOf(OUT_OF_DATE)).toBe('reload');
});

test('workers that cannot be loaded mean the same', () => {
  vi.stubGlobal('window', { origin: 'http://localhost' });
  expect(messageOf(givenUp('Chunk 0 could not be computed', 'notLoaded'))).toBe(OUT_OF_DATE);
});

test('workers that are refused are told by what refuses them', () => {
  const refused = givenUp('Chunk 0', 'refused');
  vi.stubGlobal('window', { origin: 'null', location: { protocol: 'http:' } });
  expect(messageOf(refused)).toBe(FRAME_REFUSES);
  expect(messageOf(givenUp('Chunk 0', 'notLoaded'))).toBe(FRAME_REFUSES);
  expect(remedyOf(FRAME_REFUSES)).toBe('open alone');
  vi.stubGlobal('window', { origin: 'http://localhost' });
  expect(messageOf(refused)).toBe(WORKERS_REFUSED);
});

test('all else is told as it is', () => {
  for (const error of [
    givenUp('Chunk 3: its worker died 3 times', 'died'),
    givenUp('Chunk 3: its worker gave no answer', 'silent'),
    new RangeError('K is 0'),
  ]) {
    expect(messageOf(error)).toBe(error.message);
    expect(remedyOf(error.message)).toBe(null);
  }
  expect(messageOf('words')).toBe('words');
});
