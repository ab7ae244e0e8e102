import { expect, test } from 'vitest';
import { testify } from '../../src/core/self-check/witnesses.ts';
import { simulateJob } from '../../src/core/job/simulateJob.ts';
import type { Settings } from '../../src/core/settings/Settings.ts';
import { tabulateLaw } from '../../src/core/theory/LawTable.ts';
import {
  analysisInSight,
  createAnalyses,
  isAnalysed,
  wantedAnalysis,
} from '../../src/session/analyses.ts';
import type { JobApi } from '../../src/workers/contract.ts';
import type { WorkerPool } from '../../src/workers/pool/WorkerPool.ts';
import { simulationRun } from '../support/simulationRun.ts';

/** A pool in this thread, for all but counting; the names of its calls. */
function analysingPool() {
  const calls: string[] = [];
  const remote = {
    solveLaw: async (settings: Settings) => tabulateLaw(settings),
    testify: async (settings: Settings) => testify(settings, simulateJob, null),
  };
  const pool = {
    run: (call: (of: typeof remote) => unknown, { name }: { name: string }) => {
      calls.push(name);
      return call(remote);
    },
  };
  return { pool: pool as unknown as WorkerPool<JobApi>, calls };
}

const runOf = (runNumber: number) => ({ ...simulationRun({ T: 200 }), runNumber });
const idle = (analyses: ReturnType<typeof createAnalyses>) =>
  expect.poll(() => analyses.state().running).toBeNull();

test('an analysis has the law and the witness of its run, but not its path', async () => {
  const { pool } = analysingPool();
  const analyses = createAnalyses(pool);
  const run = simulationRun({ K: 200 });
  analyses.want(wantedAnalysis(run, false, 1));
  await idle(analyses);
  const { result } = analyses.state().done!;
  expect(result.run).toEqual({ ...run, path: null, envelope: null });
  expect(result.law).toEqual(tabulateLaw(run.settings));
  expect(result.witness.sample.stepCount).toBe(100);
  expect(result.counts).toBeNull();
});

test('runs that came while one was analysed are passed over, but for the newest', async () => {
  const { pool, calls } = analysingPool();
  const analyses = createAnalyses(pool);
  for (const number of [1, 2, 3]) analyses.want(wantedAnalysis(runOf(number), false, 1));
  await idle(analyses);
  expect(analyses.state().done!.of.run.runNumber).toBe(3);
  expect(calls.filter((name) => name === 'The exact law')).toHaveLength(2);
});

test('that of a long run gives way to a newer one', async () => {
  const { pool } = analysingPool();
  const analyses = createAnalyses(pool);
  const long = runOf(1);
  const wanted = wantedAnalysis({ ...long, settings: { ...long.settings, T: 1e6 + 1 } }, false, 1)!;
  analyses.want(wanted);
  analyses.want(wantedAnalysis(runOf(2), false, 1));
  expect(analyses.state().running?.of.run.runNumber).toBe(2);
  await idle(analyses);
  expect(analyses.state().done!.of.run.runNumber).toBe(2);
});

test('is settled by its run, with counts for those who want none too, and by its own end', () => {
  const of = (number: number, counts: boolean) => wantedAnalysis(runOf(number), counts, 1)!;
  const result = null as never;
  const done = (number: number, counts: boolean) => ({
    running: null,
    done: { of: of(number, counts), result },
    ended: null,
  });
  expect(isAnalysed(done(1, true), of(1, false))).toBe(true);
  expect(isAnalysed(done(1, false), of(1, true))).toBe(false);
  expect(isAnalysed(done(1, true), of(2, false))).toBe(false);
  const ended = { ...done(1, false), ended: { of: of(1, true), error: null } };
  expect(isAnalysed(ended, of(1, true))).toBe(true);
  expect(isAnalysed(ended, of(2, true))).toBe(false);
});

test('the analysis before stays in sight while the newest run is counted, and no longer', async () => {
  const { pool } = analysingPool();
  const analyses = createAnalyses(pool);
  const [first, second] = [runOf(1), runOf(2)];
  analyses.want(wantedAnalysis(first, false, 1));
  await idle(analyses);
  const standing = analyses.state();
  expect(analysisInSight(standing, first, false)?.run.runNumber).toBe(1);
  expect(analysisInSight(standing, second, true)?.run.runNumber).toBe(1);
  expect(analysisInSight(standing, second, false)).toBeNull(); // cancelled: it would be of another run
  expect(analysisInSight(standing, null, false)).toBeNull();
});
