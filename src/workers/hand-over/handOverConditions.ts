import type { Condition } from '../../core/timing/Comparison.ts';

/**
 * How values come from a worker to the page: in an array that is transferred, and given back by the page
 * with the next call, as runs do; in a fresh one for each message; as a copy (structured clone) of an array that the worker
 * keeps; in memory that both threads have. Each way may keep the memory that it is able to keep.
 */
export const WAYS = ['transferred and sent back', 'transferred', 'copied', 'shared'] as const;
export type Way = (typeof WAYS)[number];

/** A way and a size of message; `steps` counts the values of all messages of a sample. */
export interface HandOverCondition extends Condition {
  readonly name: Way;
  readonly messages: number;
  readonly valuesPerMessage: number;
}

/** Messages of a sample, so many that each takes some tens of ms. */
const SIZES = [
  { group: '8 MB', valuesPerMessage: 1e6, messages: 20 },
  { group: '8 kB', valuesPerMessage: 1000, messages: 1000 },
] as const;

/**
 * Every way in every size; the ways of a size hand over the same values.
 *
 * @param isIsolated - whether the page is cross-origin isolated: threads can share memory only then
 */
export function handOverConditions(isIsolated: boolean): HandOverCondition[] {
  const ways = WAYS.filter((way) => isIsolated || way !== 'shared');
  return SIZES.flatMap(({ group, valuesPerMessage, messages }) =>
    ways.map((way) => ({
      name: way,
      group,
      steps: messages * valuesPerMessage,
      settings: null,
      messages,
      workers: 1,
      valuesPerMessage,
    })),
  );
}
