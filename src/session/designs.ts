import type { CurvePart } from '../core/design/curve.ts';
import type { Curve, Design } from '../core/design/Design.ts';
import type { DesignQuestion } from '../core/design/designAnswer.ts';
import type { Futures } from '../core/design/futures.ts';
import { areSettingsEqual } from '../core/settings/sameSettings.ts';
import type { Settings } from '../core/settings/Settings.ts';
import type { JobApi } from '../workers/contract.ts';
import type { WorkerPool } from '../workers/pool/WorkerPool.ts';
import { NewestFirst } from './NewestFirst.ts';

/** A design that is asked for. */
export interface WantedDesign {
  readonly question: DesignQuestion;
  /** active storage up to which curves reach */
  readonly top: number;
  /** coarse curves will do */
  readonly isMoving: boolean;
  /** workers that may have work at the same time */
  readonly workers: number;
}

export type Designs = NewestFirst<WantedDesign, Design, Design>;

/** Answers and curves for the newest settings; while a slider moves one is finished before the next is begun. */
export function createDesigns(pool: WorkerPool<JobApi>): Designs {
  const kept = new Map<string, CurvePart>();
  let last: readonly Curve[] = [];
  /** Until a curve is there, the one before stays in sight. */
  const withOlder = ({ answer, curves }: Design): Design => {
    const isNew = (of: Curve) => curves.some(({ reliability }) => reliability === of.reliability);
    const all = [...curves, ...last.filter((curve) => !isNew(curve))];
    return { answer, curves: all.toSorted((a, b) => a.reliability - b.reliability) };
  };
  return new NewestFirst({
    work: async ({ question, top, isMoving, workers }, signal, onProgress) => {
      const { solveDesign } = await import('../workers/run/solveDesign.ts');
      const finenesses = isMoving ? (['moving'] as const) : (['moving', 'resting'] as const);
      const design = await solveDesign(
        pool,
        question,
        { top, finenesses, workers, signal, onProgress: (part) => onProgress(withOlder(part)) },
        kept,
      );
      last = design.curves;
      return design;
    },
    mayFinish: (running, wanted) => running.isMoving && wanted.isMoving,
  });
}

/** The futures of a run that are asked for. */
export interface WantedFutures {
  readonly settings: Settings;
  readonly years: number;
}

/** The storages that the futures of the newest run need. One is finished first, or none would ever be shown. */
export function createFutures(pool: WorkerPool<JobApi>): NewestFirst<WantedFutures, Futures> {
  return new NewestFirst({
    work: ({ settings, years }) =>
      pool.run((remote) => remote.futuresOf(settings, years), { name: 'The futures' }),
    isSettled: ({ done, ended }, { settings, years }) =>
      [done, ended].some(
        (each) => each?.of.years === years && areSettingsEqual(each.of.settings, settings),
      ),
  });
}
