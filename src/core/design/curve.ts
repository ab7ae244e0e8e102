import type { Goal, InflowParameters } from './Goal.ts';
import { yieldOf } from './yieldOf.ts';

/** A curve of equal reliability in the plane of target and active storage. */
export interface CurveRequest {
  readonly inflow: InflowParameters;
  readonly goal: Goal;
  readonly reliability: number;
  /** active storage up to which it reaches */
  readonly top: number;
  /** pieces that it is made of */
  readonly pieces: number;
  /** of the logarithm of what is missing */
  readonly tolerance: number;
  /** of the law at a point; one that needs more ends the curve */
  readonly mostUnknowns: number;
}

export type CurvePoint = readonly [target: number, activeStorage: number];

/** A curve as far as it is found, as plain data. */
export interface CurvePart {
  readonly points: readonly CurvePoint[];
  /** how the logarithm of what is missing rises with the target at the last point */
  readonly slope: number | null;
  readonly isDone: boolean;
}

export const NO_POINTS: CurvePart = { points: [], slope: null, isDone: false };

/** Active storages are nearer to one another where the curve bends: by this power. */
const BEND = 1.5;

/**
 * Adds one point to a curve: the yield of the next active storage, which there always is, where the storage that a target
 * needs may not be. A point that cannot be solved ends the curve.
 */
export function nextPoint(request: CurveRequest, { points, slope }: CurvePart): CurvePart {
  const { inflow, goal, reliability, top, pieces, tolerance, mostUnknowns } = request;
  const index = points.length;
  const B = top * (index / pieces) ** BEND;
  const last = points[index - 1]?.[0] ?? 0;
  const before = points[index - 2]?.[0] ?? last;
  const start = last > 0 ? { target: 2 * last - before, slope } : null;
  const found = yieldOf({ B }, inflow, goal, reliability, tolerance, start, mostUnknowns);
  if (found.kind === 'unsolved') return { points, slope, isDone: true };
  return {
    points: [...points, [found.target, B]],
    slope: found.kind === 'reached' ? found.slope : slope,
    isDone: index === pieces,
  };
}
