import { readFileSync } from 'node:fs';
import { planJobs } from '../../src/core/job/planJobs.ts';
import { metrics } from '../../src/core/metrics/metrics.ts';
import { RunRecord } from '../../src/core/run/RunRecord.ts';
import { NO_WANTS, type PathState } from '../../src/core/job/Job.ts';
import type { Settings } from '../../src/core/settings/Settings.ts';
import { storageBins } from '../../src/core/run/storageBins.ts';
import { addCounts, countStorages, type JobCounts } from '../../src/core/run/storageCounts.ts';
import { tabulateLaw, type LawTable } from '../../src/core/theory/LawTable.ts';
import { exactLaw } from '../../src/core/theory/exactLaw.ts';
import { loadKernel } from '../../src/kernel/loadKernel.ts';
import { cellsOf } from '../../src/views/distribution/cells.ts';

const BASE: Settings = {
  K: 100,
  mu: 70,
  sigma: 70,
  target: 70,
  T: 1,
  chunks: 1,
  seed: 0,
  generator: 'xoshiro',
  seeding: 'distinct',
  boundary: 'restart',
  rho: 0,
  record: null,
};

/** The exact numbers of a reservoir; null where they cannot be solved well. */
export function solve(reservoir: Partial<Settings>) {
  return exactLaw({ ...BASE, ...reservoir });
}

/** All that the page solves when a slider moves. */
export function tabulate(reservoir: Partial<Settings>): LawTable | null {
  return tabulateLaw({ ...BASE, ...reservoir });
}

/** The reference numbers, from a solver of its own. */
export function golden() {
  const file = `${import.meta.dirname}/../golden/stationary.json`;
  return JSON.parse(readFileSync(file, 'utf8')).sets;
}

/** Standardised differences between a long run and theory: of the measures, and of the histogram. */
export function differences(change: Partial<Settings>) {
  const settings = { ...BASE, ...change };
  const kernel = loadKernel()!;
  const record = new RunRecord(settings, { path: false, envelope: false, digest: false });
  const counted: Omit<JobCounts, 'end'>[] = [];
  let start: PathState | null = null;
  const size = { partSteps: 2 ** 20, packSteps: 2 ** 19 };
  for (const [index, segments] of planJobs(settings, size).entries()) {
    const wants = { ...NO_WANTS, path: true, summary: true };
    const job = { settings, segments, start, wants };
    const result = kernel(job);
    record.add(index, segments, { ...result, path: null });
    counted.push(countStorages(job, result.path!));
    start = result.end;
  }
  const summary = record.summarize();
  const run = {
    runNumber: 1,
    settings,
    path: null,
    summary,
    blocks: record.blocks,
    envelope: null,
    digest: null,
    seams: { count: 0, stepsAgain: 0, longestRepair: 0, unmet: 0, speedupLeft: 1 },
    elapsedMs: 0,
    pausedMs: 0,
    timings: [],
    isByKernel: true,
  };
  const counts = addCounts(storageBins(settings), settings.K, counted, {
    full: Math.round(summary.full * settings.T),
    empty: Math.round(summary.empty * settings.T),
  });
  const law = tabulateLaw(settings)!;
  const told = metrics(run, law, counts);
  const { bins, atoms } = cellsOf(run, law, counts, told);
  const known = (values: readonly (number | null)[]) => values.filter((z) => z !== null);
  return {
    measures: known(
      // without those that say what another one does
      Object.entries(told)
        .filter(([name]) => !name.endsWith('Reliability') && name !== 'meanFailureLength')
        .map(([, { z }]) => z),
    ),
    cells: known([...bins, ...atoms].map(({ z }) => z)),
  };
}
