import type { Remote } from 'comlink';
import { expect, test } from 'vitest';
import type { FaultyApi } from '../support/faulty.worker.ts';
import { createFaultyPool } from '../support/faultyPool.ts';

type Call = (remote: Remote<FaultyApi>) => Promise<unknown>;

const cases: [string, Call, { name: string; message: string | RegExp }][] = [
  [
    'an error that the computation throws',
    (remote) => remote.throwError('K is below 0'),
    { name: 'RangeError', message: 'K is below 0' },
  ],
  [
    'an error that the computation rejects with',
    (remote) => remote.rejectLater('T is too large'),
    { name: 'RangeError', message: 'T is too large' },
  ],
  [
    'an argument that cannot be sent',
    (remote) => remote.echo({ valve: () => 'open' }),
    { name: 'DataCloneError', message: /could not be cloned/ },
  ],
  [
    'a result that cannot be sent',
    (remote) => remote.returnUncloneable(),
    { name: 'TypeError', message: 'Unserializable return value' },
  ],
  [
    'a method that does not exist',
    (remote) => (remote as unknown as { drain(): Promise<unknown> }).drain(),
    { name: 'TypeError', message: /is not a function|apply/ },
  ],
  [
    'an error before anything is sent',
    () => {
      throw new SyntaxError('no such job');
    },
    { name: 'SyntaxError', message: 'no such job' },
  ],
];

test.each(cases)('%s rejects at once and costs no worker', async (_, call, { name, message }) => {
  const { pool, started } = createFaultyPool();
  let calls = 0;
  const result = pool.run(
    (remote) => {
      calls++;
      return call(remote);
    },
    { name: 'Chunk 0' },
  );
  const next = pool.run((remote) => remote.echo('next'), { name: 'Chunk 1' });
  await expect(result).rejects.toMatchObject({ name, message: expect.stringMatching(message) });
  await expect(next).resolves.toBe('next');
  expect(calls).toBe(1);
  expect(started).toHaveLength(1);
});
