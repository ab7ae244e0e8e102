import { inflowOf } from '../reservoir/inflow.ts';
import type { Reservoir } from './CarryOver.ts';
import type { StepMean } from './law.ts';

/** The inflow of each step, which knows nothing of the others. */
export function inflowLaw(reservoir: Pick<Reservoir, 'mu' | 'sigma'>): StepMean {
  const { mean, standardDeviation } = inflowOf(reservoir);
  return { mean, variance: standardDeviation ** 2, startBias: 0 };
}
