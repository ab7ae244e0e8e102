import type { HandOverApi } from '../hand-over/contract.ts';
import { handOverConditions } from '../hand-over/handOverConditions.ts';
import { handOverSample } from '../hand-over/handOverSample.ts';
import { spawnHandOver } from '../hand-over/spawnHandOver.ts';
import { measureConditions, type CompareOptions } from './measureConditions.ts';
import { withPool } from './withPool.ts';

/**
 * Compares ways to hand numbers over from one worker, in large messages and in small ones.
 *
 * @throws what `compare` throws
 */
export function compareHandOver(options: CompareOptions): Promise<void> {
  const { signal } = options;
  return withPool<HandOverApi, void>({ spawn: spawnHandOver, size: 1 }, signal, (pool) => {
    const conditions = handOverConditions(crossOriginIsolated).map((condition) => ({
      ...condition,
      measure: () => handOverSample(pool, condition, signal),
    }));
    return measureConditions(conditions, options);
  });
}
