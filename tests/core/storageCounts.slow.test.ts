import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planJobs } from '../../src/core/job/planJobs.ts';
import { countSpells } from '../../src/core/run/landmarks.ts';
import { streamSettings } from '../../src/core/rng/stream.ts';
import { chunkSteps, jobRows } from '../../src/core/job/rows.ts';
import { BLOCK_STEPS } from '../../src/core/rng/blockSteps.ts';
import { NO_WANTS } from '../../src/core/job/Job.ts';
import type { Settings } from '../../src/core/settings/Settings.ts';
import { storageBins, unsplitAtoms } from '../../src/core/run/storageBins.ts';
import { addCounts, countStorages } from '../../src/core/run/storageCounts.ts';
import { expectAtMost } from '../support/expectSame.ts';
import { anySettings, DEFAULTS } from '../support/settings.ts';
import { simulationRun } from '../support/simulationRun.ts';

/** The counts of a run, its jobs cut to a size. */
function countsOf(run: ReturnType<typeof simulationRun>, packSteps: number) {
  const { settings, summary } = run;
  let row = 0;
  const jobs = planJobs(settings, { partSteps: BLOCK_STEPS, packSteps }).map((segments) => {
    const job = { settings, segments, start: null, wants: NO_WANTS };
    const rows = jobRows(job);
    const path = run.path.copyRows(row, rows);
    row += rows;
    return countStorages(job, path);
  });
  return addCounts(storageBins(settings), settings.K, jobs, {
    full: Math.round(summary.full * settings.T),
    empty: Math.round(summary.empty * settings.T),
  });
}

/** Steps of a run on each atom, and its share of full storage. */
function atomsOf(settings: Settings) {
  const run = simulationRun(settings);
  return { atomSteps: countsOf(run, 10_000).atoms, full: run.summary.full };
}

/** The storages of each path that starts full, without its start. */
function pathsOf(run: ReturnType<typeof simulationRun>): number[][] {
  const streams = streamSettings(run.settings);
  const of = (chunk: number) =>
    Array.from({ length: chunkSteps(streams, chunk) }, (_, t) =>
      streams === run.settings ? run.path.storage(chunk, t + 1) : run.path.at(t + 1)!,
    );
  const chunks = Array.from({ length: streams.chunks }, (_, chunk) => of(chunk));
  return run.settings.boundary === 'restart' ? chunks : [chunks.flat()];
}

/** Failure events, step by step: the largest deficit of each. */
function eventsOf(paths: readonly number[][], target: number): number[] {
  return paths.flatMap((storages) => {
    const events: number[] = [];
    let open = 0;
    for (const storage of [...storages, target]) {
      if (storage < target) open = Math.max(open, target - storage);
      else if (open > 0) {
        events.push(open);
        open = 0;
      }
    }
    return events;
  });
}

/** How many of some values that rise are at most `most`. */
function upTo(rising: Float64Array, most: number): number {
  let [low, high] = [0, rising.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rising[middle]! <= most) low = middle + 1;
    else high = middle;
  }
  return low;
}

function expectCounts(settings: Settings, packSteps: number): void {
  const run = simulationRun(settings);
  const counts = countsOf(run, packSteps);
  const { K, target } = settings;
  const { width, count, atoms } = storageBins(settings);
  const paths = pathsOf(run);
  const storages = paths.flat();
  const isOnAtom = (storage: number) => storage === K || storage === 0 || atoms.includes(storage);
  expect([...counts.atoms]).toEqual(atoms.map((atom) => storages.filter((s) => s === atom).length));
  const inside = Float64Array.from(storages.filter((storage) => !isOnAtom(storage))).sort();
  expect(counts.bins.reduce((sum, steps) => sum + steps, 0)).toBe(inside.length);
  expect(counts.bins.every((steps) => steps >= 0)).toBe(true);
  for (const [i, steps] of counts.bins.entries()) {
    const margin = 1e-9 * K;
    const top = K - i * width;
    const within = (by: number) =>
      i < count ? Math.max(upTo(inside, top + by) - upTo(inside, top - width - by), 0) : 0;
    expectAtMost(within(-margin), steps);
    expectAtMost(steps, within(margin));
  }
  const events = eventsOf(paths, target);
  const unfinished = paths.filter((one) => one.at(-1)! < target).length;
  expect(countSpells(run, 'deficit')).toEqual({ count: events.length, unfinished });
  const sum = events.reduce((total, largest) => total + largest, 0);
  expect(Math.abs(counts.largestDeficits - sum)).toBeLessThanOrEqual(1e-12 * sum);
}

describe('counting the storages of a run', () => {
  it('gives what a count step by step gives, however the run is cut', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(
        anySettings({ maxT: 2000, maxChunks: 40 }),
        fc.constantFrom(1, 100, 4000),
        (settings, packSteps) => expectCounts(settings, packSteps),
      ),
      { seed: 601, numRuns: 150 },
    );
  });

  it.each([
    ['an event over several blocks', { mu: -1000, sigma: 1 }],
    ['events over edges of blocks', { K: 10_000, mu: 62.95 }],
    ['short events', {}],
    ['chunks that start full', { chunks: 4 }],
    ['full storage all the time', { mu: 1000, sigma: 1 }],
  ])('follows %s', (_, change) => {
    for (const boundary of ['restart', 'continue'] as const) {
      const T = 2 * BLOCK_STEPS + 77;
      expectCounts({ ...DEFAULTS, T, chunks: 1, boundary, ...change }, 1000);
    }
  });
});

describe('the bins', () => {
  it('end at every atom that is counted apart', () => {
    fc.assert(
      fc.property(anySettings({ maxT: 10, maxChunks: 1 }), (settings) => {
        const { width, count, atoms } = storageBins(settings);
        expect(count * width).toBeGreaterThanOrEqual(settings.K * (1 - 1e-9));
        expect((count - 1) * width).toBeLessThan(settings.K);
        for (const atom of atoms) {
          const fromTop = (settings.K - atom) / width;
          expect(Math.abs(fromTop - Math.round(fromTop))).toBeLessThan(1e-6);
        }
      }),
      { seed: 602 },
    );
  });

  it('tell apart every atom that can be seen, up to 64 of them', () => {
    const of = (change: Partial<Settings>) => {
      const settings = { ...DEFAULTS, ...change };
      return { count: storageBins(settings).atoms.length, rest: unsplitAtoms(settings, 0.4) };
    };
    // 0.5^13 is above 1e-4, 0.5^14 below
    expect(of({ target: 5, mu: 0 })).toEqual({ count: 13, rest: null });
    expect(of({ target: 1, mu: -70 }).count).toBe(53);
    expect(of({ target: 1, mu: -140 })).toMatchObject({ count: 64, rest: { from: 1, to: 35 } });
    // bins of 1 cannot end at 99.8, 99.6 …
    const { count, rest } = of({ target: 0.2 });
    expect(count).toBe(0);
    expect(rest!.to).toBeCloseTo(99.8, 9);
    expect(rest!.from).toBeCloseTo(99.2, 9); // 0.159^4 0.4 is above 1e-4, 0.159^5 0.4 below
    for (const change of [{ target: 0 }, { sigma: 0 }, { target: 100 }, { mu: 1000 }]) {
      expect(of(change).rest).toBeNull();
    }
  });

  it('tell apart what dry years in a row leave where they are likelier, by ρ > 0', () => {
    const settings = { ...DEFAULTS, target: 5, mu: 0, T: 100_000, chunks: 1, rho: 0.9 };
    const { atoms } = storageBins(settings);
    expect(atoms).toHaveLength(19);
    expect(unsplitAtoms(settings, 0.4)).toBeNull();
    for (const rho of [0, -0.9]) expect(storageBins({ ...settings, rho }).atoms).toHaveLength(13);
    // the bound is above what a run has, and that can be seen where independent years stop
    const { atomSteps, full } = atomsOf(settings);
    const power = 0.1 / 1.9;
    atomSteps.forEach((steps, j) => {
      const share = steps / settings.T;
      expect(share).toBeLessThan((0.5 * full) ** (1 / 1.9) * 0.5 ** (j * power));
      expect(share).toBeGreaterThan(1e-3);
    });
  });

  it('of the first reservoir are 100, one volume wide, with one atom inside', () => {
    expect(storageBins(DEFAULTS)).toEqual({ width: 1, count: 100, atoms: [30] });
  });
});
