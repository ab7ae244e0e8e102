import { formatCount } from '../../components/format.ts';

/** That the correlation of storages is none, and what it is worth, as far as that is known. */
export function notATest(isStart: boolean, effectiveSteps: number | null): string {
  if (isStart) return 'not a test (start-up dominates)';
  if (effectiveSteps === null) return 'not a test';
  return `not a test (effective\u00a0n\u00a0=\u00a0${formatCount(effectiveSteps)})`;
}
