import type { Settings } from '../../core/settings/Settings.ts';
import type { ComparisonKind } from '../../core/timing/Comparison.ts';
import { sizedSettings, weakLimit } from '../../core/timing/measuredWork.ts';
import { eachPart, type Parts } from '../../core/timing/Timing.ts';
import { timeStamp } from '../clock.ts';
import type { JobApi } from '../contract.ts';
import { spawnWorker } from '../spawnWorker.ts';
import { WorkerPool } from '../pool/WorkerPool.ts';
import { fittedSettings } from './fittedSettings.ts';
import { compareHandOver } from './compareHandOver.ts';
import {
  measureConditions,
  type CompareOptions,
  type MeasuredCondition,
} from './measureConditions.ts';
import { undisturbedRun } from './undisturbedRun.ts';
import { withPool } from './withPool.ts';

/** The work of the article's `multi_sim`. */
const ARTICLE_STEPS = 1_000_000;

/**
 * Measures one comparison, on workers of its own.
 *
 * @throws what `withPool` and `measureRounds` throw
 */
export function compare(
  kind: ComparisonKind,
  settings: Settings,
  options: CompareOptions,
): Promise<void> {
  if (kind === 'hand-over') return compareHandOver(options);
  const { workers, signal } = options;
  return withPool<JobApi, void>({ spawn: spawnWorker, size: workers }, signal, async (pool) => {
    await measureConditions(await conditionsOf(kind, pool, settings, options), options);
  });
}

async function conditionsOf(
  kind: Exclude<ComparisonKind, 'hand-over'>,
  pool: WorkerPool<JobApi>,
  settings: Settings,
  { workers, signal, others }: CompareOptions,
): Promise<MeasuredCondition[]> {
  const run = (name: string, of: Settings, count: number): MeasuredCondition => ({
    name,
    group: null,
    steps: of.T,
    settings: of,
    messages: null,
    workers: count,
    measure: async () => (await undisturbedRun(pool, of, count, signal)).parts,
  });
  const fitted = (of: Settings, count: number) =>
    fittedSettings(pool, (T) => sizedSettings(of, T, count), { signal, others });
  switch (kind) {
    case 'scaling': {
      const whole = { ...settings, chunks: 1 };
      const limit = weakLimit(workers);
      const sized = (T: number) => sizedSettings(whole, Math.min(T, limit), workers);
      const one = await fittedSettings(pool, sized, { signal, others });
      const scaled = (group: 'strong' | 'weak', of: Settings, p: number) => ({
        ...run(`${p} worker${p === 1 ? '' : 's'}`, of, p),
        group,
      });
      const counts = Array.from({ length: workers }, (_, i) => i + 1);
      return [
        ...counts.map((p) => scaled('strong', one, p)),
        // as much for each as one has, in as many chunks
        ...counts.slice(1).map((p) => scaled('weak', sizedSettings(whole, p * one.T, p), p)),
      ];
    }
    case 'start': {
      const work = sizedSettings(settings, ARTICLE_STEPS, workers);
      return [
        repeated(run('standing workers', work, workers)),
        repeated({
          ...run('new workers each run', work, workers),
          measure: () => runAnew(work, workers, signal),
        }),
      ];
    }
    case 'kernel': {
      // the kernel does not enter streams in their middle, and a single chunk's shift is none: the same numbers
      const one = { ...settings, generator: 'xoshiro', chunks: 1 } as const;
      const sized = (seeding: Settings['seeding']) =>
        fittedSettings(pool, (T) => ({ ...one, T, seeding }), { signal, others });
      const byKernel = await sized('distinct');
      const { isByKernel } = await undisturbedRun(pool, byKernel, 1, signal);
      if (!isByKernel)
        throw new Error('This browser computes without the kernel: it has none to compare');
      return [run('kernel', byKernel, 1), run('reference', await sized('shifted'), 1)];
    }
    case 'generator': {
      const sized = (generator: Settings['generator']) =>
        fitted({ ...settings, seeding: 'distinct', generator }, 1);
      return [
        run('fast streams', await sized('xoshiro'), 1),
        run('NumPy’s, as in the article', await sized('numpy'), 1),
      ];
    }
  }
}

/** Runs of a short condition that make one sample, so that it can be timed. */
const REPEATS = 10;

/** A condition whose sample is several runs, one after the other. */
function repeated(condition: MeasuredCondition): MeasuredCondition {
  return {
    ...condition,
    steps: REPEATS * condition.steps,
    measure: async () => {
      const runs: Parts[] = [];
      for (let i = 0; i < REPEATS; i++) runs.push(await condition.measure());
      const sum = (part: keyof Parts) => runs.reduce((all, run) => all + run[part], 0);
      return { wallMs: sum('wallMs'), ...eachPart(sum) };
    },
  };
}

/** The run on workers that are started for it, as the article starts its processes; their end is not timed. */
async function runAnew(settings: Settings, workers: number, signal: AbortSignal): Promise<Parts> {
  const startedAt = timeStamp();
  const pool = new WorkerPool<JobApi>({ spawn: spawnWorker, size: workers });
  const startMs = timeStamp() - startedAt;
  try {
    const { parts } = await undisturbedRun(pool, settings, workers, signal);
    return { ...parts, startMs: parts.startMs + startMs, wallMs: parts.wallMs + startMs };
  } finally {
    pool.dispose();
    await new Promise((resolve) => setTimeout(resolve, ENDING_MS));
  }
}

/** For threads to end before the next ones start. */
const ENDING_MS = 20;
