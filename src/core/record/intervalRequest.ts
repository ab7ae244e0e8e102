import type { Goal } from '../design/Goal.ts';
import { LEAST_FITTED } from './fittedLaw.ts';
import type { RecordChoice } from './InflowRecord.ts';
import type { ResampleRequest } from './resampleStorage.ts';

/**
 * The resamples that tell how well a record knows the storage of an answer: by single values, as the law takes them, or by
 * blocks where runs draw those. Null where there are too few to fit a law to, no target to meet, or a law with ρ: to the
 * resamples the law of independent steps is fitted.
 */
export function intervalRequest(
  { record, draw, blockLength }: RecordChoice,
  { target, rho = 0 }: { readonly target: number; readonly rho?: number },
  goal: Goal,
  reliability: number,
): ResampleRequest | null {
  const values = record.values.filter((value) => value !== null).map((q) => Math.max(q, 0));
  if (values.length < LEAST_FITTED || target === 0 || rho !== 0) return null;
  return { values, blockLength: draw === 'blocks' ? blockLength : 1, target, goal, reliability };
}
