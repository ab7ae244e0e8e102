import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CSV_HEADER } from '../../src/core/job/csv.ts';
import { allRows, type RowRange } from '../../src/core/run/rowRanges.ts';
import { totalRows } from '../../src/core/job/rows.ts';
import type { Job } from '../../src/core/job/Job.ts';
import type { Settings } from '../../src/core/settings/Settings.ts';
import type { SimulationRun } from '../../src/core/run/SimulationRun.ts';
import { loadKernel } from '../../src/kernel/loadKernel.ts';
import { runSimulation } from '../../src/workers/run/runSimulation.ts';
import type { RowsFormat } from '../../src/workers/run/rowsFormats.ts';
import { streamRows } from '../../src/workers/run/streamRows.ts';
import { anySettings, DEFAULTS } from '../support/settings.ts';
import { simulateRows } from '../support/simulate.ts';
import { threadlessPool } from '../support/threadlessPool.ts';

const kernel = loadKernel()!;
const signal = new AbortController().signal;

/** A run as the page keeps it; its path is let go if asked. */
async function runOf(settings: Settings, keepsPath: boolean): Promise<SimulationRun> {
  const pool = threadlessPool(settings.generator === 'xoshiro' ? { simulateJob: kernel } : {});
  const wants = { path: keepsPath, envelope: false, digest: false };
  return runSimulation(pool, settings, { wants, workers: 3, signal });
}

async function streamed(run: SimulationRun, format: RowsFormat, ranges: readonly RowRange[]) {
  const pool = threadlessPool(run.settings.generator === 'xoshiro' ? { simulateJob: kernel } : {});
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let rows = 0;
  for await (const part of streamRows(pool, run, format, ranges, { workers: 2, signal })) {
    parts.push(part.bytes.slice());
    rows += part.rows;
  }
  return { bytes: new Uint8Array(await new Blob(parts).arrayBuffer()), rows };
}

/** The lines of the whole file, by the reference alone, without the header. */
function csvLines(settings: Settings): string[] {
  const { csv } = simulateRows(settings, { csv: true });
  return csv.slice(CSV_HEADER.length).split('\r\n').slice(0, -1);
}

const ends = fc.tuple(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.double({ min: 0, max: 1, noNaN: true }),
);

/** Two parts of the rows, one after the other. */
function twoRanges({ settings }: SimulationRun, [a, b]: readonly [number, number]): RowRange[] {
  const rows = totalRows(settings);
  const [low, high] = [Math.min(a, b), Math.max(a, b)].map((share) => Math.floor(share * rows));
  return [
    { from: 0, to: low! },
    { from: high!, to: rows },
  ].filter(({ from, to }) => to > from);
}

describe('the rows of a file, streamed', () => {
  it(
    'are those of the whole file, as text, whatever part of them',
    { timeout: 90_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(
          anySettings({ maxT: 3000, maxChunks: 20 }),
          ends,
          async (settings, shares) => {
            const run = await runOf(settings, false);
            const lines = csvLines(settings);
            for (const ranges of [allRows(settings), twoRanges(run, shares)]) {
              const { bytes, rows } = await streamed(run, 'csv', ranges);
              const expected = ranges.flatMap(({ from, to }) => lines.slice(from, to));
              const text = new TextDecoder().decode(bytes);
              expect(text).toBe(expected.map((line) => `${line}\r\n`).join(''));
              expect(rows).toBe(expected.length);
            }
          },
        ),
        { seed: 701, numRuns: 60 },
      );
    },
  );

  it('are its storages, as doubles, kept or computed again', { timeout: 90_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        anySettings({ maxT: 200_000, maxChunks: 5 }),
        ends,
        fc.boolean(),
        async (settings, shares, keepsPath) => {
          const whole = await runOf(settings, true);
          const run = keepsPath ? whole : await runOf(settings, false);
          const ranges = twoRanges(run, shares);
          const { bytes, rows } = await streamed(run, 'npy', ranges);
          const expected = ranges.map(({ from, to }) => whole.path!.copyRows(from, to - from));
          const all = new Uint8Array(await new Blob(expected).arrayBuffer());
          expect(8 * rows).toBe(all.length);
          expect(Buffer.compare(bytes, all)).toBe(0);
        },
      ),
      { seed: 702, numRuns: 40 },
    );
  });

  it('cross the ends of blocks as text', { timeout: 60_000 }, async () => {
    for (const generator of ['numpy', 'xoshiro'] as const) {
      const settings: Settings = { ...DEFAULTS, generator, rho: 0.7, T: 132_000, chunks: 1 };
      const run = await runOf(settings, false);
      const lines = csvLines(settings);
      for (const { from, to } of [
        { from: 65_530, to: 65_545 },
        { from: 131_060, to: 132_001 },
      ]) {
        const { bytes } = await streamed(run, 'csv', [{ from, to }]);
        const text = new TextDecoder().decode(bytes);
        expect(text.split('\r\n').slice(0, -1)).toEqual(lines.slice(from, to));
      }
    }
  });

  it('are computed only where they are wanted, and only a little ahead', async () => {
    const settings: Settings = { ...DEFAULTS, T: 40 * 65_536, chunks: 1 };
    const run = await runOf(settings, false);
    const jobs: Job[] = [];
    const pool = threadlessPool({ simulateJob: kernel, onCall: (_, job) => jobs.push(job) });
    const some = [{ from: 100_000, to: 100_100 }];
    for await (const { rows } of streamRows(pool, run, 'npy', some, { workers: 2, signal })) {
      expect(rows).toBe(100);
    }
    expect(jobs).toHaveLength(1);
    jobs.length = 0;
    // the last rows of a very long path, of NumPy's: those that lead to them, one after the other
    const numpy: Settings = { ...DEFAULTS, generator: 'numpy', T: 200_000, chunks: 2 };
    const fromNumpy = await runOf(numpy, false);
    const reference = threadlessPool({ onCall: (_, job) => jobs.push(job) });
    const end = [{ from: 200_000, to: 200_002 }];
    for await (const part of streamRows(reference, fromNumpy, 'csv', end, { workers: 2, signal })) {
      expect(part.rows).toBe(2);
    }
    expect(jobs.map(({ segments }) => segments[0])).toEqual([
      { chunk: 1, firstStep: 0, stepCount: 65_536 },
      { chunk: 1, firstStep: 65_536, stepCount: 34_464 },
    ]);
    jobs.length = 0;
    const rows = streamRows(pool, run, 'npy', allRows(settings), { workers: 2, signal });
    await rows.next();
    await rows.return(undefined);
    expect(jobs.length).toBeLessThanOrEqual(5);
  });
});
