import { describe, expect, it } from 'vitest';
import { hasKernel } from '../../src/core/job/hasKernel.ts';
import { simulateJob as reference } from '../../src/core/job/simulateJob.ts';
import { loadKernel } from '../../src/kernel/loadKernel.ts';
import { runSimulation } from '../../src/workers/run/runSimulation.ts';
import { readExperimentDigests } from '../support/golden.ts';
import { simulateDigest } from '../support/simulate.ts';
import { threadlessPool } from '../support/threadlessPool.ts';

const kernel = loadKernel()!;
const wants = { path: false, envelope: false, digest: true };
const { signal } = new AbortController();

describe('a run of correlated years has the digest of the C program', () => {
  const runs = readExperimentDigests('rhoDigests').map((run) => ({
    ...run,
    name: JSON.stringify(run.settings),
  }));

  it.each(runs)('$name', async ({ settings, digest }) => {
    expect(settings.rho).not.toBe(0);
    const engines = hasKernel(settings) ? [reference, kernel] : [reference];
    for (const simulateJob of engines) {
      expect(simulateDigest(settings, { simulateJob })).toBe(digest);
    }
    for (const workers of [2, 3, 7]) {
      const pool = threadlessPool({ simulateJob: engines.at(-1)! });
      const run = await runSimulation(pool, settings, { wants, workers, signal });
      expect(run.digest).toBe(digest);
    }
  });
});
