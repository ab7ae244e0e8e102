import { expect, test } from 'vitest';
import { NILE } from '../../src/core/record/nile.ts';
import { normalPlotBound } from '../../src/core/record/normalPlot.ts';
import { nextResample, type ResamplePart } from '../../src/core/record/resampleStorage.ts';
import type { JobApi } from '../../src/workers/contract.ts';
import { withFileWorker } from '../../src/workers/files/withFileWorker.ts';
import { resampleStorage } from '../../src/workers/run/resampleStorage.ts';
import { spawnWorker } from '../../src/workers/spawnWorker.ts';
import { createPool } from '../support/faultyPool.ts';

const never = new AbortController().signal;
const values = NILE.values.filter((value) => value !== null);

test('a worker reads a record, and says what is none', async () => {
  const read = (source: Blob | string) =>
    withFileWorker(never, (api) => api.readRecord(source, 'Nile', {}));
  const years = values.map((value, i) => `${1871 + i};${value}`).join('\r\n');
  const windows = Uint8Array.from(`Jahr;Q (m³/s)\n${years}`, (letter) => letter.charCodeAt(0));
  const { record, notices } = await read(new Blob([windows]));
  expect(record).toEqual({ ...NILE, name: 'Nile', unit: 'm3/s' });
  expect(notices).toEqual([]);
  await expect(read('5\n6\nseven\n')).rejects.toThrow('line 3 is no number: "seven"');
  await expect(read(new Blob([new Uint8Array(2e7 + 1)]))).rejects.toThrow('it is too large');
});

test('workers resample it as the page would, and may be given up', async () => {
  const { pool } = createPool<JobApi>({ spawn: spawnWorker });
  const goal = { measure: 'time', years: 50 } as const;
  const request = { values, blockLength: 5, target: 830, goal, reliability: 0.98 };
  const interval = (await resampleStorage(pool, request, never))!;
  let part: ResamplePart = [];
  while (part.length < 20) part = nextResample(request, part);
  expect(interval.storages).toHaveLength(400);
  expect(interval.storages).toEqual(expect.arrayContaining([...part]));
  expect(await pool.run((remote) => remote.normalPlotBound(9), { name: 'r' })).toBe(
    normalPlotBound(9),
  );
  const given = new AbortController();
  const late = resampleStorage(pool, request, given.signal);
  given.abort(new Error('given up'));
  await expect(late).rejects.toThrow('given up');
});
