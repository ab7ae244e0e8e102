import type { Goal } from '../design/Goal.ts';
import type { RecordChoice } from './InflowRecord.ts';
import type { ResampleRequest } from './resampleStorage.ts';

/**
 * The resamples that tell how well a record knows the storage of an answer: by single values, as the law takes them, or by
 * blocks where runs draw those. Null where there is nothing to resample, or no target to meet.
 */
export function intervalRequest(
  { record, draw, blockLength }: RecordChoice,
  target: number,
  goal: Goal,
  reliability: number,
): ResampleRequest | null {
  const values = record.values.filter((value) => value !== null).map((q) => Math.max(q, 0));
  if (values.length < 2 || target === 0) return null;
  return { values, blockLength: draw === 'blocks' ? blockLength : 1, target, goal, reliability };
}
