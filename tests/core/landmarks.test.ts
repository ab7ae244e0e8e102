import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findLandmark, longestSpell, type LandmarkKind } from '../../src/core/run/landmarks.ts';
import { readAtOnce, type StepsRequest } from '../../src/core/run/keptSteps.ts';
import { chunkSteps, stepsBefore } from '../../src/core/job/rows.ts';
import { BLOCK_STEPS } from '../../src/core/rng/blockSteps.ts';
import type { SimulationRun } from '../../src/core/run/SimulationRun.ts';
import type { StoragePath } from '../../src/core/run/StoragePath.ts';
import { loadKernel } from '../../src/kernel/loadKernel.ts';
import { landmarkText } from '../../src/views/storage-paths/landmarkText.ts';
import { anySettings, DEFAULTS } from '../support/settings.ts';
import { simulationRun } from '../support/simulationRun.ts';
import { tiered } from '../support/tiered.ts';

const kernel = loadKernel()!;

type Run = SimulationRun & { readonly path: StoragePath };

/** The storages after each step of all chunks; a new chunk that starts full begins a new list. */
function lists({ settings, path }: Run): Float64Array[] {
  const rows = path.copyRows(0, path.length);
  if (settings.boundary === 'continue') return [rows.subarray(1)];
  return Array.from({ length: settings.chunks }, (_, chunk) => {
    const first = stepsBefore(settings, chunk) + chunk + 1; // after the initial storages
    return rows.subarray(first, first + chunkSteps(settings, chunk));
  });
}

/** The first longest run of steps that count, step by step; steps from 1 over all lists. */
function longestRun(of: readonly Float64Array[], counts: (storage: number) => boolean) {
  let best = { firstStep: 1, stepCount: 0 };
  let step = 0;
  for (const storages of of) {
    let run = 0;
    for (const storage of storages) {
      step++;
      run = counts(storage) ? run + 1 : 0;
      if (run > best.stepCount) best = { firstStep: step - run + 1, stepCount: run };
    }
  }
  return best;
}

async function find(run: Run, kind: LandmarkKind) {
  const read = (request: StepsRequest) => Promise.resolve(readAtOnce(run, request)!);
  const { firstStep, stepCount } = await findLandmark(run, kind, read);
  return { firstStep, stepCount };
}

async function expectFound(run: Run): Promise<void> {
  const { K, target } = run.settings;
  const of = lists(run);
  const { min } = run.summary;
  const deficit = await find(run, 'deficit');
  expect(deficit).toEqual(longestRun(of, (storage) => storage < target));
  expect(await find(run, 'full')).toEqual(longestRun(of, (storage) => storage === K));
  const least = of.findIndex((storages) => storages.includes(min));
  const before = of.slice(0, least).reduce((sum, { length }) => sum + length, 0);
  expect((await find(run, 'minimum')).firstStep).toBe(before + of[least]!.indexOf(min) + 1);
  expect(longestSpell(run, 'deficit')).toBe(deficit.stepCount);
}

describe('the minimum, the longest drought and the longest time full', () => {
  it('are what a search step by step finds', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(anySettings({ maxT: tiered(1000, 3000), maxChunks: 30 }), (settings) =>
        expectFound(simulationRun(settings)),
      ),
      { seed: 501, numRuns: tiered(12, 150) },
    );
  });

  it.each([
    ['within a block', {}],
    ['in chunks that start full', { chunks: 5 }],
    ['across blocks', { K: 10_000, mu: 62.95, target: 70 }],
    ['all dry', { mu: -1000, sigma: 1 }],
    ['all full', { mu: 1000, sigma: 1 }],
    ['all full, in chunks', { mu: 1000, sigma: 1, chunks: 5 }],
  ])('are found in several blocks: %s', { timeout: 60_000 }, async (_, change) => {
    // what the fast tier finds in one, the slow one finds in both
    for (const boundary of tiered(['continue'] as const, ['restart', 'continue'] as const)) {
      const settings = {
        ...DEFAULTS,
        T: tiered(1, 3) * BLOCK_STEPS + 99,
        chunks: 1,
        boundary,
        ...change,
      };
      await expectFound(simulationRun(settings, kernel));
    }
  });

  it('go on from one block to the next, but not from a chunk to one that starts full', async () => {
    const dry = { ...DEFAULTS, mu: -1000, sigma: 1, T: 3 * BLOCK_STEPS, chunks: 3 };
    const joined = simulationRun({ ...dry, boundary: 'continue' }, kernel);
    // 100 -> 30, then 0 for ever: all steps are in deficit
    expect(await find(joined, 'deficit')).toEqual({ firstStep: 1, stepCount: 3 * BLOCK_STEPS });
    const cut = simulationRun({ ...dry, boundary: 'restart' }, kernel);
    expect(await find(cut, 'deficit')).toEqual({ firstStep: 1, stepCount: BLOCK_STEPS });
  });

  it('are known to their block where steps cannot be read', async () => {
    const run = simulationRun({ T: 3000, chunks: 3 });
    for (const kind of ['minimum', 'deficit', 'full'] as const) {
      const exact = await find(run, kind);
      const found = await findLandmark(run, kind, null);
      expect(found.stepCount).toBe(exact.stepCount);
      expect(exact.firstStep).toBeGreaterThanOrEqual(found.firstStep);
      const last = found.firstStep + (found.within ?? found.stepCount) - 1;
      expect(exact.firstStep + exact.stepCount - 1).toBeLessThanOrEqual(last);
      const told = landmarkText(found, run);
      if (found.within !== null) expect(told).toMatch(/somewhere in steps [\d,]+ to [\d,]+\.$/);
      if (kind === 'deficit') expect(told).toContain(`${exact.stepCount} steps on end`);
    }
  });
});
