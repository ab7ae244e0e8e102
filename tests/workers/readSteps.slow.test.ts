import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BIN_SIZE, binSteps } from '../../src/core/job/envelope.ts';
import { readAtOnce, type StepsRequest } from '../../src/core/run/keptSteps.ts';
import { streamSettings } from '../../src/core/rng/stream.ts';
import { chunkSteps, rowOf } from '../../src/core/job/rows.ts';
import { BLOCK_STEPS } from '../../src/core/rng/blockSteps.ts';
import type { Segment } from '../../src/core/job/Job.ts';
import type { Settings } from '../../src/core/settings/Settings.ts';
import type { SimulationRun } from '../../src/core/run/SimulationRun.ts';
import type { StoragePath } from '../../src/core/run/StoragePath.ts';
import { loadKernel } from '../../src/kernel/loadKernel.ts';
import { readSteps } from '../../src/workers/run/readSteps.ts';
import { runSimulation } from '../../src/workers/run/runSimulation.ts';
import { firstDifference } from '../support/numbers.ts';
import { anySettings, DEFAULTS } from '../support/settings.ts';
import { simulationRun } from '../support/simulationRun.ts';
import { threadlessPool } from '../support/threadlessPool.ts';

const kernel = loadKernel()!;
const signal = new AbortController().signal;

/** A run as the page keeps it where its path is too long, and the path for comparison. */
async function runWithoutPath(settings: Settings) {
  const pool = threadlessPool({ simulateJob: kernel });
  const wants = { path: true, envelope: true, digest: false };
  const whole = await runSimulation(pool, settings, { wants, workers: 2, signal });
  return { pool, run: { ...whole, path: null } as SimulationRun, path: whole.path! };
}

/** The storages after each step of a segment, from the path. */
function stepsOfPath(path: StoragePath, settings: Settings, segment: Segment): Float64Array {
  const { chunk, firstStep, stepCount } = segment;
  // of one stream the chunks are only marks: count over all of them
  const isMarked = streamSettings(settings).chunks !== settings.chunks;
  const first = isMarked ? firstStep + 1 : rowOf(settings, chunk, firstStep + 1);
  return path.copyRows(first, stepCount);
}

/** Least and greatest of each bin, the plain way. */
function extremes(storages: Float64Array, steps: number): number[] {
  const bins: number[] = [];
  for (let from = 0; from < storages.length; from += steps) {
    const bin = storages.subarray(from, from + steps);
    let [least, greatest] = [Infinity, -Infinity];
    for (const storage of bin) {
      if (storage < least) least = storage;
      if (storage > greatest) greatest = storage;
    }
    bins.push(least, greatest);
  }
  return bins;
}

/** A segment of some chunk; for bins it begins and ends with one. */
function anySegment(settings: Settings, a: number, b: number, c: number, size: number): Segment {
  const streams = streamSettings(settings);
  const chunk = Math.floor(a * streams.chunks * 0.999);
  const steps = chunkSteps(streams, chunk);
  const firstStep = Math.floor((b * steps * 0.999) / size) * size;
  const most = steps - firstStep;
  // half of them end with their chunk, where a bin may be shorter
  const stepCount = c > 0.5 ? most : Math.min(most, Math.ceil((c * most) / size + 1e-9) * size);
  return { chunk, firstStep, stepCount };
}

const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('any part of a path that is not kept', () => {
  // half of them wander slowly, so that no two bins are alike and no start is soon forgotten
  const wandering = { K: 10_000, mu: 62.95, sigma: 70, target: 70 };
  const settings = anySettings({ maxT: 400_000, maxChunks: 7, generators: ['xoshiro'] }).map(
    (any) => (any.seed % 2 === 0 ? any : { ...any, ...wandering }),
  );

  it('is computed again to the bits of the whole path', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(settings, share, share, share, async (any, a, b, c) => {
        const { pool, run, path } = await runWithoutPath(any);
        const segment = anySegment(any, a, b, c, 1);
        const [read] = await readSteps(pool, run, { segments: [segment], binSteps: 1 });
        expect(firstDifference(read!, stepsOfPath(path, any, segment))).toBe(-1);
      }),
      { seed: 401, numRuns: 60 },
    );
  });

  it.each([2, 8, 64, 256, 1024, 8192, BLOCK_STEPS, 2 * BLOCK_STEPS, 16 * BLOCK_STEPS])(
    'has the extremes of the whole path in bins of %i steps',
    { timeout: 60_000 },
    async (size) => {
      await fc.assert(
        fc.asyncProperty(settings, share, share, share, async (any, a, b, c) => {
          const { pool, run, path } = await runWithoutPath(any);
          const segment = anySegment(any, a, b, c, size);
          const request: StepsRequest = { segments: [segment], binSteps: size };
          const [read] = await readSteps(pool, run, request);
          const storages = stepsOfPath(path, any, segment);
          const numbers = [...read!];
          expect(numbers.filter((_, i) => i % BIN_SIZE !== 2)).toEqual(extremes(storages, size));
          // the means weigh up to the mean of all, but for the rounding of some 1e5 additions
          let sum = 0;
          for (let bin = 0; bin < numbers.length / BIN_SIZE; bin++) {
            sum += numbers[bin * BIN_SIZE + 2]! * Math.min(size, segment.stepCount - bin * size);
          }
          const mean = storages.reduce((total, storage) => total + storage, 0) / storages.length;
          expect(Math.abs(sum / segment.stepCount - mean)).toBeLessThan(1e-9 * any.K);
        }),
        { seed: 402, numRuns: 25 },
      );
    },
  );

  it('asks workers for nothing that is on record', async () => {
    const { run } = await runWithoutPath({ ...DEFAULTS, T: 300_000, chunks: 1 });
    const segments = [{ chunk: 0, firstStep: 0, stepCount: 300_000 }];
    expect(readAtOnce(run, { segments, binSteps: binSteps(run.settings) })).not.toBeNull();
    expect(readAtOnce(run, { segments, binSteps: BLOCK_STEPS })).not.toBeNull();
    expect(readAtOnce(run, { segments, binSteps: binSteps(run.settings) / 2 })).toBeNull();
    expect(readAtOnce(run, { segments, binSteps: 1 })).toBeNull();
  });

  it('would differ if it began from another storage than that on record', async () => {
    const slow = { ...DEFAULTS, K: 1000, mu: 62.95, T: 200_000, chunks: 1 };
    const { pool, run, path } = await runWithoutPath(slow);
    const segment = { chunk: 0, firstStep: 2 * BLOCK_STEPS, stepCount: 100 };
    const blocks = run.blocks.map((number) => number / 2);
    const request = { segments: [segment], binSteps: 1 };
    const [read] = await readSteps(pool, { ...run, blocks }, request);
    expect(firstDifference(read!, stepsOfPath(path, slow, segment))).not.toBe(-1);
  });
});

it('a path that is kept is read without workers, also that of NumPy', () => {
  const run = simulationRun({ T: 5000, chunks: 2 });
  const segment = { chunk: 1, firstStep: 1000, stepCount: 700 };
  const [steps] = readAtOnce(run, { segments: [segment], binSteps: 1 })!;
  const expected = stepsOfPath(run.path, run.settings, segment);
  expect(firstDifference(steps!, expected)).toBe(-1);
  const aligned = { ...segment, firstStep: 1024, stepCount: 640 };
  const [bins] = readAtOnce(run, { segments: [aligned], binSteps: 64 })!;
  const storages = stepsOfPath(run.path, run.settings, aligned);
  expect([...bins!].filter((_, i) => i % BIN_SIZE !== 2)).toEqual(extremes(storages, 64));
});
