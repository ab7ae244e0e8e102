import { expect, test } from 'vitest';
import { compareChunks } from '../../src/core/independence/compareChunks.ts';
import type { Settings } from '../../src/core/settings/Settings.ts';
import {
  createChunkComparisons,
  isCompared,
  wantedComparison,
} from '../../src/session/chunkComparisons.ts';
import type { JobApi } from '../../src/workers/contract.ts';
import type { WorkerPool } from '../../src/workers/pool/WorkerPool.ts';
import { simulationRun } from '../support/simulationRun.ts';

/** A pool in this thread that fails the first so many times. */
function comparingPool(failures = 0) {
  let calls = 0;
  const remote = {
    compareChunks: (...args: Parameters<JobApi['compareChunks']>) =>
      ++calls <= failures ? Promise.reject(new Error('no network')) : compareChunks(...args),
  };
  const pool = { run: async (call: (of: typeof remote) => unknown) => call(remote) };
  return createChunkComparisons(pool as unknown as WorkerPool<JobApi>);
}

const runOf = (runNumber: number, change: Partial<Settings> = {}) => ({
  ...simulationRun({ T: 400, chunks: 4, generator: 'xoshiro', ...change }),
  runNumber,
});
const idle = (comparisons: ReturnType<typeof comparingPool>) =>
  expect.poll(() => comparisons.state().running).toBeNull();

test('compares the chunks of a run; one chunk leaves nothing to compare', async () => {
  const comparisons = comparingPool();
  const run = runOf(1);
  comparisons.want(wantedComparison(run, [0, 1]));
  await idle(comparisons);
  const starts = new Float64Array(4).fill(run.settings.K);
  const { result } = comparisons.state().done!;
  expect(result).toEqual(compareChunks(run.settings, starts, [0, 1]));
  expect(wantedComparison(runOf(1, { chunks: 1 }), [0, 1])).toBeNull();
});

test('a run with the same settings and a pair that was kept needs no other', async () => {
  const comparisons = comparingPool();
  comparisons.want(wantedComparison(runOf(1), [0, 1]));
  await idle(comparisons);
  const settled = (...args: Parameters<typeof wantedComparison>) =>
    isCompared(comparisons.state(), wantedComparison(...args)!);
  expect(settled(runOf(2), [0, 1])).toBe(true);
  expect(settled(runOf(2), [3, 2])).toBe(true);
  expect(settled(runOf(2, { seed: 1 }), [0, 1])).toBe(false);
});

test('what failed has another try with the next run, or when it is asked for', async () => {
  const comparisons = comparingPool(2);
  comparisons.want(wantedComparison(runOf(1), [0, 1]));
  await idle(comparisons);
  expect(comparisons.state().ended?.error).toEqual(new Error('no network'));
  comparisons.want(wantedComparison(runOf(1), [1, 2]));
  expect(comparisons.state().running).toBeNull();
  comparisons.want(wantedComparison(runOf(2), [0, 1]));
  await idle(comparisons);
  expect(comparisons.state().done).toBeNull();
  comparisons.retry();
  await idle(comparisons);
  expect(comparisons.state()).toMatchObject({ ended: null, done: { of: { runNumber: 2 } } });
});
