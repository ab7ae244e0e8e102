import { dot, type CarryOver, type Reservoir } from './CarryOver.ts';
import type { StepMean } from './law.ts';

/** A number f of each step that depends on the carry-over Y before it and on the inflow. */
interface StepFunction {
  readonly mean: number;
  /** of a single step */
  readonly variance: number;
  /** weights of the integral of g against the derivative of E[f | Y = y] */
  readonly row: Float64Array;
  /** Cov(f, 1{Y' > y}), with the carry-over Y' after the step */
  readonly together: Float64Array;
}

/**
 * What neighbouring steps have in common: Cov(f_0, f_k) = row · A^(k-1) together, and a start from full adds
 * row · A^(k-1) G to the mean of step k. Summed over all k both are one solution of (I - A) Z = ...
 */
export function stepMean(carryOver: CarryOver, G: Float64Array): (f: StepFunction) => StepMean {
  const fromFull = carryOver.solve(G);
  return ({ mean, variance, row, together }) => ({
    mean,
    variance: variance + 2 * dot(row, carryOver.solve(together)),
    startBias: dot(row, fromFull),
  });
}

/** What lies this much below an atom is told apart from it: more than round-off, less than what the law can do there. */
export function justBelow({ K, sigma }: Reservoir): number {
  return Math.min(1e-9 * K, 1e-6 * sigma);
}
