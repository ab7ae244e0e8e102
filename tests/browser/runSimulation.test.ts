import { afterEach, expect, test, vi } from 'vitest';
import type { Settings } from '../../src/core/simulation.ts';
import { readSettings } from '../../src/core/validateSettings.ts';
import type { JobApi } from '../../src/workers/contract.ts';
import { runSimulation } from '../../src/workers/runSimulation.ts';
import { spawnWorker } from '../../src/workers/spawnWorker.ts';
import golden from '../golden/multi.json?raw';
import { allReady, createPool, spawnMissing } from '../support/faultyPool.ts';
import { simulate } from '../support/simulate.ts';

const article: Settings = { ...readSettings(() => null).settings, generator: 'numpy' };
const wants = { envelope: true, digest: true };
const never = new AbortController().signal;

afterEach(() => vi.restoreAllMocks());

test("the article's own numbers come back from the workers", async () => {
  const { pool } = createPool<JobApi>({ spawn: spawnWorker, size: 2 });
  const { path } = await runSimulation(pool, article, { wants, lanes: 2, signal: never });
  const { runs } = JSON.parse(golden) as { runs: { name: string; S: number[] }[] };
  const { name, S } = runs[2]!;
  expect(name).toBe('final listing with jobno passed');
  const rows = path!.parts.flatMap((part) => [...part]);
  expect(rows).toHaveLength(202);
  // what the last bit of a logarithm may move in 100 steps of K = 100
  const errors = rows.map((value, i) => Math.abs(value - S[i]!));
  expect(Math.max(...errors)).toBeLessThan(1e-11);
});

test('progress counts up to T, and tells the end', async () => {
  const { pool } = createPool<JobApi>({ spawn: spawnWorker, size: 2 });
  const told: number[] = [];
  await runSimulation(
    pool,
    { ...article, T: 5_000_001, chunks: 5 },
    {
      wants,
      lanes: 2,
      signal: never,
      onProgress: (stepsDone) => told.push(stepsDone),
    },
  );
  expect(told.length).toBeGreaterThan(1);
  expect(told).toEqual([...new Set(told)].sort((a, b) => a - b));
  expect(told.at(-1)).toBe(5_000_001);
});

test('a cancelled run rejects with the reason and leaves the pool usable', async () => {
  const { pool, started } = createPool<JobApi>({ spawn: spawnWorker, size: 2 });
  const controller = new AbortController();
  const reason = new DOMException('cancelled', 'AbortError');
  const told: number[] = [];
  const long = runSimulation(
    pool,
    { ...article, T: 5e7 },
    {
      wants,
      lanes: 2,
      signal: controller.signal,
      onProgress: (stepsDone) => {
        told.push(stepsDone);
        controller.abort(reason);
      },
    },
  );
  await expect(long).rejects.toBe(reason);
  const next = await runSimulation(pool, article, { wants, lanes: 2, signal: never });
  expect(next.digest).toBe(simulate(article).digest);
  expect(told.length).toBeLessThanOrEqual(2);
  expect(started).toHaveLength(2);
});

test('a run that is cancelled beforehand sends nothing', async () => {
  const { pool } = createPool<JobApi>({ spawn: spawnWorker });
  await allReady(pool);
  const post = vi.spyOn(Worker.prototype, 'postMessage');
  const reason = new Error('changed my mind');
  const run = runSimulation(pool, article, {
    wants,
    lanes: 1,
    signal: AbortSignal.abort(reason),
  });
  await expect(run).rejects.toBe(reason);
  expect(post).not.toHaveBeenCalled();
});

test('a path that would not fit in memory is refused before anything is sent', async () => {
  const { pool, started } = createPool<JobApi>({ spawn: spawnWorker });
  await allReady(pool);
  const post = vi.spyOn(Worker.prototype, 'postMessage');
  const run = runSimulation(pool, { ...article, T: 1e10 }, { wants, lanes: 1, signal: never });
  await expect(run).rejects.toBeInstanceOf(RangeError);
  // 8 bytes a row, 1e10 + 2 rows
  await expect(run).rejects.toThrow(/would take 80000\.1 MB, .* at most 512 MB/);
  expect(post).not.toHaveBeenCalled();
  expect(started).toHaveLength(1);
});

test('a run whose workers cannot be loaded rejects with the name of a chunk', async () => {
  const { pool } = createPool<JobApi>({ spawn: spawnMissing, size: 2 });
  const run = runSimulation(pool, article, { wants, lanes: 2, signal: never });
  await expect(run).rejects.toThrow(
    /^Chunk 0 could not be computed: no worker could be started in 3 tries: it could not be loaded$/,
  );
});

test('where one job fails, the others of its run are cancelled', async () => {
  const { pool, started } = createPool<JobApi>({ spawn: spawnWorker, size: 2 });
  const runJob = vi.spyOn(pool, 'run').mockRejectedValueOnce(new Error('no more water'));
  const long = { ...article, T: 5e7 };
  const run = runSimulation(pool, long, {
    wants,
    lanes: 2,
    signal: never,
  });
  await expect(run).rejects.toThrow('no more water');
  await expect(runJob.mock.results[1]!.value).rejects.toThrow('no more water');
  const next = await runSimulation(pool, article, { wants, lanes: 1, signal: never });
  expect(runJob).toHaveBeenCalledTimes(2 + next.timings.length);
  expect(started).toHaveLength(2);
});
