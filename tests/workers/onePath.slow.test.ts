import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BLOCK_NORMAL, BLOCK_SIZE } from '../../src/core/job/blockRecord.ts';
import { nextNormalOf } from '../../src/core/reservoir/nextNormal.ts';
import { createStream } from '../../src/core/rng/createStream.ts';
import { repairJob } from '../../src/core/job/repairJob.ts';
import { BLOCK_STEPS } from '../../src/core/rng/blockSteps.ts';
import type { Settings } from '../../src/core/settings/Settings.ts';
import type { SimulationRun } from '../../src/core/run/SimulationRun.ts';
import { nextStorage } from '../../src/core/reservoir/waterBalance.ts';
import { inflowOf } from '../../src/core/reservoir/inflow.ts';
import { loadKernel } from '../../src/kernel/loadKernel.ts';
import { runSimulation } from '../../src/workers/run/runSimulation.ts';
import { readOnePathDigests } from '../support/golden.ts';
import { firstDifference } from '../support/numbers.ts';
import { anySettings, DEFAULTS } from '../support/settings.ts';
import { simulate, type Run } from '../support/simulate.ts';
import { threadlessPool, type ThreadlessOptions } from '../support/threadlessPool.ts';

const kernel = loadKernel()!;
const wants = { path: true, envelope: true, digest: true };

/** (K, mu, sigma, target) whose paths meet at once, late, very late and never. */
const RESERVOIRS = {
  'at once': { K: 100, mu: 70, sigma: 70, target: 70 },
  'after some hundred steps': { K: 1000, mu: 62.95, sigma: 70, target: 70 },
  'after some hundred thousand steps': { K: 100, mu: 70, sigma: 0.07, target: 70 },
  never: { K: 1e6, mu: 70, sigma: 1, target: 70.5 },
} as const;

const ONE_PATH: Settings = { ...DEFAULTS, T: 1_000_000, seed: 4, boundary: 'continue' };

/** The run as workers make it: so many ranges that begin from a guess and are repaired. */
function runOn(
  settings: Settings,
  workers: number,
  partBlocks: number,
  options: ThreadlessOptions = { simulateJob: kernel },
): Promise<SimulationRun> {
  const size = { partSteps: partBlocks * BLOCK_STEPS, packSteps: 40_000 };
  const signal = new AbortController().signal;
  return runSimulation(threadlessPool(options), settings, { wants, workers, signal, size });
}

function expectSame(run: SimulationRun, expected: Run): void {
  expect(run.digest).toBe(expected.digest);
  expect(run.summary).toEqual(expected.summary);
  const path = run.path!.copyRows(0, run.path!.length);
  expect(firstDifference(path, expected.path)).toBe(-1);
  expect(firstDifference(run.blocks, expected.blocks)).toBe(-1);
  expect(firstDifference(run.envelope!, expected.envelope)).toBe(-1);
}

/** The whole run in one job, from its first step to its last: nothing is guessed. */
function inOneGo(settings: Settings, simulateJob = kernel): Run {
  const steps = Math.ceil(settings.T / BLOCK_STEPS) * BLOCK_STEPS;
  return simulate(settings, { size: { partSteps: steps, packSteps: 0 }, simulateJob });
}

describe('one path on many workers is the path of one, to the bit', () => {
  for (const [meeting, reservoir] of Object.entries(RESERVOIRS)) {
    const settings = { ...ONE_PATH, ...reservoir };
    const expected = inOneGo({ ...settings, chunks: 1 });

    it.each([1, 2, 3, 4, 5, 6, 7, 8])(
      `on %i workers, where paths meet ${meeting}`,
      async (workers) => {
        for (const partBlocks of [1, 3]) {
          const run = await runOn(settings, workers, partBlocks);
          expectSame(run, expected);
          const jobs = Math.ceil(Math.ceil(settings.T / BLOCK_STEPS) / partBlocks);
          const ranges = Math.ceil(jobs / Math.ceil(jobs / workers));
          expect(run.seams.count).toBe(ranges - 1);
        }
      },
    );

    it.each([2, 3, 7, 64])(`in %i chunks, where paths meet ${meeting}`, async (chunks) => {
      expectSame(await runOn({ ...settings, chunks }, 3, 1), expected);
    });
  }

  it('for any settings, however it is cut', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        anySettings({ maxT: 500_000, maxChunks: 6, generators: ['xoshiro'] }),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 3 }),
        async (settings, workers, partBlocks) => {
          expectSame(await runOn(settings, workers, partBlocks), inOneGo(settings));
        },
      ),
      { seed: 301, numRuns: 60 },
    );
  });

  it.each([
    { rho: 0.5, meeting: 'at once' },
    { rho: -0.95, meeting: 'at once' },
    { rho: 0.95, meeting: 'after some hundred steps' },
    { rho: 0.3, meeting: 'never' },
  ] as const)('with years that correlate by $rho, where paths meet $meeting', async (given) => {
    const settings = { ...ONE_PATH, ...RESERVOIRS[given.meeting], rho: given.rho };
    const expected = inOneGo({ ...settings, chunks: 1 });
    for (const [workers, chunks] of [
      [2, 1],
      [5, 3],
      [8, 64],
    ] as const) {
      expectSame(await runOn({ ...settings, chunks }, workers, 1), expected);
    }
    for (const change of [{ seeding: 'same' }, { generator: 'numpy' }] as const) {
      const other = { ...settings, ...change, T: 300_000, chunks: 3 };
      const options = change.generator === 'numpy' ? {} : { simulateJob: kernel };
      expectSame(await runOn(other, 3, 1, options), simulate(other, options));
    }
  });

  it('for streams of NumPy that go on from one another', { timeout: 60_000 }, async () => {
    for (const reservoir of Object.values(RESERVOIRS)) {
      const settings: Settings = {
        ...ONE_PATH,
        ...reservoir,
        generator: 'numpy',
        T: 200_000,
        chunks: 4,
      };
      const run = await runOn(settings, 3, 1, {});
      expectSame(run, simulate(settings));
      expect(run.seams.count).toBeGreaterThan(0);
    }
  });

  it('for the reference, which serves where there is no kernel', async () => {
    const settings = { ...ONE_PATH, ...RESERVOIRS['after some hundred steps'], T: 300_000 };
    expectSame(await runOn(settings, 3, 1, {}), inOneGo(settings));
  });
});

describe('one path has the digest of the C program', () => {
  it.each(readOnePathDigests())('where paths meet $meets', async ({ settings, digest }) => {
    const wanted = { path: false, envelope: false, digest: true };
    const { signal } = new AbortController();
    for (const [chunks, workers] of [
      [1, 1],
      [2, 2],
      [3, 4],
      [7, 5],
      [64, 8],
    ] as const) {
      const pool = threadlessPool({ simulateJob: kernel });
      const run = await runSimulation(
        pool,
        { ...settings, chunks },
        { wants: wanted, workers, signal },
      );
      expect(run.digest).toBe(digest);
    }
  });
});

describe('what is told of the seams', () => {
  it('is that nothing is run again where full storage was guessed right', async () => {
    const full = { ...ONE_PATH, mu: 200, sigma: 1, target: 70 };
    const { seams } = await runOn(full, 4, 1);
    expect(seams).toMatchObject({ count: 3, stepsAgain: 0, longestRepair: 0, unmet: 0 });
  });

  it.each([
    { sigma: 0.7, seed: 4, partBlocks: 1 },
    { sigma: 0.04, seed: 5, partBlocks: 1 },
    { sigma: 0.04, seed: 5, partBlocks: 2 },
    { sigma: 0.04, seed: 5, partBlocks: 8 },
  ])('is the step at which paths met: sigma $sigma, jobs of $partBlocks blocks', async (given) => {
    const { sigma, seed, partBlocks } = given;
    const settings: Settings = { ...ONE_PATH, sigma, seed, T: 16 * BLOCK_STEPS };
    const { path } = inOneGo({ ...settings, chunks: 1 });
    // the true path and the guessed one, step by step from the seam
    const seam = 8 * BLOCK_STEPS;
    const stream = createStream('xoshiro', seed, 0, seam);
    let isTrue = path[seam]!;
    let guessed: number = settings.K;
    let steps = 0;
    while (isTrue !== guessed) {
      const inflow = inflowOf(settings).draw(stream.next());
      isTrue = nextStorage(settings, isTrue, inflow);
      guessed = nextStorage(settings, guessed, inflow);
      steps++;
    }
    expect(steps).toBeGreaterThan(sigma === 0.04 ? 2 * BLOCK_STEPS : 1);
    const { seams } = await runOn(settings, 2, partBlocks);
    expect(seams).toMatchObject({ count: 1, unmet: 0, longestRepair: steps });
  });

  it('is the step from which on storages are equal, though the normals met later', async () => {
    const settings = { ...ONE_PATH, rho: 0.9, seed: 6, T: 4 * BLOCK_STEPS };
    const { path, blocks } = inOneGo({ ...settings, chunks: 1 });
    const seam = 2 * BLOCK_STEPS;
    const shocks = createStream('xoshiro', 6, 0, seam);
    const nextNormal = nextNormalOf(settings);
    const { draw } = inflowOf(settings);
    let [trueNormal, guessedNormal] = [blocks[BLOCK_SIZE + BLOCK_NORMAL]!, 0];
    let guessed: number = settings.K;
    let lastApart = 0;
    for (let t = 1; t <= BLOCK_STEPS; t++) {
      const shock = shocks.next();
      trueNormal = nextNormal(trueNormal, shock);
      guessedNormal = nextNormal(guessedNormal, shock);
      guessed = nextStorage(settings, guessed, draw(guessedNormal));
      if (path[seam + t] !== guessed) lastApart = t;
    }
    expect(guessedNormal).toBe(trueNormal);
    expect(lastApart).toBeGreaterThan(100);
    const { seams } = await runOn(settings, 2, 2);
    expect(seams).toMatchObject({ count: 1, unmet: 0, longestRepair: lastApart + 1 });
  });

  it('is that ranges that never meet are run again whole, and leave no speed-up', async () => {
    const settings = { ...ONE_PATH, ...RESERVOIRS.never, T: 12 * BLOCK_STEPS };
    const { seams } = await runOn(settings, 3, 1);
    expect(seams).toMatchObject({ count: 2, unmet: 2, longestRepair: 4 * BLOCK_STEPS });
    // each once, and the heads of both once more, in vain
    expect(seams.stepsAgain).toBe(8 * BLOCK_STEPS + 2 * BLOCK_STEPS);
    expect(seams.speedupLeft).toBeCloseTo(12 / (4 + 1 + 8), 12);
  });

  it('is a speed-up near the number of workers where paths meet at once', async () => {
    const { seams } = await runOn({ ...ONE_PATH, T: 160 * BLOCK_STEPS }, 4, 1);
    expect(seams.stepsAgain).toBeGreaterThan(0);
    expect(seams.stepsAgain).toBeLessThanOrEqual(3 * BLOCK_STEPS);
    expect(seams.speedupLeft).toBeCloseTo(160 / 41, 12);
  });
});

describe('a repair that is left out on purpose changes the digest', () => {
  const settings = { ...ONE_PATH, ...RESERVOIRS['after some hundred steps'] };
  const { digest } = inOneGo({ ...settings, chunks: 1 });

  it.each([
    ['wholly', () => ({ blocks: [], meetingSteps: 1 })],
    [
      'after its first step',
      (simulateJob, job, standing) => {
        const { blocks, meetingSteps } = repairJob(simulateJob, job, standing);
        const [head] = blocks;
        const stale = simulateJob({ ...job, start: { ...standing.start, stream: null } });
        head!.path!.set(stale.path!.subarray(1, BLOCK_STEPS), 1);
        head!.digest!.set(stale.digest!.subarray(0, 1));
        return { blocks, meetingSteps };
      },
    ],
  ] satisfies [string, ThreadlessOptions['repair']][])('%s', async (_, repair) => {
    const broken = await runOn(settings, 2, 1, { simulateJob: kernel, repair });
    expect(broken.digest).not.toBe(digest);
    expect((await runOn(settings, 2, 1)).digest).toBe(digest);
  });
});
