import type { Settings } from '../settings/Settings.ts';
import type { Discarded } from './discarded.ts';
import type { Parts } from './Timing.ts';

/** What may be compared beside worker counts. */
export const COMPARISONS = ['scaling', 'hand-over', 'start', 'kernel', 'generator'] as const;
export type ComparisonKind = (typeof COMPARISONS)[number];

/** What several conditions of a comparison have in common: a kind of scaling, a size of messages. */
export const CONDITION_GROUPS = ['strong', 'weak', '8 MB', '8 kB'] as const;
export type ConditionGroup = (typeof CONDITION_GROUPS)[number];

/** One of the ways that are compared. */
export interface Condition {
  /** its own within its group */
  readonly name: string;
  /** null where the comparison has no groups */
  readonly group: ConditionGroup | null;
  /** the work of one sample, in steps; values handed over where nothing is computed */
  readonly steps: number;
  /** of one run of it; null where nothing is simulated */
  readonly settings: Settings | null;
  /** messages of one sample, where these are what is compared */
  readonly messages: number | null;
  readonly workers: number;
}

/** Its name in all of the comparison: `copied, 8 MB`. */
export function conditionName({ name, group }: Pick<Condition, 'name' | 'group'>): string {
  return group === null ? name : `${name}, ${group}`;
}

/** One timed run of one condition. */
export interface ComparisonSample extends Parts {
  readonly round: number;
  /** place of its condition */
  readonly condition: number;
}

/** A comparison, finished or growing. The first condition is what the others are compared with. */
export interface Comparison extends Discarded {
  readonly kind: ComparisonKind;
  readonly conditions: readonly Condition[];
  readonly roundCount: number;
  readonly samples: readonly ComparisonSample[];
  /** null where it was not noted */
  readonly clockStepMs: number | null;
}
