import { expect, test } from 'vitest';
import { testify } from '../../src/core/self-check/witnesses.ts';
import { simulateJob } from '../../src/core/job/simulateJob.ts';
import { tabulateLaw } from '../../src/core/theory/LawTable.ts';
import { analyseRun } from '../../src/workers/run/analyseRun.ts';
import type { JobApi } from '../../src/workers/contract.ts';
import { spawnWorker } from '../../src/workers/spawnWorker.ts';
import { createPool } from '../support/faultyPool.ts';
import { simulationRun } from '../support/simulationRun.ts';

type Pool = Parameters<typeof analyseRun>[0];

const never = new AbortController().signal;
const run = simulationRun({ T: 200_001, chunks: 3 });

function analyse(pool: Pool, wantsCounts: boolean, signal = never) {
  return analyseRun(pool, run, { workers: 2, signal, wantsCounts });
}

/** The same pool, whose workers answer otherwise when they are asked for the law. */
function withLaw(pool: Pool, solveLaw: (worker: number) => Promise<never>): Pool {
  const changed = Object.create(pool) as Pool;
  changed.run = (call, options) =>
    options.name === 'The exact law'
      ? pool.run((_, worker) => solveLaw(worker), options)
      : pool.run(call, options);
  return changed;
}

test('has the law, what a worker testifies, and every step in a bin', async () => {
  const { pool } = createPool<JobApi>({ spawn: spawnWorker, size: 2 });
  const { law, witness, counts, run: kept } = await analyse(pool, true);
  expect(law).toEqual(tabulateLaw(run.settings));
  expect(witness).toEqual(testify(run.settings, simulateJob, null));
  expect(kept).toMatchObject({ settings: run.settings, path: null, envelope: null });
  const { T, chunks, K } = run.settings;
  const rows = run.path.parts.flatMap((part) => [...part]);
  const onEdges = rows.filter((storage) => storage === K || storage === 0).length - chunks;
  const counted = [...counts!.bins, ...counts!.atoms].reduce((sum, steps) => sum + steps, 0);
  expect(onEdges).toBeGreaterThan(0.1 * T);
  expect(counted + onEdges).toBe(T);
});

test('counts nothing that is not wanted', async () => {
  const { pool } = createPool<JobApi>({ spawn: spawnWorker });
  expect((await analyse(pool, false)).counts).toBeNull();
});

test('does without the law where no worker lives to solve for it', async () => {
  const threads: Worker[] = [];
  const spawn = (lock: string, place: number) => (threads[place] = spawnWorker(lock));
  const { pool, started } = createPool<JobApi>({ spawn, size: 2 });
  const killer = withLaw(pool, (worker) => {
    threads[worker]!.terminate();
    return new Promise(() => {});
  });
  const { law, counts } = await analyse(killer, true);
  expect(law).toBeNull();
  expect(counts).not.toBeNull();
  expect(started.length).toBeGreaterThan(3);
});

test('does without the law where it takes longer than any hang is waited for', async () => {
  const { pool } = createPool<JobApi>({ spawn: spawnWorker, size: 2, hangLimitMs: 500 });
  const endless = withLaw(pool, () => new Promise(() => {}));
  expect((await analyse(endless, false)).law).toBeNull();
});

test('tells a fault of the solver, which is no law that cannot be solved for', async () => {
  const { pool } = createPool<JobApi>({ spawn: spawnWorker, size: 2 });
  const faulty = withLaw(pool, () => Promise.reject(new RangeError('a fault of the solver')));
  await expect(analyse(faulty, false)).rejects.toThrow('a fault of the solver');
  expect((await analyse(pool, false)).law).not.toBeNull();
});

test('ends with the reason when it is cancelled', async () => {
  const { pool } = createPool<JobApi>({ spawn: spawnWorker, size: 2 });
  const controller = new AbortController();
  const reason = new DOMException('cancelled', 'AbortError');
  const ended = analyse(pool, true, controller.signal);
  controller.abort(reason);
  await expect(ended).rejects.toBe(reason);
});
