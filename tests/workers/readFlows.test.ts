import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CSV_HEADER } from '../../src/core/job/csv.ts';
import { chunkOf, stepsBefore } from '../../src/core/job/rows.ts';
import { flowsAtOnce } from '../../src/core/run/flowsAtOnce.ts';
import { flowsOf, flowsSegment, keptFlows, type ChunkStep } from '../../src/core/run/stepFlows.ts';
import { streamSettings } from '../../src/core/rng/stream.ts';
import type { Settings } from '../../src/core/settings/Settings.ts';
import { loadKernel } from '../../src/kernel/loadKernel.ts';
import { readFlows } from '../../src/workers/run/readFlows.ts';
import { runSimulation } from '../../src/workers/run/runSimulation.ts';
import { csvRows, type CsvRow } from '../support/csvRows.ts';
import { anySettings, DEFAULTS } from '../support/settings.ts';
import { simulateRows } from '../support/simulate.ts';
import { threadlessPool } from '../support/threadlessPool.ts';
import { tiered } from '../support/tiered.ts';

const kernel = loadKernel()!;
const signal = new AbortController().signal;

/** A run as the page keeps it, on three workers, so with seams where there can be some. */
async function runOf(settings: Settings) {
  const pool = threadlessPool(settings.generator === 'xoshiro' ? { simulateJob: kernel } : {});
  const wants = { path: true, envelope: true, digest: false };
  return { pool, run: await runSimulation(pool, settings, { wants, workers: 3, signal }) };
}

/** The row of a step among the lines of the CSV file of the reference, and the one before it along the path. */
function rowsOfStep(settings: Settings, lines: readonly string[], { chunk, step }: ChunkStep) {
  const initials = settings.boundary === 'continue' ? 0 : chunk; // of the chunks before
  const at = stepsBefore(streamSettings(settings), chunk) + initials + step;
  return csvRows(`${CSV_HEADER}${lines[at - 1]}\r\n${lines[at]}\r\n`) as [CsvRow, CsvRow];
}

/** What was drawn again of some steps, and what is kept, beside the file that the reference writes. */
async function expectRows(settings: Settings, steps: readonly ChunkStep[]) {
  const lines = simulateRows(settings, { csv: true }).csv.slice(CSV_HEADER.length).split('\r\n');
  const { pool, run } = await runOf(settings);
  for (const at of steps) {
    const read = await readFlows(pool, run, flowsSegment(settings, at), signal);
    const [before, row] = rowsOfStep(settings, lines, at);
    const kept = { before: before.storage, release: before.release, after: row.storage };
    const drawn = { ...kept, inflow: row.inflow, spill: row.spill };
    expect(flowsOf(settings, read, at)).toEqual(drawn);
    expect([drawn, null]).toContainEqual(flowsAtOnce(run, at));
    expect(keptFlows(run, at)).toEqual({ ...kept, inflow: null, spill: null });
  }
}

describe('the flows of any step, drawn again', () => {
  it('are those of the row in the CSV file, to the bit', async () => {
    await fc.assert(
      fc.asyncProperty(
        anySettings({ maxT: 600, maxChunks: 40 }),
        fc.nat(),
        async (settings, any) => {
          const streams = streamSettings(settings);
          const chunk = chunkOf(streams, any % settings.T);
          const step = (any % settings.T) - stepsBefore(streams, chunk) + 1;
          await expectRows(settings, [{ chunk, step }]);
        },
      ),
      { seed: 701, numRuns: tiered(16, 80) },
    );
  });

  const long = [
    ['xoshiro', 'continue', 0.9],
    ['xoshiro', 'restart', 0],
    ['numpy', 'restart', -0.5],
  ] as const;
  it.each(long.slice(0, tiered(1, 3)))(
    'also past the first block: %s, %s, rho %d',
    async (generator, boundary, rho) => {
      const reservoir = { K: 1000, mu: 62.95, T: 65_600, chunks: 1, rho };
      const steps = [1, 65_536, 65_537, 65_600].map((step) => ({ chunk: 0, step }));
      await expectRows({ ...DEFAULTS, ...reservoir, generator, boundary }, steps);
    },
  );

  const near = [
    { generator: 'xoshiro', isNear: [true, false, true, false] },
    { generator: 'numpy', isNear: [true, false, false, false] },
  ] as const;
  it.each(near)(
    'need no worker where few steps lie before them in their stream: $generator',
    async ({ generator, isNear }) => {
      const settings = { ...DEFAULTS, K: 1000, mu: 62.95, T: 66_000, chunks: 1, generator };
      const steps = [256, 257, 65_792, 65_793].map((step) => ({ chunk: 0, step }));
      const { pool, run } = await runOf(settings);
      const atOnce = steps.map((at) => flowsAtOnce(run, at));
      expect(atOnce.map((flows) => flows !== null)).toEqual(isNear);
      for (const [i, at] of steps.entries()) {
        const read = await readFlows(pool, run, flowsSegment(settings, at), signal);
        expect([flowsOf(settings, read, at), null]).toContainEqual(atOnce[i]);
      }
    },
  );

  it('come with those of their neighbours, and of no others', async () => {
    const settings = { ...DEFAULTS, T: 200_000, chunks: 1 };
    const segment = flowsSegment(settings, { chunk: 0, step: 70_000 });
    expect(segment).toEqual({ chunk: 0, firstStep: 65_536, stepCount: 8192 });
    const { pool, run } = await runOf(settings);
    const read = await readFlows(pool, run, segment, signal);
    const known = (chunk: number, step: number) =>
      flowsOf(settings, read, { chunk, step }) !== null;
    expect([65_536, 65_537, 73_728, 73_729].map((step) => known(0, step))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(known(1, 70_000)).toBe(false);
  });
});
