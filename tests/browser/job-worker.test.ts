import { expect, test } from 'vitest';
import { compareChunks } from '../../src/core/independence/compareChunks.ts';
import { repairJob } from '../../src/core/job/repairJob.ts';
import { simulateJob } from '../../src/core/job/simulateJob.ts';
import { BLOCK_STEPS } from '../../src/core/rng/blockSteps.ts';
import type { Job } from '../../src/core/job/Job.ts';
import { readSettings } from '../../src/core/settings/validateSettings.ts';
import type { JobApi } from '../../src/workers/contract.ts';
import { spawnWorker } from '../../src/workers/spawnWorker.ts';
import { createPool } from '../support/faultyPool.ts';
import type { Testimony } from './job-witness.worker.ts';

const settings = { ...readSettings(() => null).settings, T: 4000 };
const first = [{ chunk: 0, firstStep: 0, stepCount: 1000 }];
const second = [{ chunk: 0, firstStep: 1000, stepCount: 1000 }];
const everything: Job = {
  settings,
  segments: first,
  start: null,
  wants: { path: true, summary: true, envelope: 16, digest: true, inflow: true, csv: true },
};

/** The result as it travels: the text of the file as bytes. */
function delivered(job: Job) {
  const { csv, ...others } = simulateJob(job);
  return { ...others, isByKernel: false, csv: csv === null ? null : new TextEncoder().encode(csv) };
}

function spawnWitness(): Worker {
  return new Worker(new URL('./job-witness.worker.ts', import.meta.url), { type: 'module' });
}

test('a result in the page is the one that the worker computed, to the last bit', async () => {
  const { pool } = createPool<JobApi>({ spawn: spawnWorker });
  const run = (job: Job) => pool.run((remote) => remote.runJob(job, null), { name: 'Chunk 0' });
  const { result } = await run(everything);
  expect(result).toEqual(delivered(everything));

  // the state crosses twice and still goes on where it was
  const next = { ...everything, segments: second, start: result.end };
  expect((await run(next)).result).toEqual(delivered(next));
});

test('the buffers of a result are moved to the page, not copied', async () => {
  const { pool, started } = createPool<JobApi>({ spawn: spawnWitness });
  const told: (readonly number[])[] = [];
  started[0]!.addEventListener('message', ({ data }: MessageEvent<Partial<Testimony>>) => {
    if (data.bytesLeft !== undefined) told.push(data.bytesLeft);
  });
  const { result } = await pool.run((remote) => remote.runJob(everything, null), {
    name: 'Chunk 0',
  });
  await expect.poll(() => told).toEqual([[], [0, 0, 0, 0, 0, 0]]); // to the ping, and to the job
  for (const array of [result.path, result.summary, result.envelope]) {
    expect(array).toBeInstanceOf(Float64Array);
    expect(array!.byteLength).toBe(array!.buffer.byteLength);
  }
  expect(result.path).toHaveLength(1000 + 1);
});

test('a repair in the page is the one that the worker computed, its buffers moved', async () => {
  const { pool, started } = createPool<JobApi>({ spawn: spawnWitness });
  const told: (readonly number[])[] = [];
  started[0]!.addEventListener('message', ({ data }: MessageEvent<Partial<Testimony>>) => {
    if (data.bytesLeft !== undefined) told.push(data.bytesLeft);
  });
  const job: Job = {
    ...everything,
    settings: { ...settings, boundary: 'continue', K: 1000, mu: 62.95, T: 2 * BLOCK_STEPS },
    segments: [{ chunk: 0, firstStep: BLOCK_STEPS, stepCount: 5000 }],
    start: { storage: 300, normal: 0, stream: null },
    wants: { ...everything.wants, inflow: false, csv: false },
  };
  const start = { storage: 1000, normal: 0, stream: null };
  const standing = { start, ends: [simulateJob({ ...job, start }).end] };
  const { result } = await pool.run((remote) => remote.repairJob(job, standing), {
    name: 'Chunk 0',
  });
  expect(result).toEqual(repairJob(simulateJob, job, standing));
  expect(result.meetingSteps).toBeGreaterThan(1);
  await expect.poll(() => told).toEqual([[], [0, 0, 0, 0]]);
});

test('what was not asked for does not cross', async () => {
  const { pool } = createPool<JobApi>({ spawn: spawnWorker });
  const job = {
    ...everything,
    wants: {
      path: false,
      summary: false,
      envelope: null,
      digest: false,
      inflow: false,
      csv: false,
    },
  };
  const { result } = await pool.run((remote) => remote.runJob(job, null), { name: 'Chunk 0' });
  expect(result).toMatchObject({
    path: null,
    summary: null,
    envelope: null,
    digest: null,
    inflow: null,
    csv: null,
  });
});

test('an error of the model names what is wrong, and the worker goes on', async () => {
  const { pool, started } = createPool<JobApi>({ spawn: spawnWorker });
  const lost = { ...everything, segments: second };
  await expect(
    pool.run((remote) => remote.runJob(lost, null), { name: 'Chunk 0' }),
  ).rejects.toThrow('step 1000 of chunk 0 needs the storage before it');
  await pool.run((remote) => remote.runJob(everything, null), { name: 'Chunk 0' });
  expect(started).toHaveLength(1);
});

test('chunks are compared in a worker as in the page, by the kernel as step by step', async () => {
  const { pool } = createPool<JobApi>({ spawn: spawnWorker });
  const starts = Float64Array.of(100, 100);
  const compare = (of: typeof settings) =>
    pool.run((remote) => remote.compareChunks(of, starts, [0, 1]), { name: 'Chunks 0 and 1' });
  await expect(compare({ ...settings, seeding: 'same' })).resolves.toMatchObject({
    stepCount: 2000,
    verdict: 'identical',
  });
  for (const generator of ['xoshiro', 'numpy'] as const) {
    const of = { ...settings, generator };
    await expect(compare(of)).resolves.toEqual(compareChunks(of, starts));
  }
});
