/**
 * The firm yield of a record: the greatest target that an active storage meets in every step, from full.
 *
 * @param inflows - at least one
 * @param cycles - 2: the record comes twice, and the yield is at most its mean
 */
export function firmYield(
  _inflows: readonly number[],
  _activeStorage: number,
  _cycles: 1 | 2,
): number {
  throw new Error('not yet');
}
