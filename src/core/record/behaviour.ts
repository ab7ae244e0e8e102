/** A sequence of inflows through the reservoir, from full: what came of it. Words as in the field. */
export interface Behaviour {
  readonly steps: number;
  readonly failedSteps: number;
  /** runs of failed steps */
  readonly events: number;
  readonly timeReliability: number;
  readonly volumetricReliability: number;
  /** null without a failure, as the next */
  readonly resilience: number | null;
  readonly vulnerability: number | null;
  readonly longestFailure: number;
  readonly largestDeficit: number;
  readonly spill: number;
  readonly lastStorage: number;
  readonly minStorage: number;
  readonly fullSteps: number;
  /** the steps that failed, from 0 */
  readonly failures: readonly number[];
}

/** @param target - above 0, up to K */
export function behaviour(
  _inflows: readonly number[],
  _reservoir: { readonly K: number; readonly target: number },
): Behaviour {
  throw new Error('not yet');
}
