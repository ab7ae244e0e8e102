import { NO_POINTS, type CurvePart, type CurveRequest } from '../../core/design/curve.ts';
import type { Design } from '../../core/design/Design.ts';
import type { DesignAnswer, DesignQuestion } from '../../core/design/designAnswer.ts';
import type { FileDesign } from '../../core/design/designJson.ts';
import type { DesignKeys } from '../../core/design/Goal.ts';
import type { RecordChoice } from '../../core/record/InflowRecord.ts';
import { intervalRequest } from '../../core/record/intervalRequest.ts';
import type { Settings } from '../../core/settings/Settings.ts';
import type { JobApi } from '../contract.ts';
import type { WorkerPool } from '../pool/WorkerPool.ts';
import { resampleStorage } from './resampleStorage.ts';

/** Reliabilities that have a curve, besides the one that is asked for. */
export const CURVES = [0.8, 0.9, 0.95, 0.98, 0.99] as const;

/** How finely curves are drawn: while a slider moves, when it rests, in files. */
export const FINENESS = {
  moving: { pieces: 12, tolerance: 1e-4, mostUnknowns: 130 },
  resting: { pieces: 48, tolerance: 1e-6, mostUnknowns: 200 },
  file: { pieces: 24, tolerance: 1e-10, mostUnknowns: 200 },
} as const;

/** Active storage up to which curves in files reach, in spreads of the inflow. */
const FILE_SPREADS = 6;

export type Fineness = keyof typeof FINENESS;

export interface DesignOptions {
  /** active storage up to which curves reach */
  readonly top: number;
  /** one after the other */
  readonly finenesses: readonly Fineness[];
  readonly workers: number;
  readonly signal: AbortSignal;
  readonly onProgress?: (design: Design) => void;
}

/** Curves that are kept, for reservoirs of one inflow share them. */
const MOST_KEPT = 32;

/**
 * Solves for the storage, the yield and the curves of equal reliability: first the answer, then the curve of the
 * reliability asked for, then the others. What is computed in a worker is not broken off, though nobody waits for it any
 * more: some ms for points of a curve, up to 64 ms for an answer, or seconds where that has near 300 unknowns.
 *
 * @param kept - curves that were drawn before, the finest of each
 * @throws `signal.reason`; what the pool throws
 */
export async function solveDesign(
  pool: WorkerPool<JobApi>,
  question: DesignQuestion,
  { top, finenesses, workers, signal, onProgress }: DesignOptions,
  kept = new Map<string, CurvePart>(),
): Promise<Design> {
  const drawn = new Map<number, CurvePart['points']>();
  const design = (answer: DesignAnswer): Design => ({
    answer,
    curves: [...drawn]
      .toSorted(([a], [b]) => a - b)
      .map(([reliability, points]) => ({ reliability, points })),
  });
  let known: DesignAnswer | null = null;
  // answer and first curve together: a picture for each would be more than are seen
  const tell = () => {
    const isSeen = drawn.has(question.reliability) || question.reservoir.sigma === 0;
    if (known !== null && isSeen) onProgress?.(design(known));
  };
  const findAnswer = async () => {
    known = await pool.run((remote) => remote.answerDesign(question), { name: 'The answer' });
    signal.throwIfAborted();
    tell();
    return known;
  };
  const drawCurves = async () => {
    const { reservoir, goal } = question;
    const { mu, sigma, rho = 0 } = reservoir;
    if (sigma === 0) return;
    for (const fineness of finenesses) {
      const left = [...new Set([question.reliability, ...CURVES])];
      const runLane = async () => {
        for (let next = left.shift(); next !== undefined; next = left.shift()) {
          const reliability = next;
          const request = {
            inflow: { mu, sigma, rho },
            goal,
            reliability,
            top,
            ...FINENESS[fineness],
          };
          const { points } = await drawCurve(pool, request, signal, kept);
          drawn.set(reliability, points);
          if (reliability === question.reliability) tell();
        }
      };
      await Promise.all(Array.from({ length: workers }, runLane));
      if (fineness !== finenesses.at(-1)) tell();
    }
  };
  const [answer] = await Promise.all([findAnswer(), drawCurves()]); // the first is asked for first
  return design(answer);
}

/**
 * The design of a run's reservoir as files hold it: curves over six spreads of the inflow, in digits of their own.
 *
 * @param record - the one in use
 */
export async function designForFile(
  pool: WorkerPool<JobApi>,
  { K, mu, sigma, target, rho }: Settings,
  { reliability, measure, years }: DesignKeys,
  record: RecordChoice | null,
  options: Pick<DesignOptions, 'workers' | 'signal'>,
): Promise<FileDesign> {
  const reservoir = { K, mu, sigma, target, rho };
  const question = { reservoir, goal: { measure, years }, reliability };
  const design = await solveDesign(pool, question, {
    ...options,
    top: FILE_SPREADS * sigma,
    finenesses: ['file'],
  });
  const request = record && intervalRequest(record, reservoir, question.goal, reliability);
  const found = request && (await resampleStorage(pool, request, options.signal));
  return { ...design, interval: found && { ...found, blockLength: request.blockLength } };
}

async function drawCurve(
  pool: WorkerPool<JobApi>,
  request: CurveRequest,
  signal: AbortSignal,
  kept: Map<string, CurvePart>,
): Promise<CurvePart> {
  const { inflow, goal, reliability, top, pieces } = request;
  const { measure } = goal;
  // of a finer one too: that serves as well
  const key = JSON.stringify([inflow, measure === 'run' ? goal : measure, reliability, top]);
  const known = kept.get(key);
  if (known !== undefined && known.points.length > pieces) return known;
  let part = NO_POINTS;
  while (!part.isDone) {
    const from = part;
    part = await pool.run((remote) => remote.drawCurve(request, from), { name: 'A curve' });
    signal.throwIfAborted();
  }
  kept.delete(key);
  kept.set(key, part); // the newest last
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) break;
    kept.delete(oldest);
  }
  return part;
}
