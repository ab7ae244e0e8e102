import { beforeEach, expect, test } from 'vitest';
import type { CurvePart, CurveRequest } from '../../src/core/design/curve.ts';
import { answerDesign } from '../../src/core/design/designAnswer.ts';
import { futuresOf } from '../../src/core/design/futures.ts';
import type { Measure } from '../../src/core/design/Goal.ts';
import { createDesigns, createFutures, type WantedDesign } from '../../src/session/designs.ts';
import type { JobApi } from '../../src/workers/contract.ts';
import type { WorkerPool } from '../../src/workers/pool/WorkerPool.ts';
import { CURVES, FINENESS } from '../../src/workers/run/solveDesign.ts';
import { DEFAULTS } from '../support/settings.ts';
import { solvedOnce } from '../support/solvedOnce.ts';

/** The next point of a curve; where such points lie is tested with the solver. */
function pointAtOnce(request: CurveRequest, { points }: CurvePart): CurvePart {
  const { inflow, reliability, top, pieces } = request;
  const B = (top * points.length) / pieces;
  const isDone = points.length === pieces;
  return { points: [...points, [inflow.mu * (1.5 - reliability) + B, B]], slope: null, isDone };
}

/** A pool in this thread that counts its calls; and what waits in it until it goes on. */
function countingPool(failures = 0) {
  const calls: string[] = [];
  let left = failures;
  const remote = {
    answerDesign: solvedOnce(answerDesign),
    drawCurve: pointAtOnce,
    futuresOf,
  };
  const pool = {
    run: async (call: (of: typeof remote) => unknown, { name }: { name: string }) => {
      calls.push(name);
      await new Promise((resolve) => setImmediate(resolve));
      if (left-- > 0) throw new Error('no network');
      return call(remote);
    },
  };
  return { calls, pool: pool as unknown as WorkerPool<JobApi> };
}

const wanted = (change: Partial<WantedDesign> & { K?: number; mu?: number } = {}) => {
  const { K = 200, mu = 100, ...rest } = change;
  const reservoir = { K, mu, sigma: 20, target: 80 };
  const question = {
    reservoir,
    goal: { measure: 'time' as Measure, years: 50 },
    reliability: 0.97,
  };
  return { question, top: 60, isMoving: true, workers: 2, ...rest };
};

let counting: ReturnType<typeof countingPool>;
let designs: ReturnType<typeof createDesigns>;
beforeEach(() => {
  counting = countingPool();
  designs = createDesigns(counting.pool);
});
const idle = () => expect.poll(() => designs.state().running).toBeNull();

test('an answer comes with the curve that is asked for, then the others', async () => {
  const seen: number[][] = [];
  designs.subscribe(() => {
    const curves = designs.state().running?.progress?.curves;
    if (curves !== undefined) seen.push(curves.map(({ reliability }) => reliability));
  });
  designs.want(wanted({ workers: 1 }));
  await idle();
  expect(seen[0]).toEqual([0.97]);
  const { answer, curves } = designs.state().done!.result;
  expect(answer).toEqual(answerDesign(wanted().question));
  expect(curves.map(({ reliability }) => reliability)).toEqual(
    [...CURVES, 0.97].toSorted((a, b) => a - b),
  );
  for (const { points } of curves) expect(points).toHaveLength(FINENESS.moving.pieces + 1);
});

test('at rest curves become finer, and serve the next reservoirs of this inflow', async () => {
  designs.want(wanted({ isMoving: false }));
  await idle();
  const { curves } = designs.state().done!.result;
  for (const { points } of curves) expect(points).toHaveLength(FINENESS.resting.pieces + 1);
  counting.calls.length = 0;
  designs.want(wanted({ K: 300 }));
  await idle();
  expect(counting.calls).toEqual(['The answer']);
  expect(designs.state().done!.result.curves).toEqual(curves);
});

test('a newer request ends an older one between two calls, but a moving slider lets one finish', async () => {
  designs.want(wanted({ isMoving: false, mu: 101 }));
  await expect.poll(() => counting.calls.length).toBeGreaterThan(3);
  const before = counting.calls.length;
  designs.want(wanted({ mu: 102 }));
  expect(designs.state().running!.of.question.reservoir.mu).toBe(102);
  // the lanes of the older one end, and nothing is heard of it
  await idle();
  expect(designs.state().done!.of.question.reservoir.mu).toBe(102);
  const ofNewest = 1 + (CURVES.length + 1) * (FINENESS.moving.pieces + 1);
  expect(counting.calls.length - before).toBe(ofNewest);

  designs.want(wanted({ mu: 103 }));
  designs.want(wanted({ mu: 104 }));
  expect(designs.state().running!.of.question.reservoir.mu).toBe(103);
  await idle();
});

test('until a curve is there the one before stays in sight', async () => {
  designs.want(wanted());
  await idle();
  const before = designs.state().done!.result.curves;
  designs.want(wanted({ mu: 90 }));
  const seen: unknown[] = [];
  designs.subscribe(() => seen.push(designs.state().running?.progress?.curves));
  await idle();
  const isAsked = ({ reliability }: { reliability: number }) => reliability === 0.97;
  const [first] = seen as [typeof before];
  expect(first.filter((curve) => !isAsked(curve))).toEqual(
    before.filter((curve) => !isAsked(curve)),
  );
  expect(first.find(isAsked)).not.toEqual(before.find(isAsked));
  expect(designs.state().done!.result.curves).not.toEqual(before);
});

test('what failed may be tried again', async () => {
  const { pool } = countingPool(1);
  const failing = createDesigns(pool);
  failing.want(wanted());
  await expect.poll(() => failing.state().ended?.error).toBeInstanceOf(Error);
  failing.retry();
  await expect.poll(() => failing.state().done?.result.curves.length).toBe(CURVES.length + 1);
});

test('the futures of the newest run are found once', async () => {
  const futures = createFutures(counting.pool);
  const settings = { ...DEFAULTS, T: 100, chunks: 10 };
  futures.want({ settings, years: 10 });
  await expect.poll(() => futures.state().done).not.toBeNull();
  expect(futures.state().done!.result.peaks).toHaveLength(10);
  futures.want({ settings: { ...settings }, years: 10 });
  expect(futures.state().running).toBeNull();
  futures.want({ settings, years: 5 });
  expect(futures.state().running).not.toBeNull();
});
