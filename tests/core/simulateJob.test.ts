import { serialize } from 'node:v8';
import { describe, expect, test } from 'vitest';
import { BLOCK_SIZE } from '../../src/core/job/blockRecord.ts';
import { planJobs } from '../../src/core/job/planJobs.ts';
import { simulateJob } from '../../src/core/job/simulateJob.ts';
import { BLOCK_STEPS } from '../../src/core/rng/blockSteps.ts';
import { NO_WANTS, type Job, type JobResult } from '../../src/core/job/Job.ts';
import { ARTICLE } from '../support/settings.ts';

const settings = { ...ARTICLE, T: 2 * BLOCK_STEPS + 5, chunks: 1 };
const ALL = { path: true, summary: true, envelope: 256, digest: true, inflow: true, csv: false };

const [first, second] = planJobs(settings, { partSteps: BLOCK_STEPS, packSteps: 0 });
const firstJob: Job = { settings, segments: first!, start: null, wants: ALL };

const firstResult = simulateJob(firstJob);

/** The job after the first, with the state that travelled between threads. */
const secondJob: Job = { ...firstJob, segments: second!, start: structuredClone(firstResult.end) };

function arrays({ path, summary, envelope, digest }: JobResult) {
  return [path!, summary!, envelope!, digest!];
}

describe('simulateJob', () => {
  test('brings back what the job wants', () => {
    const result = firstResult;
    expect(result).toMatchObject({ csv: null });
    expect(result.path).toHaveLength(BLOCK_STEPS + 1);
    expect(result.summary).toHaveLength(BLOCK_SIZE);
    expect(result.envelope).toHaveLength(3 * 256);
    expect(result.digest).toHaveLength(1);
    expect(result.inflow).toHaveLength(BLOCK_STEPS);
  });

  test('brings back null for what it does not want, and the same end', () => {
    const { end, ...others } = simulateJob({ ...firstJob, wants: NO_WANTS });
    expect(others).toEqual({
      path: null,
      summary: null,
      envelope: null,
      digest: null,
      inflow: null,
      csv: null,
    });
    expect(end).toEqual(firstResult.end);
  });

  test('ends with the storage of its last row', () => {
    const { path, end } = simulateJob(secondJob);
    expect(path).toHaveLength(BLOCK_STEPS);
    expect(end.storage).toBe(path!.at(-1));
  });

  test('gives the same result each time, and leaves the job as it was', () => {
    const job = secondJob;
    const copy = structuredClone(job);
    const result = simulateJob(job);
    expect(job).toEqual(copy);
    const again = simulateJob(copy);
    expect(serialize(again).equals(serialize(result))).toBe(true); // all bits of all arrays
  });

  test('owns its arrays whole, so that they can be transferred', () => {
    const a = arrays(firstResult);
    const b = arrays(simulateJob(firstJob));
    const buffers = new Set([...a, ...b].map((array) => array.buffer));
    expect(buffers.size).toBe(8);
    for (const array of a) expect(array.byteLength).toBe(array.buffer.byteLength);
  });

  test('refuses a job that starts inside a path without the state before it', () => {
    const inside = { ...secondJob, start: null };
    expect(() => simulateJob(inside)).toThrow(RangeError);
    expect(() => simulateJob(inside)).toThrow('step 65536 of chunk 0 needs the storage before it');
    const continued = {
      ...firstJob,
      settings: { ...ARTICLE, boundary: 'continue' as const },
      segments: [{ chunk: 1, firstStep: 0, stepCount: 100 }],
    };
    expect(() => simulateJob(continued)).toThrow(RangeError);
  });

  test('refuses a job without segments', () => {
    expect(() => simulateJob({ ...firstJob, segments: [] })).toThrow(RangeError);
  });

  test('starts each packed chunk full, whatever the chunk before it left', () => {
    const packed = { ...ARTICLE, K: 10, mu: 0, sigma: 0, target: 4, T: 4, chunks: 2 };
    const segments = [0, 1].map((chunk) => ({ chunk, firstStep: 0, stepCount: 2 }));
    const { path } = simulateJob({ ...firstJob, settings: packed, segments });
    expect([...path!]).toEqual([10, 6, 2, 10, 6, 2]);
  });
});
