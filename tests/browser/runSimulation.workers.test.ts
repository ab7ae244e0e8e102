import { expect, test } from 'vitest';
import { simulateJob as reference } from '../../src/core/job/simulateJob.ts';
import { BLOCK_STEPS } from '../../src/core/rng/blockSteps.ts';
import type { Settings } from '../../src/core/settings/Settings.ts';
import { readSettings } from '../../src/core/settings/validateSettings.ts';
import { loadKernel } from '../../src/kernel/loadKernel.ts';
import type { JobApi } from '../../src/workers/contract.ts';
import { readSteps } from '../../src/workers/run/readSteps.ts';
import { runSimulation } from '../../src/workers/run/runSimulation.ts';
import { spawnWorker } from '../../src/workers/spawnWorker.ts';
import { allReady, createPool } from '../support/faultyPool.ts';
import { simulate } from '../support/simulate.ts';

/** About 16 jobs of either generator. */
const GENERATORS = [
  { generator: 'numpy', T: 2e6, rho: 0 },
  { generator: 'xoshiro', T: 16e6, rho: 0.9 },
] as const;
const settings: Settings = { ...readSettings(() => null).settings, ...GENERATORS[0] };
const kernel = loadKernel()!;
const wants = { path: true, envelope: true, digest: true };

/** The run on so many workers, of which one dies in silence on the way, and later one loudly. */
async function runAmongDeaths(of: Settings, workers: number) {
  // each answer counts, that to the ping too; then there are 16 jobs or more
  const deaths = [
    { at: workers + 4, kill: () => started[0]!.terminate() },
    { at: workers + 8, kill: () => started.at(-1)!.dispatchEvent(new ErrorEvent('error')) },
  ];
  let answers = 0;
  const { pool, started } = createPool<JobApi>({
    spawn: (lock) => {
      const worker = spawnWorker(lock);
      worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        if (typeof data === 'string') return; // a sign of life, no answer
        answers++;
        // a moment later, when the next job is under way
        if (deaths.length > 0 && answers >= deaths[0]!.at) setTimeout(deaths.shift()!.kill);
      });
      return worker;
    },
    size: workers,
    stallLimitMs: 500,
  });
  await allReady(pool);
  const run = await runSimulation(pool, of, {
    wants,
    workers,
    signal: new AbortController().signal,
  });
  expect(started.length).toBeGreaterThanOrEqual(workers + 2);
  pool.dispose();
  return run;
}

// half and twice as much of a long chunk as workers are handed at once
const CUTS = [1, 4].map((blocks) => ({ partSteps: blocks * BLOCK_STEPS, packSteps: 1 }));

const MODES = (['restart', 'continue'] as const).flatMap((boundary) =>
  (['distinct', 'same', 'shifted'] as const).flatMap((seeding) =>
    GENERATORS.map((generator) => ({ ...generator, boundary, seeding })),
  ),
);

test.each(MODES)(
  'the numbers are the same on 1, 2, 3 and 5 workers that die: $generator, $boundary, $seeding',
  { timeout: 60_000 },
  async (mode) => {
    const of = { ...settings, ...mode };
    const isForKernel = of.generator === 'xoshiro' && of.seeding !== 'shifted';
    const simulateJob = isForKernel ? kernel : reference;
    const [fine, coarse] = CUTS.map((size) => simulate(of, { size, simulateJob }));
    expect(fine!.digest).toBe(coarse!.digest);
    for (const workers of [1, 2, 3, 5]) {
      const { digest, summary, envelope } = await runAmongDeaths(of, workers);
      expect(digest, `${workers} workers`).toBe(fine!.digest);
      expect(summary, `${workers} workers`).toEqual(fine!.summary);
      expect(envelope, `${workers} workers`).toEqual(fine!.envelope);
    }
  },
);

test('the numbers are the same for many chunks, shared out to more workers than there are, and to fewer', async () => {
  const of = { ...settings, chunks: 300 };
  const expected = simulate(of, { size: CUTS[0]! });
  const { pool } = createPool<JobApi>({ spawn: spawnWorker, size: 3 });
  await allReady(pool);
  for (const workers of [1, 3, 8]) {
    const { signal } = new AbortController();
    const run = await runSimulation(pool, of, { wants, workers, signal });
    expect(run.digest).toBe(expected.digest);
    expect(run.summary).toEqual(expected.summary);
    const used = new Set(run.timings.map(({ worker }) => worker));
    expect(used.size).toBe(Math.min(workers, 3));
  }
});

test('the numbers are the same if workers die while seams are repaired', async () => {
  // paths meet after some hundred thousand steps: each of two seams takes several repairs
  const of: Settings = {
    ...settings,
    generator: 'xoshiro',
    sigma: 0.07,
    T: 6e6,
    boundary: 'continue',
  };
  const workers = 3;
  let repairs = 0;
  const { pool, started } = createPool<JobApi>({
    spawn: (lock) => {
      const worker = spawnWorker(lock);
      const post = worker.postMessage.bind(worker);
      worker.postMessage = (message: { path?: string[] }, transfer?: unknown) => {
        post(message, transfer as Transferable[]);
        if (message.path?.[0] === 'repairJob' && ++repairs % 2 === 0) worker.terminate();
      };
      return worker;
    },
    size: workers,
    stallLimitMs: 500,
  });
  await allReady(pool);
  const { signal } = new AbortController();
  const run = await runSimulation(pool, of, { wants, workers, signal });
  const expected = simulate(of, { size: CUTS[1]!, simulateJob: kernel });
  expect(run.digest).toBe(expected.digest);
  expect(run.summary).toEqual(expected.summary);
  expect(run.envelope).toEqual(expected.envelope);
  expect(repairs).toBeGreaterThan(2);
  expect(started.length).toBeGreaterThan(workers);
});

test('single steps of a run are computed again in workers, to the bit', async () => {
  const reservoir = { K: 1000, mu: 62.95, rho: -0.5 };
  const of: Settings = { ...settings, ...reservoir, generator: 'xoshiro', T: 3e6, chunks: 3 };
  const { pool } = createPool<JobApi>({ spawn: spawnWorker, size: 2 });
  await allReady(pool);
  const { signal } = new AbortController();
  const run = await runSimulation(pool, of, { wants, workers: 2, signal });
  const segments = [0, 1, 2].map((chunk) => ({ chunk, firstStep: 400_000, stepCount: 300_000 }));
  const read = await readSteps(pool, { ...run, path: null }, { segments, binSteps: 1 });
  expect(read).toEqual(segments.map((segment) => run.path!.copySteps(segment)));
});
