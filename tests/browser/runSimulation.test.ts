import { afterEach, expect, test, vi } from 'vitest';
import { binSteps } from '../../src/core/job/envelope.ts';
import { pathBytes } from '../../src/core/run/memory.ts';
import { planJobs, smallJobSize } from '../../src/core/job/planJobs.ts';
import { RunRecord } from '../../src/core/run/RunRecord.ts';
import type { PathState } from '../../src/core/job/Job.ts';
import type { Settings } from '../../src/core/settings/Settings.ts';
import { StoragePath } from '../../src/core/run/StoragePath.ts';
import { readSettings } from '../../src/core/settings/validateSettings.ts';
import { loadKernel } from '../../src/kernel/loadKernel.ts';
import type { JobApi } from '../../src/workers/contract.ts';
import { PathBuffers } from '../../src/workers/run/PathBuffers.ts';
import { runSimulation } from '../../src/workers/run/runSimulation.ts';
import { spawnWorker } from '../../src/workers/spawnWorker.ts';
import golden from '../golden/multi.json?raw';
import { allReady, createPool, spawnMissing } from '../support/faultyPool.ts';
import { simulate } from '../support/simulate.ts';

const article: Settings = { ...readSettings(() => null).settings, generator: 'numpy' };
const wants = { path: true, envelope: true, digest: true };
const never = new AbortController().signal;

afterEach(() => vi.restoreAllMocks());

test("the article's own numbers come back from the workers", async () => {
  const { pool } = createPool<JobApi>({ spawn: spawnWorker, size: 2 });
  const { path } = await runSimulation(pool, article, { wants, workers: 2, signal: never });
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
      workers: 2,
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
      workers: 2,
      signal: controller.signal,
      onProgress: (stepsDone) => {
        told.push(stepsDone);
        controller.abort(reason);
      },
    },
  );
  await expect(long).rejects.toBe(reason);
  const next = await runSimulation(pool, article, { wants, workers: 2, signal: never });
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
    workers: 1,
    signal: AbortSignal.abort(reason),
  });
  await expect(run).rejects.toBe(reason);
  expect(post).not.toHaveBeenCalled();
});

test('a run that keeps no path brings all else', async () => {
  const long: Settings = { ...article, generator: 'xoshiro', T: 65e6, chunks: 3 };
  const { pool } = createPool<JobApi>({ spawn: spawnWorker, size: 2 });
  await allReady(pool);
  const statistics = { ...wants, path: false };
  const run = await runSimulation(pool, long, { wants: statistics, workers: 2, signal: never });
  expect(run.path).toBeNull();

  const kernel = loadKernel()!;
  const record = new RunRecord(long, statistics);
  let start: PathState | null = null;
  for (const [index, segments] of planJobs(long, smallJobSize(long)).entries()) {
    const job = { settings: long, segments, start };
    const result = kernel({
      ...job,
      wants: { ...statistics, summary: true, envelope: binSteps(long), inflow: false, csv: false },
    });
    record.add(index, segments, result);
    start = result.end;
  }
  expect(run.summary).toEqual(record.summarize());
  expect(run.digest).toBe(record.digest);
  expect(run.envelope).toEqual(record.envelope);
  expect(run.blocks).toEqual(record.blocks);
});

test('buffers of a path that was given back hold the next one', async () => {
  const fast: Settings = { ...article, generator: 'xoshiro', T: 3e6, chunks: 3 };
  const { pool } = createPool<JobApi>({ spawn: spawnWorker, size: 2 });
  const buffers = new PathBuffers();
  const options = { wants, workers: 2, signal: never, buffers };
  const first = await runSimulation(pool, fast, options);
  buffers.give(first.path, pathBytes(fast));
  const second = await runSimulation(pool, { ...fast, seed: 1 }, options);
  // transferred to the workers, so gone from here
  expect(new Set(first.path!.parts.map(({ byteLength }) => byteLength))).toEqual(new Set([0]));
  expect(second.digest).not.toBe(first.digest);
  const alone = await runSimulation(pool, { ...fast, seed: 1 }, { ...options, workers: 1 });
  expect(alone.digest).toBe(second.digest);
  expect(second.path!.length).toBe(3e6 + 3);
});

test('buffers that are given back are kept up to the size that is wanted', () => {
  const path = new StoragePath(
    article,
    [500, 300, 200].map((length) => new Float64Array(length)),
  );
  const buffers = new PathBuffers();
  buffers.give(path, 8 * 800);
  expect(buffers.take(8 * 250)).toHaveProperty('byteLength', 8 * 300);
  expect(buffers.take(8 * 250)).toBeNull(); // 500 are more than a quarter more
  expect(buffers.take(8 * 500)).toBeNull(); // a run of another size has begun: all are let go
  buffers.give(path, 8 * 1000);
  expect(buffers.take(8 * 200)).toHaveProperty('byteLength', 8 * 200);
  buffers.give(null, 8 * 1000);
  expect(buffers.take(8 * 500)).toBeNull();
});

test('buffers of a path that somebody still reads are not taken over', () => {
  const path = new StoragePath(article, [new Float64Array(300)]);
  const buffers = new PathBuffers();
  buffers.hold(path);
  buffers.give(path, 8 * 1000);
  expect(buffers.take(8 * 300)).toBeNull();
  buffers.release(path);
  buffers.give(path, 8 * 1000);
  expect(buffers.take(8 * 300)).toBe(path.parts[0]!.buffer);
});

test('a run whose workers cannot be loaded rejects with the name of a chunk', async () => {
  const { pool } = createPool<JobApi>({ spawn: spawnMissing, size: 2 });
  const run = runSimulation(pool, article, { wants, workers: 2, signal: never });
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
    workers: 2,
    signal: never,
    size: smallJobSize(long),
  });
  await expect(run).rejects.toThrow('no more water');
  await expect(runJob.mock.results[1]!.value).rejects.toThrow('no more water');
  const next = await runSimulation(pool, article, { wants, workers: 1, signal: never });
  expect(runJob).toHaveBeenCalledTimes(2 + next.timings.length);
  expect(started).toHaveLength(2);
});
